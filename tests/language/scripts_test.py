#!/usr/bin/env python3
"""What evaluate and snapshot count, keep, refuse and never say.

usage: scripts_test.py [DEBRIEF]     a fake stands in for the program, but where Markdown is read
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import findings  # noqa: E402
import labelled  # noqa: E402
import scoring  # noqa: E402
from tables import Trouble  # noqa: E402

FAKE = HERE / "fake_debrief"
OPEN = "label\tcategory\tsource\tsentence\n"
HELD_OUT = "label\trule\tspelling\tsentence\n"
RULES = {"slept": ["blame/slept", "warning"], "erred": ["blame/erred", "error"],
         "maybe": ["blame/slept", "info"], "fact": ["facts/none", "error"]}


class Script(unittest.TestCase):
    """A folder of its own, and the scripts run in it with a fake program."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        (self.folder / "bin").mkdir()
        (self.folder / "bin/python3").symlink_to(sys.executable)  # and no alex

    def write(self, name, text):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return str(file)

    def run_script(self, name, *arguments, says=None, program=FAKE, **variables):
        environment = {key: value for key, value in os.environ.items()
                       if not key.startswith("DEBRIEF")}
        environment["FAKE_DEBRIEF"] = says or json.dumps(RULES)
        environment["PATH"] = str(self.folder / "bin")
        done = subprocess.run([HERE / name, program, *arguments], capture_output=True, check=False,
                              env={**environment, **variables}, encoding="utf-8")
        return done.returncode, done.stdout, done.stderr


class Markdown(unittest.TestCase):
    CASES = {
        "# of hosts": r"\# of hosts", "#4512 failed": "#4512 failed", "> 90 %": r"\> 90 %",
        "- so it was": r"\- so it was", "-5 degrees": "-5 degrees", "+ one": r"\+ one",
        "* a star": r"\* a star", "**Cause**: the": "**Cause**: the", "***": r"\***",
        "1. First": r"1\. First", "12) Then": r"12\) Then", "3.5 s passed": "3.5 s passed",
        "| a |": r"\| a |", "    four": "four", "<!-- hidden -->": r"\<!-- hidden -->",
        "<div> broke": r"\<div> broke", "<https://a.org> broke": "<https://a.org> broke",
        "```x": r"\```x", "[x]: y": r"\[x]: y", "[x](y) broke": "[x](y) broke", "---": r"\---",
    }

    def test_marks_of_blocks_get_a_backslash(self):
        for text, expected in self.CASES.items():
            self.assertEqual(labelled.protect(text), expected)

    def test_each_sentence_has_a_line_of_its_own(self):
        sentences = [labelled.Sentence(2, True, "k", "", text) for text in ("# a", "b\u2028c", "d")]
        text, places = labelled.document_of(sentences)
        lines = text.split("\n")
        self.assertEqual([lines[place - 1] for place in places], [r"\# a", "b\u2028c", "d"])

    @unittest.skipUnless(len(sys.argv) > 1, "no program is named")
    def test_the_program_reads_each_as_a_paragraph(self):
        sentences = [labelled.Sentence(number, True, "k", "", f"{text} human error was the cause.")
                     for number, text in enumerate(self.CASES) if "hidden" not in text]
        labelled.find(sys.argv[1], sentences)
        for sentence in sentences:
            self.assertTrue(sentence.flagged, sentence.text)


