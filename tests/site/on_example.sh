#!/usr/bin/env bash
# Builds the site of the example repository and runs scripts of this folder on it, each given the site
# as it comes and the same for the public, which search engines may keep.
#
#   on_example.sh DEBRIEF SCRIPT...
#
# So that there is a page of every kind, people are shown by their names, one record gets another
# name, and one holds all kinds of text; see more/.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
debrief=$1
shift
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
example=$scratch/example
"$debrief" init --example "$example" >/dev/null

in_example() { git -C "$example" -c user.name=Ada -c user.email=ada@example.org "$@"; }
sed -i 's/^site: { /&people: names, /' "$example/.debrief.yaml"
grep -q 'people: names' "$example/.debrief.yaml"
cp "$here"/more/* "$example/postmortems/2022/"
in_example add --all
in_example commit --quiet --message "Write up all kinds of text"
in_example mv postmortems/2020/2020-11-03-percent-of-what.md postmortems/2020/2020-11-03-what-percent.md
sed -i 's/^id: 2020-11-03-percent-of-what$/id: 2020-11-03-what-percent/' \
  "$example/postmortems/2020/2020-11-03-what-percent.md"
in_example commit --quiet --all --message "Call it by what was asked"
"$debrief" -C "$example" build --out ../site >/dev/null
sed -i 's/^site: { /&visibility: public, /' "$example/.debrief.yaml"
"$debrief" -C "$example" build --out ../public >/dev/null
for script in "$@"; do node "$here/$script" "$scratch/site" "$scratch/public"; done
