"""What others make of the same sentences: a list of regular expressions, and alex where it is."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from labelled import document_of
from tables import Trouble

HERE = pathlib.Path(__file__).resolve().parent
PATTERNS = HERE / "regex_baseline.txt"


def read_patterns(path=PATTERNS):
    patterns = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        try:
            patterns.append(re.compile(line, re.IGNORECASE))
        except re.error as error:
            raise Trouble(f"{path}:{number}: {error}") from error
    return patterns


def plain(text):
    """A sentence without strong marks and with straight apostrophes, as the patterns expect it."""
    return text.replace("**", "").replace("’", "'")


def regex_flags(sentences, patterns):
    """Line numbers of the sentences that any pattern finds."""
    return {sentence.line for sentence in sentences
            if any(pattern.search(plain(sentence.text)) for pattern in patterns)}


def alex_command():
    """How to call alex, or None. Nothing is downloaded to find out."""
    if shutil.which("alex"):
        return ["alex"]
    command = ["npx", "--no-install", "alex"]
    if not shutil.which("npx") or run_alex(command + ["--version"], HERE).returncode != 0:
        return None
    return command


def run_alex(command, cwd):
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False,
                          env={**os.environ, "npm_config_offline": "true", "NO_COLOR": "1"})


def alex_flags(sentences, command):
    """Line numbers of the sentences that alex warns of."""
    text, places = document_of(sentences)
    with tempfile.TemporaryDirectory() as scratch:
        file = pathlib.Path(scratch) / "sentences.md"
        file.write_text(text, encoding="utf-8")
        done = run_alex(command + [str(file)], HERE)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    if done.returncode not in (0, 1):
        raise Trouble(f"alex ended with {done.returncode} and said:\n{said.rstrip()}")
    lines = {int(number) for number in re.findall(r"^\s*(\d+):\d+(?:-\d+:\d+)?\s+\w", said, re.M)}
    return {sentence.line for place, sentence in zip(places, sentences) if place in lines}
