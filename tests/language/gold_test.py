#!/usr/bin/env python3
"""Whole documents: a model that is silent, and one incident told badly and well.

usage: gold_test.py DEBRIEF
"""
import pathlib
import shutil
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import linting  # noqa: E402

GOLD = HERE / "gold"
PROGRAM = ""

# What must be found in gold/bad.md, and a part of a line in which it is.
REQUIRED_RULES = {
    # The facts feel, judge, explain, suppose and count nothing.
    "facts/emotive": "everything blew up!",
    "facts/judgement": "a badly written script",
    "facts/explanation": "for nothing because Henrik",
    "facts/speculation": "It was probably the worst day",
    "facts/unanchored": "Many customers bought tickets",
    # People and teams are what went wrong.
    "blame/person-as-cause": "Henrik broke the fare table",
    "blame/team-blame": "ops took down the harbour displays",
    "blame/human-error": "caused by human error",
    "blame/judgemental": "careless ignorance",
    "blame/animated": "It is ridiculous that",
    "blame/should-have": "He should have known better",
    "blame/if-only": "If Siri had checked the bookings",
    "blame/absence-of-act": "he did not read the output",
    "blame/procedure-violation": "ops ignored the alerts",
    "blame/performance": "He should have known better",
    "analysis/single-root-cause": "## Root cause",
    "analysis/human-error-conclusion": "Henrik's mistake.",
    # The actions change nobody's surroundings, and are nobody's.
    "actions/unowned": "Train everyone in Pricing",
    "actions/person-directed": "Train everyone in Pricing",
    "actions/vague": "Improve monitoring",
    # Four and a half months late, for nobody in particular, with four owners.
    "process/late-write-up": "resolved: 2025-03-14T16:30Z",
    "metadata/schema": 'owner: ["@henrik", "@lotte", "@pavel", "@siri"]',
}


def findings_of(name, *options):
    """What is found in one document, alone: the good and the bad one tell of the same incident.

    It is called as its id says; here it is called what it is for.
    """
    text = (GOLD / name).read_text(encoding="utf-8")
    id_line = next(line for line in text.split("\n") if line.startswith("id: "))
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        shutil.copy(GOLD / name, folder / (id_line.removeprefix("id: ") + ".md"))
        return linting.lint(PROGRAM, folder, ["*.md"], options)


def line_of(finding):
    return finding["range"]["start"]["line"]


def shown(findings):
    return "\n".join(f"{each['path']}:{line_of(each)}: {each['severity']}: {each['message']}"
                     f" [{each['rule']}]" for each in findings)


class Gold(unittest.TestCase):
    def test_the_model_statement_of_facts_is_silent_under_the_strictest_profile(self):
        self.assertEqual(shown(findings_of("facts.md", "--profile", "strict")), "")

    def test_the_bad_post_mortem_shows_each_pattern_where_it_is(self):
        lines = (GOLD / "bad.md").read_text(encoding="utf-8").split("\n")
        found = findings_of("bad.md")
        for rule, part in REQUIRED_RULES.items():
            with self.subTest(rule=rule):
                where = [number for number, line in enumerate(lines, 1) if part in line]
                self.assertEqual(len(where), 1, f"“{part}” stands in {len(where)} lines")
                self.assertIn((rule, where[0]),
                              [(each["rule"], line_of(each)) for each in found],
                              shown(found))

    def test_the_good_post_mortem_has_at_most_one_warning(self):
        found = [each for each in findings_of("good.md") if each["severity"] != "info"]
        self.assertLessEqual(len(found), 1, shown(found))
        self.assertNotIn("error", [each["severity"] for each in found], shown(found))

    def test_both_tell_of_the_same_incident(self):
        heads = [(GOLD / name).read_text(encoding="utf-8").split("\n")[:12]
                 for name in ("bad.md", "good.md")]
        for key in ("id:", "started:", "resolved:"):
            bad, good = ([line for line in head if line.startswith(key)] for head in heads)
            self.assertEqual(bad, good)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__.strip())
    PROGRAM = sys.argv.pop(1)
    unittest.main()
