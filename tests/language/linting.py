"""Runs `debrief lint` once over a folder and gives its findings."""
import json
import os
import pathlib
import subprocess

from tables import Trouble

CONFIG = """version: 1
paths: {paths}
exclude: []
limits: {{document: 10MiB, findings_per_document: 100000}}
"""


def program(path):
    """The absolute path of a program that is there."""
    path = pathlib.Path(path).resolve()
    if not path.is_file() or not os.access(path, os.X_OK):
        raise Trouble(f"there is no program at {path}; tools/build dev makes build/dev/bin/debrief")
    return path


def lint(binary, folder, paths=("**/*",), options=()):
    """All findings over `paths` of a folder without git, as in `--output-format json`.

    Writes the configuration into the folder. A run that fails, and a document that is not read
    whole, are Trouble.
    """
    (folder / ".debrief.yaml").write_text(CONFIG.format(paths=json.dumps(list(paths))))
    done = subprocess.run([program(binary), "lint", "--output-format", "json", *options], cwd=folder,
                          capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise Trouble(f"debrief lint ended with {done.returncode} and said:\n"
                      + done.stderr.decode("utf-8", "replace").rstrip())
    try:
        report = json.loads(done.stdout)
    except ValueError as error:
        raise Trouble(f"what debrief lint printed is no JSON: {error}") from error
    for finding in report["findings"]:
        if finding["rule"] == "metadata/too-complex":
            raise Trouble(f"{finding['path']} is not read whole: {finding['message']}")
    return report["findings"]


def group(rule):
    return rule.split("/")[0]
