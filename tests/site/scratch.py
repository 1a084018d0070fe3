"""Repositories to build sites of, and sites as values that can be compared."""
import os
import pathlib
import shutil
import subprocess
import tempfile

STEP = 3 * 3600 + 17
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000"
                      "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082")
TAG = "reviewed"

DOCUMENT = """---
debrief: 1
id: 2023-05-0{number}-lamps
title: Lamps went out on {number} streets
status: published
severity: SEV{grade}
started: 2023-05-0{number}T20:15:00+02:00
detected: 2023-05-0{number}T20:40:00+02:00
resolved: 2023-05-0{number}T23:05:00+02:00
services: [lamps, "öl & wick"]
teams: [oil]
tags: [night]
owner: "@dana"
facilitator: Éva Kovács
participants: [{{ who: "@erin", role: keeper }}]
---

## Facts

On {number} May 2023 at 20:15 CEST {number},400 lamps went out. ![The street](street.png) See
[the street before](2023-05-01-lamps.md#facts).

## Timeline

- 20:15 The lamps go out
- 20:40 `[detected]` A reader calls
- 23:05 The last lamp is lit

## Contributing factors

- **F1** (tool.observability) Nothing showed the level of the oil. ← T1

## Actions

- [ ] **A1** Show the level of the oil — @dana, due 2023-06-1{number}, detect, F1, #{number}
- [ ] **A2** Fill up before dusk — @erin, due 2023-07-1{number}, prevent, F1
"""


class Scratch:
    """A folder that goes away, with a home of its own."""

    def __init__(self, debrief):
        self.debrief = debrief
        self.folder = tempfile.TemporaryDirectory(prefix="debrief-site-")
        self.root = pathlib.Path(self.folder.name)
        (self.root / "home").mkdir()
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.root / "home"), "GIT_CONFIG_NOSYSTEM": "1",
                            "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        self.seconds = 1_685_000_000

    def remove(self):
        self.folder.cleanup()

    def run(self, *words, environment=None, codes=(0,), cwd=None):
        done = subprocess.run(words, env={**self.environment, **(environment or {})}, cwd=cwd or self.root,
                              capture_output=True, check=False)
        assert done.returncode in codes, (words, done.returncode, done.stdout.decode(), done.stderr.decode())
        return done

    def git(self, repository, *words):
        """Each commit comes a while after the one before, in a zone of its own."""
        self.seconds += STEP
        zones = ("+0000", "+0530", "-0330", "+1245")
        moment = f"{self.seconds} {zones[self.seconds % len(zones)]}"
        names = {"GIT_AUTHOR_NAME": "Dana Öllampe", "GIT_AUTHOR_EMAIL": "old-dana@example.org", "GIT_COMMITTER_NAME": "Erin",
                 "GIT_COMMITTER_EMAIL": "erin@example.org", "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
        return self.run("git", "-C", repository, *words, environment=names).stdout.decode()

    def commit(self, repository, message, files):
        for name, content in files.items():
            path = repository / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
        self.git(repository, "add", "--all")
        self.git(repository, "commit", "--quiet", "--message", message)

    def example(self, name="example"):
        self.run(self.debrief, "init", "--example", self.root / name)
        return self.root / name

    def rich(self, name="rich"):
        """The example, and on top of it branches, renames, people with two names, own rules, and a tag in between."""
        repository = self.example(name)
        documents = {f"postmortems/2023-05-0{n}-lamps.md": DOCUMENT.format(number=n, grade=n % 3 + 1) for n in range(1, 7)}
        self.commit(repository, "Tell of the lamps", {
            **documents, "postmortems/street.png": PIXEL,
            ".mailmap": "Dana <dana@example.org> <old-dana@example.org>\n",
            "postmortems/legacy.md": "# Lamps\n\nDate: 2023-05-09\n\n## Impact\n\nNo light.\n\n## Action items\n\n"
                                     "| Action | Owner | Due |\n|---|---|---|\n| Buy oil | Dana | 2023-06-01 |\n",
            ".debrief/templates/site/404.html": "{{%AUTOESCAPE context=\"HTML\"}}<h1>Dark</h1>\n"})
        main = self.git(repository, "branch", "--show-current").strip()
        self.git(repository, "checkout", "--quiet", "-b", "work")
        self.commit(repository, "Finish the oil", {
            "postmortems/2023-05-02-lamps.md": documents["postmortems/2023-05-02-lamps.md"].replace("[ ] **A1**", "[x] **A1**")})
        self.git(repository, "checkout", "--quiet", main)
        self.commit(repository, "Add what is known now", {
            "postmortems/2023-05-03-lamps.md": documents["postmortems/2023-05-03-lamps.md"].replace("3,400", "3,500")})
        self.git(repository, "merge", "--quiet", "--no-ff", "--no-edit", "work")
        self.git(repository, "mv", "postmortems/2023-05-04-lamps.md", "postmortems/2023-05-04-lanterns.md")
        self.git(repository, "commit", "--quiet", "--message", "Call them lanterns")
        (repository / "postmortems/2023").mkdir()
        self.git(repository, "mv", "postmortems/legacy.md", "postmortems/2023/legacy.md")
        self.commit(repository, "Move it by year", {
            "postmortems/2023/legacy.md": (repository / "postmortems/2023/legacy.md").read_text() + "\nOil was bought.\n"})
        self.git(repository, "tag", "--annotate", "--message", "As reviewed", TAG)
        self.commit(repository, "Drop a record", {"postmortems/2023-05-06-lamps.md": None})
        self.commit(repository, "Add another", {
            "postmortems/2023-05-07-lamps.md": DOCUMENT.format(number=7, grade=2)})
        return repository

    def build(self, repository, *options, environment=None, before=(), codes=(0,)):
        """The files of a site, and what was said."""
        out = self.root / "out"
        if out.exists():
            shutil.rmtree(out)
        done = self.run(*before, self.debrief, "-C", repository, "build", "--out", out, *options, environment=environment,
                        codes=codes)
        return files_of(out) if out.exists() else {}, done


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def first_difference(one, other):
    """Words for what differs first; empty when nothing does."""
    if one.keys() != other.keys():
        return f"files: {sorted(one.keys() ^ other.keys())[:10]}"
    for name, bytes_of_one in one.items():
        bytes_of_other = other[name]
        if bytes_of_one == bytes_of_other:
            continue
        at = next((i for i, (a, b) in enumerate(zip(bytes_of_one, bytes_of_other)) if a != b),
                  min(len(bytes_of_one), len(bytes_of_other)))
        return f"{name} at {at}: {bytes_of_one[max(0, at - 60):at + 60]!r} {bytes_of_other[max(0, at - 60):at + 60]!r}"
    return ""