class Evaluate(Script):
    def test_counts_sentences_and_takes_info_for_nothing(self):
        path = self.write("some.tsv", OPEN + "".join(f"{label}\tk\ts\t{text}\n" for label, text in (
            ("blame", "Ada slept, and erred."), ("blame", "Bo erred."), ("blame", "maybe"),
            ("ok", "The host slept."), ("ok", "A fact."), ("ok", "maybe not"))))
        read = labelled.read_set(pathlib.Path(path))
        os.environ["FAKE_DEBRIEF"] = json.dumps(RULES)
        labelled.find(FAKE, read.sentences)
        counts = scoring.tally(read.sentences, lambda each: each.flagged)
        self.assertEqual(counts, scoring.Tally(tp=2, fp=1, fn=1, tn=2))
        self.assertEqual(scoring.by_rule(read.sentences, "blame/slept"),
                         scoring.Tally(tp=1, fp=1, fn=2, tn=2))
        self.assertEqual(scoring.info_findings(read.sentences), 2)
        code, out, _ = self.run_script("evaluate", path)
        self.assertEqual(code, 0)
        self.assertRegex(out, r"debrief +0\.667 +0\.667 +6 +2 +1 +1 +2 +2\n")
        self.assertRegex(out, r"blame/erred +2 +0 +1\.000 +0\n")
        self.assertRegex(out, r"\n +k +2 +3 +0\.667 +1 +3\n")
        self.assertRegex(out, r"regex list +- +0\.000")

    def test_verbose_prints_what_is_wrong_and_missed(self):
        path = self.write("some.tsv", OPEN + "blame\tk\ts\tBo left.\nok\tk\ts\tIt slept.\n")
        _, out, _ = self.run_script("evaluate", path, "--verbose")
        self.assertIn("wrong some.tsv:3 k: It slept.\n      warning blame/slept “slept”", out)
        self.assertIn("missed some.tsv:2 k: Bo left.", out)

    def test_floors_decide_the_exit_code(self):
        good = self.write("good.tsv", OPEN + "blame\tk\ts\tBo slept.\nok\tk\ts\tIt ran.\n")
        bad = self.write("bad.tsv", OPEN + "blame\tk\ts\tBo left.\nok\tk\ts\tIt slept.\n")
        self.assertEqual(self.run_script("evaluate", "--floors", good)[0], 0)
        self.assertEqual(self.run_script("evaluate", bad)[0], 0)
        code, out, _ = self.run_script("evaluate", "--floors", good, bad)
        self.assertEqual(code, 1)
        self.assertIn("below the floor: bad: precision of the group is 0.000, below 0.90", out)
        self.assertIn("below the floor: bad: recall of the group is 0.000, below 0.90", out)
        self.assertNotIn("floor: good", out)

    def test_a_rule_has_a_floor_of_its_own(self):
        read = labelled.LabelledSet("some", None, False, [
            labelled.Sentence(2, True, "k", "", "a", [labelled.Found("blame/a", "error", "a")]),
            labelled.Sentence(3, False, "k", "", "b", [labelled.Found("blame/a", "info", "b")])])
        rows = [("blame/a", "some", 0.9), ("blame/b", "some", 0.9), ("blame/b", "other", 0.9)]
        self.assertEqual(list(scoring.below_floors(read, rows)), [
            "some: blame/b finds nothing, and a precision of 0.90 is wanted"])

    def test_held_out_sentences_are_never_shown(self):
        path = self.write("elsewhere.tsv", HELD_OUT + "blame\tblame/slept\tbritish\tSECRET left.\n"
                          "ok\tblame/slept\tamerican\tSECRET slept.\n"
                          "blame\tslept\tamerican\tSECRET slept.\n"
                          "ok\tslept\t-\tSECRET ran.\n")
        for options in ((), ("--verbose",), ("--verbose", "--floors")):
            _, out, err = self.run_script("evaluate", path, *options)
            self.assertNotIn("SECRET", out + err)
            self.assertRegex(out, r"debrief, british +- +0\.000 +1")
            self.assertRegex(out, r"debrief, american +0\.500 +1\.000 +2")
            self.assertRegex(out, r"blame/slept +1 +1 +0\.500 +0 +0\.500\n")
        _, out, _ = self.run_script("evaluate", path, "--show-held-out")
        self.assertIn("SECRET left.", out)

    def test_what_is_wrong_with_a_file_is_said_without_its_words(self):
        cases = {"held.tsv:2: 2 columns and not 4": HELD_OUT + "blame\tSECRET\n",
                 "held.tsv:3: the label": HELD_OUT + "ok\ta/b\tx\ty\nSECRET\ta/b\tx\ty\n",
                 "held.tsv:2: a column is empty": HELD_OUT + "blame\tSECRET\t\tx\n",
                 "held.tsv:1: the columns are not": "SECRET\n",
                 "holds nothing": ""}
        for message, text in cases.items():
            code, out, err = self.run_script("evaluate", self.write("held.tsv", text))
            self.assertEqual(code, 2, message)
            self.assertIn(message, err)
            self.assertNotIn("SECRET", out + err)

    def test_a_program_that_is_missing_or_fails_is_an_error(self):
        path = self.write("some.tsv", OPEN + "ok\tk\ts\tIt ran.\n")
        code, _, err = self.run_script("evaluate", path, says="fail no such key")
        self.assertEqual(code, 2)
        self.assertIn("debrief lint ended with 2 and said:\nerror: no such key", err)
        code, _, err = self.run_script("evaluate", path, program=self.folder / "nothing")
        self.assertEqual(code, 2)
        self.assertIn("there is no program at", err)

    def test_alex_stands_beside_where_it_is_installed(self):
        path = self.write("some.tsv", OPEN + "blame\tk\ts\tHe left.\nok\tk\ts\tIt ran.\n")
        self.assertIn("alex: not installed\n", self.run_script("evaluate", path)[1])
        said = "  5:1-5:3  warning  `He` may be insensitive\n\n⚠ 1 warning\n"
        alex = self.write("bin/alex", f"#!/bin/sh\necho '{said}' >&2\nexit 1\n")
        os.chmod(alex, 0o755)
        self.assertRegex(self.run_script("evaluate", path)[1], r"alex +1\.000 +1\.000 +2 +1 +0")

    def test_sets_of_the_corpus_are_skipped_without_one(self):
        code, out, _ = self.run_script("evaluate", "sentences", "drafts")
        self.assertEqual(code, 77)
        self.assertIn("drafts: skipped; DEBRIEF_CORPUS is not set", out)


