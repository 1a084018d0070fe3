#!/usr/bin/env bash
# Runs the newcomer's main job in a scratch directory and looks at what came of it.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
fail() { echo "FAILED: $*" >&2; cat "$scratch/out" >&2; exit 1; }

"$root/tools/main-job" "$1" "$scratch/example" >"$scratch/out" 2>&1 || fail "the main job ended with $?"
example=$scratch/example
[ "$(git -C "$example" rev-list --count HEAD)" -ge 12 ] || fail "the example has too short a history"
[ "$(find "$example/postmortems" -name '2*.md' | wc -l)" -ge 7 ] || fail "fewer than six post-mortems and the new one"
grep -q 'blame/should-have' "$scratch/out" || fail "lint does not see the sentence of the unfinished post-mortem"
if grep -q '2022-05-03-cache-stampede-after-deploy.md:[0-9]' "$scratch/out"; then
  fail "lint asks something of a draft that was just started"
fi
grep -q 'hangs in the air' "$scratch/out" || fail "trace does not say what hangs in the air"
grep -q 'overdue, 1 unowned' "$scratch/out" || fail "the actions are not listed"
[ -f "$example/_site/index.html" ] || fail "no site"
for document in "$example"/postmortems/2*.md; do
  id=$(sed -n 's/^id: //p' "$document" | head -1)
  [ -f "$example/_site/incidents/$id.html" ] || fail "no page for $id"
done
grep -q 'Open .*index.html' "$scratch/out" || fail "it does not say where the site is"
