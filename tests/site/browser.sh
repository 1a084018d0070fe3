#!/usr/bin/env bash
# Builds the site of the example repository and opens its pages in a browser.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$1" init --example "$scratch/example" >/dev/null
"$1" -C "$scratch/example" build --out ../site >/dev/null
node "$root/tests/site/check.mjs" "$scratch/site"
