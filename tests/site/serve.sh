#!/usr/bin/env bash
# Previews the example repository in a browser while its files change.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$1" init --example "$scratch/example" >/dev/null
node "$root/tests/site/serve.mjs" "$1" "$scratch/example"
