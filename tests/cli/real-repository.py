#!/usr/bin/env python3
"""Adopts, lints and builds a real repository, and holds what comes out against git and a JSON Schema validator.

usage: real-repository.py DEBRIEF        needs DEBRIEF_CORPUS; exit code 77 (skipped) without it

Independent of the program: positions are counted again from the bytes, dates are read from `git log`, the findings are
validated by python3-jsonschema.
"""
import filecmp
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What was committed as an empty copy of the template first: when text came.
WRITTEN_LATER = {"PM2024-003 - Kube state metrics exposing wrong labels.md": "2024-06-11T13:55:58+02:00"}


def run(*command, cwd, codes=(0,)):
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    assert done.returncode in codes, (command, done.returncode, done.stdout.decode(), done.stderr.decode())
    return done.stdout.decode("utf-8", "surrogateescape")


def first_dates(repository):
    """path → author date of its first revision through renames, as plain `git log` tells it."""
    log = run("git", "-c", "core.quotePath=false", "log", "--reverse", "--topo-order", "--format=@%aI", "--name-status",
              "-M60%", cwd=repository)
    dates, date = {}, None
    for line in log.splitlines():
        if line.startswith("@"):
            date = line[1:]
        elif line:
            status, *paths = line.split("\t")
            if status.startswith("R") and "emplate" not in paths[0]:
                dates[paths[1]] = dates[paths[0]]
            elif status[0] in "AR":
                dates.setdefault(paths[-1], date)
    return dates


def check_place(place, data):
    """Line and column of a byte offset, counted from the bytes."""
    before = data[: place["offset"]]
    line = before.count(b"\n") + 1
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode("utf-8-sig" if start == 0 else "utf-8")) + 1
    assert (place["line"], place["column"]) == (line, column), (place, line, column)


def check_findings(report, repository):
    schema = json.loads((ROOT / "schema/findings.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.Draft7Validator(schema).validate(report)
    for finding in report["findings"]:
        data = (repository / finding["path"]).read_bytes()
        start, end = finding["range"]["start"], finding["range"]["end"]
        assert 0 <= start["offset"] <= end["offset"] <= len(data), finding
        check_place(start, data)
        check_place(end, data)


def same_trees(left, right):
    both = filecmp.dircmp(left, right)
    assert not both.left_only and not both.right_only, (both.left_only, both.right_only)
    _, different, errors = filecmp.cmpfiles(left, right, both.common_files, shallow=False)
    assert not different and not errors, different
    for name in both.common_dirs:
        same_trees(left / name, right / name)


def main():
    corpus = os.environ.get("DEBRIEF_CORPUS")
    if not corpus:
        print("skipped: DEBRIEF_CORPUS is not set")
        sys.exit(77)
    debrief = sys.argv[1]
    with tempfile.TemporaryDirectory() as scratch:
        repository = pathlib.Path(scratch) / "clone"
        run("git", "clone", "-q", f"{corpus}/dfds-postmortems.bundle", str(repository), cwd=scratch)
        run(debrief, "init", "--adopt", cwd=repository)
        report = json.loads(run(debrief, "lint", "--output-format", "json", cwd=repository, codes=(0, 1)))
        assert report["documents"] == 38, report["documents"]
        check_findings(report, repository)
        run(debrief, "build", "--out", "../one", cwd=repository)
        run(debrief, "-j", "5", "build", "--out", "../two", cwd=repository)
        one = pathlib.Path(scratch) / "one"
        same_trees(one, pathlib.Path(scratch) / "two")
        incidents = json.loads((one / "api/v1/incidents.json").read_text())["incidents"]
        dates = first_dates(repository)
        assert len(incidents) == 38
        for incident in incidents:
            assert (one / incident["page"]).is_file(), incident["page"]
            expected = WRITTEN_LATER.get(incident["path"], dates[incident["path"]])
            assert incident["first_written"] == expected, (incident["path"], expected)
            assert "@" not in "".join(incident["authors"]), incident["authors"]
        pages = "".join(page.read_text() for page in one.rglob("*.html"))
        for address in set(run("git", "log", "--format=%ae", cwd=repository).split()):
            assert address not in pages, "an author's address stands on a page"
        print(f"{len(report['findings'])} findings and {len(incidents)} pages agree with git and the schema")


if __name__ == "__main__":
    main()
