#!/usr/bin/env python3
"""A site is a function of the commit: neither who builds it nor where, when and how fast changes a byte of it.

usage: same_bytes_test.py DEBRIEF
"""
import itertools
import os
import pathlib
import shutil
import sys
import unittest

from scratch import TAG, Scratch, first_difference

DEBRIEF = None
HOSTILE_CONFIG = """[user]
name = Somebody Else
email = else@example.org
[core]
abbrev = 20
quotePath = false
autocrlf = true
attributesFile = ~/attributes
excludesFile = ~/excludes
[diff]
renames = false
algorithm = patience
[log]
date = relative
mailmap = false
follow = true
[mailmap]
file = ~/names
[i18n]
logOutputEncoding = ISO-8859-1
[blame]
ignoreRevsFile = ~/ignored
"""


def locales(scratch):
    """German and Turkish, made for the test, so that they need not be installed: commas in numbers, another I."""
    if not shutil.which("localedef") or not pathlib.Path("/usr/share/i18n/locales/tr_TR").exists():
        return {}
    folder = scratch.root / "locales"
    folder.mkdir()
    for name in ("de_DE", "tr_TR"):
        scratch.run("localedef", "-i", name, "-f", "UTF-8", folder / f"{name}.UTF-8", codes=(0, 1))
    return {f"the locale {name}": {"LOCPATH": str(folder), "LC_ALL": f"{name}.UTF-8", "LANG": f"{name}.UTF-8"}
            for name in ("de_DE", "tr_TR")}