class Snapshot(Script):
    RULE = "blame/human-error"  # lexical, as its file says

    def setUp(self):
        super().setUp()
        self.file = self.folder / "findings.tsv"
        self.document("# A\n\nBo slept. Bo slept.\n\nIt slept.\n")

    def document(self, text):
        self.write("corpus/documents/one/a b.md", text)

    def snapshot(self, *arguments, **variables):
        says = json.dumps({"slept": [self.RULE, "warning"], "A": ["actions/unowned", "error"]})
        return self.run_script("snapshot", "--file", str(self.file), *arguments, says=says,
                               DEBRIEF_CORPUS=str(self.folder / "corpus"), **variables)

    def label(self, *labels):
        rows = findings.read_rows(self.file)
        for row, label in zip(rows, labels):
            row.label = label
        self.file.write_text(findings.file_of(rows), encoding="utf-8")

    def labels(self):
        return [(row.line, row.columns, row.label) for row in findings.read_rows(self.file)]

    def test_holds_places_of_lexical_rules_and_no_words(self):
        self.snapshot(DEBRIEF_UPDATE="1")
        self.assertEqual(self.labels(), [(3, "4-9", "-"), (3, "14-19", "-"), (5, "4-9", "-")])
        self.assertNotIn("slept", self.file.read_text())
        code, out, _ = self.snapshot()
        self.assertEqual((code, out), (0, "3 findings, as in findings.tsv\n"))

    def test_a_difference_fails_with_a_hint(self):
        self.snapshot(DEBRIEF_UPDATE="1")
        self.document("# A\n\nBo slept. Bo ran.\n\nIt slept.\n")
        code, out, _ = self.snapshot()
        self.assertEqual(code, 1)
        self.assertIn(f"-one/a b.md\t3\t14-19\twarning\t{self.RULE}\t-\n", out)
        self.assertIn("hint: snapshot --show", out)
        self.assertNotIn("slept", out)

    def test_labels_stay_and_move_within_a_line(self):
        self.snapshot(DEBRIEF_UPDATE="1")
        self.label("right", "wrong", "weak")
        self.document("# A\n\nBo slept. Then Bo slept.\n\nNo.\n\nIt slept.\n")
        self.snapshot(DEBRIEF_UPDATE="1")
        self.assertEqual(self.labels(),
                         [(3, "4-9", "right"), (3, "19-24", "wrong"), (7, "4-9", "-")])

    def test_one_label_is_given_once(self):
        self.document("# A\n\nBo slept.\n")
        self.snapshot(DEBRIEF_UPDATE="1")
        self.label("right")
        self.document("# A\n\nBo has slept. Bo slept.\n")
        self.snapshot(DEBRIEF_UPDATE="1")
        self.assertEqual(self.labels(), [(3, "8-13", "right"), (3, "18-23", "-")])

    def test_other_groups_keep_their_rows(self):
        self.snapshot(DEBRIEF_UPDATE="1")
        self.label("right")
        self.snapshot("--groups", "facts,actions", DEBRIEF_UPDATE="1")
        self.assertEqual(self.labels()[0], (3, "4-9", "right"))
        self.assertEqual(len(self.labels()), 3)

    def test_shows_lines_and_filters(self):
        self.snapshot(DEBRIEF_UPDATE="1")
        self.label("right")
        _, out, _ = self.snapshot("--show", "--unlabelled", "--rule", "blame/")
        self.assertNotIn("a b.md:3:4-9", out)
        self.assertIn("a b.md:3:14-19 warning high blame/human-error\n"
                      "    Bo slept. Bo [[slept]].\n", out)
        self.assertIn("2 findings", out)
        self.assertIn("0 findings", self.snapshot("--show", "--rule", "facts/")[1])

    def test_share_counts_weak_both_ways(self):
        self.snapshot(DEBRIEF_UPDATE="1")
        self.label("right", "wrong", "weak")
        self.assertRegex(self.snapshot("--share")[1], r"blame +1 +1 +1 +0 +0\.667 +0\.333\n")

    def test_a_label_that_is_none_is_refused(self):
        self.snapshot(DEBRIEF_UPDATE="1")
        self.file.write_text(self.file.read_text().replace("\t-\n", "\tgood\n", 1))
        with self.assertRaisesRegex(Trouble, "findings.tsv:4: there is no label “good”"):
            findings.read_rows(self.file)

    def test_is_skipped_without_documents_to_look_at(self):
        self.assertEqual(self.run_script("snapshot")[0], 77)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
