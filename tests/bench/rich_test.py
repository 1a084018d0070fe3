#!/usr/bin/env python3
"""What ./site times is what teams write: a small one of its repositories has no errors, and builds.

usage: rich_test.py DEBRIEF
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

from processes import HERE, repository

DEBRIEF = None
COUNT = 12


def stream(count, seed=3):
    return subprocess.run([sys.executable, HERE / "rich_repository.py", str(count), str(seed)],
                          check=True, capture_output=True).stdout


class Rich(unittest.TestCase):
    def test_is_the_same_for_the_same_seed(self):
        self.assertEqual(stream(3), stream(3))
        self.assertNotEqual(stream(3), stream(3, seed=4))

    def test_has_no_errors_and_builds(self):
        with tempfile.TemporaryDirectory() as name:
            documents = repository(pathlib.Path(name) / "documents", "rich_repository.py", COUNT)
            linted = subprocess.run([DEBRIEF, "lint", "--output-format", "concise"], cwd=documents, capture_output=True, text=True)
            self.assertEqual(linted.returncode, 0, linted.stdout + linted.stderr)
            built = subprocess.run([DEBRIEF, "build", "--out", "../site"], cwd=documents, capture_output=True, text=True)
            self.assertEqual(built.returncode, 0, built.stdout + built.stderr)
            for document in (documents / "postmortems").rglob("*.md"):
                self.assertTrue((pathlib.Path(name) / "site" / "incidents" / f"{document.stem}.html").exists())


if __name__ == "__main__":
    DEBRIEF = sys.argv.pop(1)
    unittest.main()
