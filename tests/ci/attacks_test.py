#!/usr/bin/env python3
"""A change that tries to pass its own check: each way ends in a finding or in exit 2 with a reason, never in silence.

usage: attacks_test.py DEBRIEF
"""
import os
import pathlib
import subprocess
import sys
import unittest

from scripted import BAD, Scripted, document

DEBRIEF = None
CONFIG = "version: 1\nrules: { facts/missing: off, timeline/missing: off, blame/should-have: error }\n"
FOUND = ("postmortems/bad.md", "blame/should-have")
EDITED = "process/policy-changed"


class Attacks(unittest.TestCase):
    def setUp(self):
        self.made = made = Scripted()
        self.addCleanup(made.remove)
        made.write(".debrief.yaml", CONFIG)
        made.write("postmortems/rain.md", document("It rained.\n", *(f"Line {i} stays." for i in range(9))))
        made.commit("base")
        made.git("checkout", "-q", "-b", "pr")
        made.write("postmortems/bad.md", document(BAD))

    def lint(self, *words):
        return self.made.lint(DEBRIEF, "--diff-base", "main", "--policy-from", "auto", *words)

    def finds(self, *expected):
        """The error of the new post-mortem is reported whatever the change does, and what it does is told."""
        for words in ((), ("--rev", "HEAD")):
            run, found = self.lint(*words)
            self.assertEqual(found, sorted([FOUND, *expected]), run.stderr)
            self.assertEqual(run.returncode, 1)
            if not words:
                self.made.commit("attack")

    def refuses(self, words, *options):
        run, found = self.lint(*options)
        self.assertEqual((run.returncode, found), (2, []), run.stderr)
        self.assertIn(words, run.stderr)

    def test_the_configuration(self):
        for text in ("rules: { blame: off }", "rules: { blame/should-have: info }", "exclude: [\"**/bad.md\"]",
                     "paths: [\"elsewhere/**/*.md\"]", "profile: google", "limits: { findings_per_document: 1 }",
                     "limits: { document: 1KiB }", "overrides: [{ paths: [\"**\"], rules: { blame: off } }]",
                     "suppressions: { added: all }"):
            with self.subTest(text=text):
                self.made.write(".debrief.yaml", f"version: 1\n{text}\n")
                run, found = self.lint()
                self.assertEqual((run.returncode, found), (1, [(".debrief.yaml", EDITED), FOUND]), run.stderr)

    def test_a_configuration_that_does_not_read(self):
        for text in ("version: 1\nrulse: {}\n", "version: 1\n\tx", "", "\0"):
            with self.subTest(text=text):
                self.made.write(".debrief.yaml", text)
                run, found = self.lint()
                self.assertEqual((run.returncode, found), (1, [(".debrief.yaml", EDITED), FOUND]), run.stderr)
                self.assertIn("does not read", run.stdout)

    def test_a_configuration_that_is_a_link_or_a_pipe(self):
        place = self.made.dev / ".debrief.yaml"
        place.unlink()
        place.symlink_to("/etc/passwd")
        self.finds((".debrief.yaml", EDITED))
        place.unlink()
        os.mkfifo(place)
        run, found = self.lint()
        self.assertEqual((run.returncode, found), (1, [(".debrief.yaml", EDITED), FOUND]), run.stderr)

    def test_a_rule_in_place_of_another(self):
        rule = (pathlib.Path(__file__).parents[2] / "rules/blame/should-have.yaml").read_text()
        self.made.write(".debrief/rules/blame/should-have.yaml", rule.replace("should", "shall"))
        self.finds((".debrief/rules/blame/should-have.yaml", EDITED))

    def test_a_pattern_that_is_hostile(self):
        self.made.write(".debrief/rules/blame/slow.yaml",
                        "id: blame/slow\nsince: 0.1\nmatch: [{ pattern: '((a{999}){999}){999}' }]\n")
        self.finds((".debrief/rules/blame/slow.yaml", EDITED))
        run, _ = self.made.lint(DEBRIEF, "--diff-base", "main")
        self.assertEqual(run.returncode, 2)
        self.assertIn(".debrief/rules/blame/slow.yaml:", run.stderr)

    def test_words(self):
        self.made.write(".debrief/rules/lexicon/own.yaml", "classes: { system: [operator] }\n")
        self.finds((".debrief/rules/lexicon/own.yaml", EDITED))

    def test_the_baseline(self):
        subprocess.run([DEBRIEF, "baseline", "create"], cwd=self.made.dev, env=self.made.environment, check=True,
                       capture_output=True)
        self.assertNotIn(FOUND, self.made.lint(DEBRIEF)[1])
        self.finds((".debrief-baseline.json", EDITED))

    def test_a_comment_over_the_whole_file(self):
        self.made.write("postmortems/bad.md", document("<!-- debrief-ignore-file blame: nobody needs it -->\n", BAD))
        self.finds(("postmortems/bad.md", "process/suppression-added"))

    def test_a_comment_that_comes_to_cover_more(self):
        text = document("<!-- debrief-ignore-section blame: old testimony -->\n", "It rained.\n")
        self.made.git("checkout", "-q", "main")
        self.made.write("postmortems/bad.md", text)
        self.made.commit("a comment that covers nothing")
        self.made.git("checkout", "-q", "-B", "pr")
        moved = document("It rained.\n").replace("## Stories", "<!-- debrief-ignore-file blame: old testimony -->\n\n## Stories")
        self.made.write("postmortems/bad.md", moved + "\n" + BAD)
        self.finds(("postmortems/bad.md", "process/suppression-added"))

    def test_attributes_and_names_of_people(self):
        self.made.write(".gitattributes", "*.md binary -diff -text\n")
        self.finds()
        self.made.write(".mailmap", "Bob <bob@example.org> <alice@example.org>\n")
        self.made.write(".git-blame-ignore-revs", self.made.git("rev-parse", "HEAD") + "\n")
        self.finds((".mailmap", EDITED), (".git-blame-ignore-revs", EDITED))

    def test_a_post_mortem_that_becomes_a_link(self):
        for target in ("/etc/passwd", "../../outside.md", "gone.md"):
            with self.subTest(target=target):
                place = self.made.dev / "postmortems/bad.md"
                place.unlink()
                place.symlink_to(target)
                self.refuses("postmortems/bad.md: is no file, or a link")
        place.unlink()
        os.mkfifo(place)
        self.assertNotEqual(self.lint()[0].returncode, None)

    def test_folders_that_become_links_and_submodules(self):
        self.made.commit("add one")
        self.made.git("mv", "postmortems", "elsewhere")
        (self.made.dev / "postmortems").symlink_to("elsewhere")
        self.refuses("postmortems: the change puts a link or a submodule")
        (self.made.dev / "postmortems").unlink()
        self.made.git("add", "-A")
        commit = self.made.git("rev-parse", "main")
        self.made.git("update-index", "--add", "--cacheinfo", f"160000,{commit},postmortems")
        self.made.git("commit", "-q", "-m", "a submodule")
        self.refuses("postmortems: the change puts a link or a submodule", "--rev", "HEAD")

    def test_post_mortems_that_go(self):
        self.made.git("mv", "postmortems/rain.md", "rain.md")
        self.finds(("rain.md", "process/post-mortem-removed"))
        self.made.git("rm", "-q", "rain.md")
        self.finds(("postmortems/rain.md", "process/post-mortem-removed"))

    def test_a_post_mortem_that_passes_for_another(self):
        front = "---\nid: {}\n---\n\n"
        self.made.git("checkout", "-q", "main")
        self.made.write("postmortems/first.md", document(BAD, front=front.format("2024-01-01-first")))
        self.made.commit("one with an id")
        self.made.git("checkout", "-q", "-B", "pr")
        self.made.git("rm", "-q", "postmortems/first.md")
        self.made.write("postmortems/second.md", document(BAD, front=front.format("2024-02-02-second")))
        self.made.git("add", "-A")
        run, found = self.lint("--select", "blame,process")
        self.assertEqual(found, [("postmortems/first.md", "process/post-mortem-removed"),
                                 ("postmortems/second.md", "blame/should-have")], run.stderr)

    def test_a_name_in_other_letters(self):
        self.made.git("mv", "postmortems/rain.md", "postmortems/Rain.md")
        place = self.made.dev / "postmortems/Rain.md"
        place.write_text(place.read_text() + "\n" + BAD)
        self.finds(("postmortems/Rain.md", "blame/should-have"))

    def test_more_findings_than_are_shown(self):
        self.made.git("checkout", "-q", "main")
        many = document(*(f"The operator {i} should have waited.\n" for i in range(300)))
        self.made.write("postmortems/long.md", many)
        self.made.commit("a long list")
        self.made.git("checkout", "-q", "-B", "pr")
        self.made.write("postmortems/long.md", many + "\nThe reviewer should have asked.\n")
        run, _ = self.lint()
        self.assertIn("should have asked", run.stdout)


if __name__ == "__main__":
    DEBRIEF = str(pathlib.Path(sys.argv[1]).resolve())
    unittest.main(argv=sys.argv[:1], verbosity=1)
