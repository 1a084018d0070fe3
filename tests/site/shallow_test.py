#!/usr/bin/env python3
"""A clone that holds a part of the history makes up no date: each that a page names is one that the whole history gives.

usage: shallow_test.py DEBRIEF
"""
import json
import pathlib
import re
import sys
import unittest

from scratch import Scratch, files_of, first_difference

DEBRIEF = None
WARNING = re.compile(r"note: when \d+ files? first appeared is not known; this clone is shallow; .*\n")
GAP = "error: the history is truncated; dates that it would give are unknown\n1 problem; the site was not written.\n"
# What only history tells of a record, in the API.
DATES = ("first_seen", "first_written", "landed", "updated")
# The day of the last commit, which nothing else names, however it is written.
LAST = "2031-11-23T04:05:06+00:00"
LAST_DAY = re.compile(r"2031-11-2[234]|2[234] Nov|Nov(ember)? 2[234]|2031112[234]")
# Where it may stand: what was built as of that day, and what is older than all that is known.
MAY_STAND = [re.compile(pattern, re.S) for pattern in (
    r'<footer class="foot">.*?</footer>',
    r'<dt>As of</dt><dd><time[^>]*>[^<]*</time>',
    r'Past the due date on 23 Nov 2031',
    r'<text class="c-strong c-end" x="100%"[^>]*>23 Nov</text>',  # the end of an axis
    r'"as_of": ?"[^"]*"',
    r'(?<=</title>)\s*<updated>[^<]*</updated>\s*<link rel="self"',
    r'\r\nDTSTAMP:[^\r]*',
    r'by <time datetime="2031-11-23">[^<]*</time>, (where the known history begins|history truncated)',
)]


class Shallow(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = scratch = Scratch(DEBRIEF)
        cls.repository = scratch.rich()
        # The last commit touches some documents, adds one, and leaves the others alone.
        born = (cls.repository / "postmortems/2023-05-07-lamps.md").read_text().replace("05-07-lamps", "05-08-lamps")
        changed = (cls.repository / "postmortems/2023-05-01-lamps.md").read_text().replace("[ ] **A1**", "[x] **A1**")
        environment = {"GIT_AUTHOR_DATE": LAST, "GIT_COMMITTER_DATE": LAST}
        (cls.repository / "postmortems/2023-05-08-lamps.md").write_text(born)
        (cls.repository / "postmortems/2023-05-01-lamps.md").write_text(changed)
        scratch.run("git", "-C", cls.repository, "add", "--all")
        scratch.run("git", "-C", cls.repository, "-c", "user.name=Erin", "-c", "user.email=erin@example.org", "commit",
                    "--quiet", "--message", "Light the last lamp", environment=environment)
        cls.full, _ = scratch.build(cls.repository)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.remove()

    def clone(self, depth):
        target = self.scratch.root / f"depth-{depth}"
        if not target.exists():
            self.scratch.run("git", "clone", "--quiet", "--depth", str(depth), f"file://{self.repository}", target)
        return target

    def incidents(self, site):
        return {each["id"]: each for each in json.loads(site["api/v1/incidents.json"])["incidents"]}

    def test_one_warning_names_the_way_out(self):
        site, done = self.scratch.build(self.clone(1))
        self.assertRegex(done.stderr.decode(), f"^(?:{WARNING.pattern})$")
        self.assertIn("git fetch --unshallow", done.stderr.decode())
        self.assertEqual(self.incidents(site).keys(), self.incidents(self.full).keys())

    def test_strict_refuses_and_replaces_nothing(self):
        clone, out = self.clone(1), self.scratch.root / "kept"
        self.scratch.run(DEBRIEF, "-C", clone, "build", "--out", out)
        (out / "index.html").write_text("what stood there")
        before = files_of(out)
        done = self.scratch.run(DEBRIEF, "-C", clone, "build", "--strict", "--out", out, codes=(1,))
        self.assertRegex(done.stderr.decode(), f"^{WARNING.pattern}{re.escape(GAP)}$")
        self.assertEqual(done.stdout, b"")
        self.assertEqual(first_difference(before, files_of(out)), "")
        self.assertEqual([path.name for path in out.parent.glob("kept*")], ["kept"])
        self.assertEqual(self.scratch.build(self.repository, "--strict")[1].returncode, 0)

    def test_the_api_knows_a_date_or_says_that_it_does_not(self):
        full = self.incidents(self.full)
        for depth in (1, 2, 3, 5, 8):
            site, _ = self.scratch.build(self.clone(depth))
            for name, incident in self.incidents(site).items():
                for field in DATES:
                    with self.subTest(depth=depth, record=name, field=field):
                        self.assertIn(incident[field], (None, full[name][field]))
                        if depth == 1:
                            self.assertIsNone(incident[field])

    def test_lives_of_actions_hold_what_the_whole_history_tells(self):
        def lives(incident):
            return {action["anchor"]: action["life"] for action in incident["actions"] if action["life"]}

        def events(life):
            return {(event["kind"], event["date"], event["commit"]) for event in life["events"]}

        full = self.incidents(self.full)
        for depth in (1, 2, 3, 5, 8):
            site, _ = self.scratch.build(self.clone(depth))
            for name, incident in self.incidents(site).items():
                for anchor, life in lives(incident).items():
                    whole = lives(full[name])[anchor]
                    with self.subTest(depth=depth, record=name, action=anchor):
                        self.assertIn(life["opened"], (None, whole["opened"]))
                        self.assertIn(life["closed"], (None, whole["closed"]))
                        self.assertLessEqual(events(life), events(whole))
                        self.assertLessEqual(life["slips"], whole["slips"])

    def test_no_page_takes_the_day_of_the_clone_for_one_of_a_record(self):
        site, _ = self.scratch.build(self.clone(1))
        for name, content in site.items():
            if not name.endswith((".html", ".json", ".atom", ".ics", ".csv", ".js", ".xml", ".md")):
                continue
            text = content.decode()
            for pattern in MAY_STAND:
                text = pattern.sub("", text)
            with self.subTest(file=name):
                found = LAST_DAY.search(text)
                self.assertIsNone(found, found and text[max(0, found.start() - 150):found.end() + 60])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    DEBRIEF = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
