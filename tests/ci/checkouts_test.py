#!/usr/bin/env python3
"""`debrief lint --diff-base auto` in the checkouts that CI hosts leave behind: the right findings, or exit 2 with advice.

usage: checkouts_test.py DEBRIEF

An origin is built with the real git: main moves on after a pull request left it, the pull request merges main once, adds
a post-mortem, renames one, deletes one, and edits the configuration that it is checked by.
"""
import pathlib
import sys
import tempfile
import unittest

from scripted import BAD, Scripted, document

DEBRIEF = None


class Checkouts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = made = Scripted()
        cls.git = made.git
        made.write(".debrief.yaml", "version: 1\nrules: { facts/missing: off, timeline/missing: off }\n")
        made.write("postmortems/old.md", document(BAD))
        made.write("postmortems/moves.md", document(BAD, "\n", *(f"Line {i} stays." for i in range(9))))
        made.write("postmortems/goes.md", "# Rain\n" + "".join(f"\nRow {i} of the rain.\n" for i in range(9)))
        made.commit("base")
        made.git("checkout", "-q", "-b", "pr")
        made.write("postmortems/new.md", document(BAD))
        made.commit("add one")
        made.git("checkout", "-q", "main")
        made.write("postmortems/later.md", document("The reviewer should have asked.\n"))
        made.commit("main moves on")
        made.git("checkout", "-q", "pr")
        made.git("merge", "-q", "--no-ff", "-m", "catch up", "main")
        made.git("mv", "postmortems/moves.md", "postmortems/moved.md")
        made.git("rm", "-q", "postmortems/goes.md")
        made.write(".debrief.yaml", "version: 1\nrules: { facts/missing: off, timeline/missing: off, blame: off }\n")
        made.commit("rename, delete, loosen")
        made.git("checkout", "-q", "main")
        made.write("postmortems/last.md", document("The reviewer should have looked.\n"))
        made.commit("main moves on again")
        made.git("checkout", "-q", "--detach")
        made.git("merge", "-q", "--no-ff", "-m", "merge", "pr")
        made.git("update-ref", "refs/pull/1/merge", "HEAD")
        made.git("update-ref", "refs/pull/1/head", "pr")
        made.git("checkout", "-q", "main")

    @classmethod
    def tearDownClass(cls):
        cls.made.remove()

    def checkout(self, reference, depth):
        """What actions/checkout leaves behind; depth 0 is everything."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.made.scratch))
        self.git("init", "-q", cwd=folder)
        self.git("remote", "add", "origin", f"file://{self.made.dev}", cwd=folder)
        branches = ["+refs/heads/*:refs/remotes/origin/*"] if depth == 0 else [f"--depth={depth}"]
        self.git("fetch", "-q", "--no-tags", "origin", f"+{reference}:refs/remotes/pull/1/it", *branches, cwd=folder)
        self.git("checkout", "-q", "--force", "refs/remotes/pull/1/it", cwd=folder)
        return folder

    def lint(self, folder, **variables):
        return self.made.lint(DEBRIEF, "--diff-base", "auto", "--policy-from", "auto", cwd=folder, **variables)

    def github(self, reference="refs/pull/1/merge", **variables):
        return {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_BASE_REF": "main",
                "GITHUB_SHA": self.git("rev-parse", reference), **variables}

    BROUGHT = [(".debrief.yaml", "process/policy-changed"), ("postmortems/goes.md", "process/post-mortem-removed"),
               ("postmortems/new.md", "blame/should-have")]

    def test_a_pull_request_brings_its_own_findings_alone(self):
        for depth in (2, 0):
            with self.subTest(depth=depth):
                run, found = self.lint(self.checkout("refs/pull/1/merge", depth), **self.github())
                self.assertEqual((run.returncode, found), (0, self.BROUGHT), run.stderr)

    def test_a_checkout_of_one_commit_is_an_error_with_advice(self):
        run, found = self.lint(self.checkout("refs/pull/1/merge", 1), **self.github())
        self.assertEqual((run.returncode, found), (2, []))
        self.assertIn("fetch-depth: 2", run.stderr)

    def test_the_head_of_a_pull_request_is_compared_with_where_it_last_met_main(self):
        run, found = self.lint(self.checkout("refs/pull/1/head", 0), **self.github())
        self.assertEqual((run.returncode, found), (0, self.BROUGHT), run.stderr)
        run, found = self.lint(self.checkout("refs/pull/1/head", 1), **self.github())
        self.assertEqual((run.returncode, found), (2, []))
        self.assertIn("fetch-depth: 0", run.stderr)

    def test_a_fork_is_linted_with_the_rules_of_where_it_goes(self):
        fork = self.checkout("refs/pull/1/head", 0)
        run, found = self.lint(fork, **self.github("main", GITHUB_EVENT_NAME="pull_request_target"))
        self.assertEqual((run.returncode, found), (0, self.BROUGHT), run.stderr)

    def test_a_push_brings_its_last_commit(self):
        push = {"GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "push"}
        for depth in (2, 0):
            run, found = self.lint(self.checkout("refs/heads/main", depth), **push)
            self.assertEqual((run.returncode, found), (0, [("postmortems/last.md", "blame/should-have")]), run.stderr)
        run, found = self.lint(self.checkout("refs/heads/main", 1), **push)
        self.assertEqual((run.returncode, found), (2, []))
        self.assertIn("fetch-depth: 2", run.stderr)

    def test_a_sparse_checkout_takes_nothing_away(self):
        folder = self.checkout("refs/pull/1/merge", 0)
        self.git("sparse-checkout", "set", "--no-cone", "/*", "!/postmortems/old.md", "!/postmortems/last.md", cwd=folder)
        run, found = self.lint(folder, **self.github())
        self.assertEqual((run.returncode, found), (0, self.BROUGHT), run.stderr)
        self.git("sparse-checkout", "set", "--no-cone", "/*", "!/postmortems/new.md", cwd=folder)
        run, found = self.lint(folder, **self.github())
        self.assertEqual((run.returncode, found), (2, []))
        self.assertIn("postmortems/new.md: is changed, and outside of this sparse checkout", run.stderr)

    def test_a_partial_clone_that_lacks_the_base_is_an_error_with_advice(self):
        self.git("config", "uploadpack.allowFilter", "true")
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.made.scratch)) / "clone"
        self.git("clone", "-q", "--no-checkout", "--filter=blob:none", f"file://{self.made.dev}", str(folder))
        self.git("checkout", "-q", "pr", cwd=folder)
        run, found = self.lint(folder, **self.github())
        self.assertEqual((run.returncode, found), (2, []))
        self.assertIn("git fetch --refetch --no-filter", run.stderr)

    def test_a_merge_request_of_gitlab(self):
        base = self.git("merge-base", "main", "pr")
        run, found = self.lint(self.checkout("refs/pull/1/head", 0), GITLAB_CI="true", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        self.assertEqual((run.returncode, found), (0, self.BROUGHT), run.stderr)
        run, found = self.lint(self.checkout("refs/pull/1/head", 1), GITLAB_CI="true", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        self.assertEqual((run.returncode, found), (2, []))
        self.assertIn("GIT_DEPTH", run.stderr)


if __name__ == "__main__":
    DEBRIEF = str(pathlib.Path(sys.argv[1]).resolve())
    unittest.main(argv=sys.argv[:1], verbosity=1)
