#!/usr/bin/env python3
"""Imports every real document, and holds the new files against the originals: no word lost, nothing read otherwise.

usage: import-corpus.py DEBRIEF        needs DEBRIEF_CORPUS; exit code 77 (skipped) without it

Independent of the program: words are taken from the bytes, dates from `git log`, the report is validated by
python3-jsonschema. What the report says was changed (headings, links) is the only exception.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
GROUPS = ("metadata", "timeline", "links")
GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org")


def run(*command, cwd, codes=(0,)):
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    assert done.returncode in codes, (command, done.returncode, done.stdout.decode(), done.stderr.decode())
    return done.stdout.decode("utf-8", "surrogateescape")


def words(text):
    return re.findall(r"\w+", text)


def body_lines(text):
    """(number, line) of what stands below the front matter."""
    lines = text.split("\n")
    fences = [i for i in range(1, len(lines)) if lines[i].strip() in ("---", "...")]
    start = fences[0] + 1 if lines[0].strip() == "---" and fences else 0
    return [(i + 1, lines[i]) for i in range(start, len(lines))]


def check_words(entry, old, new):
    """Every word of the original, line by line, stands in the new file in the same order."""
    changed = {note["line"] for note in entry["understood"]
               if note["field"] in ("heading", "link") and note["why"].startswith("was “")}
    kept = iter(words("\n".join(line for _, line in body_lines(new))))
    for number, line in body_lines(old):
        if number in changed:
            continue
        for word in words(line):
            assert any(word == each for each in kept), (entry["source"], number, word)


def check_front_matter(entry, old, new):
    """Every word of the old front matter stands in the new one, or was settled by a field that says the same."""
    lines = old.split("\n")
    first = body_lines(old)[0][0]
    if first == 1:
        return
    block = "\n".join(lines[1 : first - 2])
    new_words = set(words(new))
    lost = [word for word in words(block) if word not in new_words]
    keys = {match.group(1) for match in re.finditer(r"^(\w+):", block, re.M)}
    assert set(lost) <= keys, (entry["source"], lost)


def is_within(few, many):
    """All of `few`, in their order: lists that became sections are read where they were not before."""
    rest = iter(many)
    return all(any(each == other for other in rest) for each in few)


def records(debrief, repository, path):
    record = json.loads(run(debrief, "show", path, "--output-format", "json", cwd=repository))
    timeline = [{key: each[key] for key in ("at", "local", "zone", "date_only", "approximate", "text")}
                for each in record["timeline"]]
    actions = [{key: each[key] for key in ("text", "owners", "due", "status", "type")} for each in record["actions"]]
    return record["mode"], timeline, actions


def findings(debrief, repository, paths, severities):
    """path → the rules and messages of the groups that import must not add to."""
    report = json.loads(run(debrief, "lint", "--output-format", "json", *paths, cwd=repository, codes=(0, 1)))
    found = {path: set() for path in paths}
    for finding in report["findings"]:
        if finding["severity"] in severities and finding["rule"].split("/")[0] in GROUPS:
            found[finding["path"]].add((finding["rule"], finding["message"]))
    return found


def check_import(debrief, repository, paths):
    report = json.loads(run(debrief, "import", "--output-format", "json", *paths, cwd=repository, codes=(0, 1)))
    schema = json.loads((ROOT / "schema/import.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.Draft7Validator(schema).validate(report)
    assert len(report["files"]) == len(paths)
    imported = [entry for entry in report["files"] if entry["outcome"] == "imported"]
    for entry in report["files"]:
        assert entry["outcome"] == "imported" or "template" in entry["message"], entry
    # The program starts anew for each file, which is what takes the time.
    shown_paths = [entry[side] for entry in imported for side in ("source", "target")]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        shown = dict(zip(shown_paths, pool.map(lambda path: records(debrief, repository, path), shown_paths)))
    for entry in imported:
        old = (repository / entry["source"]).read_bytes().decode("utf-8", "replace")
        new = (repository / entry["target"]).read_bytes().decode("utf-8", "replace")
        check_words(entry, old, new)
        check_front_matter(entry, old, new)
        _, timeline, actions = shown[entry["source"]]
        mode, new_timeline, new_actions = shown[entry["target"]]
        assert mode == "managed", entry
        lifted = any(note["why"] == "was an item of a list" for note in entry["understood"])
        assert new_timeline == timeline or (lifted and is_within(timeline, new_timeline)), entry["source"]
        assert new_actions == actions or (lifted and is_within(actions, new_actions)), entry["source"]
    # What only weighs more in a managed document is nothing new.
    before = findings(debrief, repository, [entry["source"] for entry in imported], ("error", "warning", "info"))
    after = findings(debrief, repository, [entry["target"] for entry in imported], ("error",))
    for entry in imported:
        new = after[entry["target"]] - before[entry["source"]]
        assert not new, (entry["source"], new)
    assert not run("git", "status", "--porcelain", "--untracked-files=no", cwd=repository), "an original was changed"
    again = json.loads(run(debrief, "import", "--output-format", "json", *paths, cwd=repository, codes=(0, 1)))
    assert again["summary"]["imported"] == 0, "a document was imported twice"
    return imported


def check_in_place(debrief, repository):
    """The files stay where they are, and their history gives the day they were written."""
    paths = [path.name for path in sorted(repository.glob("PM[0-9]*.md"))]
    before = findings(debrief, repository, paths, ("error", "warning", "info"))
    run(debrief, "import", "--in-place", *paths, cwd=repository)
    for path, found in findings(debrief, repository, paths, ("error",)).items():
        assert found <= before[path], (path, found - before[path])
    for path in paths:
        dates = run("git", "log", "--follow", "-M60%", "--format=%aI", "--", path, cwd=repository).split()
        written = re.search(r"^written: (\S+)", (repository / path).read_text(), re.M).group(1)
        assert written in dates, (path, written, dates)
    return paths


def main():
    corpus = os.environ.get("DEBRIEF_CORPUS")
    if not corpus:
        print("skipped: DEBRIEF_CORPUS is not set")
        sys.exit(77)
    debrief = sys.argv[1]
    with tempfile.TemporaryDirectory() as scratch:
        documents = pathlib.Path(scratch) / "documents"
        shutil.copytree(f"{corpus}/documents", documents)
        run("git", "init", "-q", cwd=documents)
        run("git", "add", "-A", cwd=documents)
        run(*GIT, "commit", "-qm", "Documents", cwd=documents)
        paths = [str(path.relative_to(documents)) for path in sorted(documents.rglob("*"))
                 if path.is_file() and ".git/" not in str(path.relative_to(documents))]
        imported = check_import(debrief, documents, paths)
        clone = pathlib.Path(scratch) / "clone"
        run("git", "clone", "-q", f"{corpus}/dfds-postmortems.bundle", str(clone), cwd=scratch)
        from_clone = check_import(debrief, clone, [path.name for path in sorted(clone.glob("PM*.md"))])
        assert len(from_clone) == 38, len(from_clone)
        shutil.rmtree(clone / "postmortems")
        check_in_place(debrief, clone)
        print(f"{len(imported)} of {len(paths)} documents and {len(from_clone)} of a clone say what they said")


if __name__ == "__main__":
    main()