class SameBytes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = Scratch(DEBRIEF)
        cls.repositories = {"example": cls.scratch.example(), "rich": cls.scratch.rich()}
        cls.sites = {name: cls.scratch.build(place)[0] for name, place in cls.repositories.items()}

    @classmethod
    def tearDownClass(cls):
        cls.scratch.remove()

    def holds(self, what, *options, of=None, on=("rich",), **how):
        for name in on:
            place = self.repositories[name]
            with self.subTest(what=what, repository=name):
                site, _ = self.scratch.build(of(place) if of else place, *options, **how)
                self.assertEqual(first_difference(self.sites[name], site), "")

    def test_what_differs_is_noticed(self):
        for name, place in self.repositories.items():
            before, _ = self.scratch.build(place, "--rev", "HEAD~1")
            self.assertNotEqual(first_difference(self.sites[name], before), "")
            other, _ = self.scratch.build(place, "--as-of", "2030-01-01")
            self.assertNotEqual(first_difference(self.sites[name], other), "")

    def test_zones_languages_and_threads(self):
        # Several at once: a build for each would take minutes with sanitizers.
        zones = itertools.cycle(("Asia/Kolkata", "Pacific/Apia", "America/St_Johns", ":nowhere", "XYZ-14"))
        jobs = itertools.cycle(("1", "2", "7", "64"))
        words = {name: {"LC_ALL": name, "LANG": name, "LANGUAGE": "de:tr"}
                 for name in ("POSIX", "C.UTF-8", "de_DE.UTF-8", "tr_TR.ISO-8859-9", "nowhere", "")}
        words.update(locales(self.scratch))
        for name, environment in words.items():
            zone, threads = next(zones), next(jobs)
            self.holds(f"the words “{name}”, the zone {zone}, {threads} threads", "--jobs", threads, "--no-cache",
                       environment={**environment, "TZ": zone})
        self.holds("another zone and one thread", "--jobs", "1", on=("example",),
                   environment={"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Apia"})
        if shutil.which("taskset"):
            self.holds("one processor", before=("taskset", "-c", str(min(os.sched_getaffinity(0)))))

    def test_places(self):
        def copied(place):
            target = self.scratch.root / ("a long name/with blanks/" + "öl" * 40) / place.name
            if not target.exists():
                shutil.copytree(place, target)
            for number, path in enumerate(sorted(target.glob("postmortems/**/*.md"))):
                os.utime(path, (1_900_000_000 + number, 1_900_000_000 - number))
            return target

        def cloned(place):
            target = self.scratch.root / "c" / place.name
            if not target.exists():
                self.scratch.run("git", "clone", "--quiet", "--no-hardlinks", f"file://{place}", target)
                self.scratch.run("git", "-C", target, "gc", "--quiet", "--aggressive")
                self.scratch.run("git", "-C", target, "commit-graph", "write")
            return target

        def linked(place):
            target = self.scratch.root / f"link-{place.name}"
            if not target.exists():
                target.symlink_to(place)
            return target

        def beside(place):
            target = self.scratch.root / f"tree-{place.name}"
            if not target.exists():
                self.scratch.run("git", "-C", place, "worktree", "add", "--quiet", "--detach", target)
            return target

        self.holds("a copy far away with other times", of=copied)
        self.holds("a clone that is packed", of=cloned)
        self.holds("a link to it", of=linked)
        self.holds("a further work tree", of=beside)
        self.holds("a folder below", of=lambda place: place / "postmortems")
        memory = pathlib.Path("/dev/shm")
        if os.access(memory, os.W_OK):
            target = memory / f"debrief-{os.getpid()}"
            try:
                self.holds("another file system",
                           of=lambda place: shutil.copytree(place, target / place.name))
            finally:
                shutil.rmtree(target, ignore_errors=True)

    def test_people(self):
        home = self.scratch.root / "home of another"
        home.mkdir()
        (home / ".gitconfig").write_text(HOSTILE_CONFIG)
        (home / "names").write_text("Nobody <nobody@example.org> <dana@example.org>\n"
                                    "Nobody <nobody@example.org> <old-dana@example.org>\n")
        (home / "attributes").write_text("*.md binary\n")
        (home / "excludes").write_text("*.md\n")
        (home / "ignored").write_text("")
        self.holds("another home", environment={"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")})
        self.holds("no home", environment={"HOME": "/nonexistent"})
        for mask in ("077", "000"):
            self.holds(f"the mask {mask}", before=("sh", "-c", f"umask {mask}; exec \"$@\"", "sh"))
        self.holds("a terminal of its own", environment={"FORCE_COLOR": "1", "COLUMNS": "20", "TERM": "dumb"})

    def test_what_was_kept(self):
        def cold(place):
            shutil.rmtree(place / ".git/debrief", ignore_errors=True)
            return place

        self.holds("nothing kept", "--no-cache")
        self.holds("nothing kept yet", of=cold)
        self.holds("what was kept", on=("example", "rich"))

    def test_a_bare_repository_gives_what_a_checkout_gives(self):
        place = shutil.copytree(self.repositories["rich"], self.scratch.root / "origin")
        # A checkout may end lines in its own way, and leads along links.
        (place / "postmortems/2023-link.md").symlink_to("2023-05-02-lamps.md")
        (place / "postmortems/2023-05-03-lamps.md").chmod(0o755)
        other = (place / "postmortems/2023-05-05-lamps.md").read_bytes().replace(b"\n", b"\r\n")
        self.scratch.commit(place, "Write as others do", {
            ".gitattributes": "postmortems/2023-05-02* text eol=crlf\n.mailmap text eol=crlf\n",
            "postmortems/2023-05-05-lamps.md": other})
        self.scratch.git(place, "tag", "--force", "--annotate", "--message", "As reviewed", TAG)
        self.scratch.commit(place, "Go on", {"postmortems/2023-05-09-lamps.md": other})
        bare, checkout = self.scratch.root / "bare.git", self.scratch.root / "checkout"
        self.scratch.run("git", "clone", "--quiet", "--bare", f"file://{place}", bare)
        self.scratch.run("git", "clone", "--quiet", f"file://{place}", checkout)
        self.scratch.run("git", "-C", checkout, "checkout", "--quiet", TAG)
        self.assertIn(b"\r\n", (checkout / "postmortems/2023-05-02-lamps.md").read_bytes())
        for options in ((), ("--base-url", "https://docs.example.org/lamps/"), ("--audience", "org")):
            with self.subTest(options=options):
                expected, said = self.scratch.build(checkout, *options)
                self.assertNotIn(b"uncommitted", said.stdout)
                for repository in (bare, place, checkout):
                    site, _ = self.scratch.build(repository, "--rev", TAG, *options)
                    self.assertEqual(first_difference(expected, site), "", repository.name)
        head, _ = self.scratch.build(bare)
        self.assertEqual(first_difference(self.scratch.build(place)[0], head), "")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    DEBRIEF = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
