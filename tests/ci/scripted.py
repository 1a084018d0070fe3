"""Repositories that tests build with the real git, apart from the configuration of whoever runs them."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

BAD = "The operator should have waited.\n"  # blame/should-have


def document(*sentences, front=""):
    return f"{front}# An incident\n\n## Stories\n\n" + "\n".join(sentences)


class Scripted:
    """A folder of repositories; the one that is written to is `dev`."""

    def __init__(self):
        self.scratch = pathlib.Path(tempfile.mkdtemp())
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.scratch), "LANG": "C.UTF-8",
                            "GIT_CONFIG_NOSYSTEM": "1", "GIT_ALLOW_PROTOCOL": "file"}
        for role in ("AUTHOR", "COMMITTER"):
            self.environment |= {f"GIT_{role}_NAME": "Alice", f"GIT_{role}_EMAIL": "alice@example.org",
                                 f"GIT_{role}_DATE": "2024-03-01T10:00:00Z"}
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]
        self.dev = self.scratch / "dev"
        self.dev.mkdir()
        self.git("init", "-q", "-b", "main")

    def remove(self):
        shutil.rmtree(self.scratch)

    def git(self, *words, cwd=None):
        run = subprocess.run(["git", *words], cwd=cwd or self.dev, env=self.environment, check=True,
                             capture_output=True, text=True)
        return run.stdout.strip()

    def write(self, name, text):
        file = self.dev / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def lint(self, debrief, *words, cwd=None, **variables):
        """The run, and `(path, rule)` of each finding."""
        run = subprocess.run([debrief, "lint", "--output-format", "jsonl", *words], cwd=cwd or self.dev,
                             env={**self.environment, **variables}, capture_output=True, text=True, timeout=120)
        findings = [json.loads(line) for line in run.stdout.split("\n")[:-1]]
        return run, sorted({(each["path"], each["rule"]) for each in findings})
