#!/usr/bin/env bash
# Builds the site of the example repository and runs scripts of this folder on it, each given the site.
#
#   on_example.sh DEBRIEF SCRIPT...
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
debrief=$1
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$debrief" init --example "$scratch/example" >/dev/null
"$debrief" -C "$scratch/example" build --out ../site >/dev/null
for script in "$@"; do node "$here/$script" "$scratch/site"; done
