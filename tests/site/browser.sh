#!/usr/bin/env bash
# Builds the site of the example repository, opens its pages in a browser, and searches in it.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$1" init --example "$scratch/example" >/dev/null
"$1" -C "$scratch/example" build --out ../site >/dev/null
node "$root/tests/site/check.mjs" "$scratch/site"
node "$root/tests/site/search.mjs" "$scratch/site"
