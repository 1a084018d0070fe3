#!/usr/bin/env python3
"""The workflows, the action, the hooks and the GitLab job, the project's and those `debrief init` writes, by their hosts.

usage: hosts_test.py DEBRIEF

Validators read them, and pre-commit, git and gitlab-ci-local run them with the program itself. Each that accepts a file
is given a broken one too. Nothing is fetched: a stand-in answers for curl, and every proxy leads nowhere.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import yaml

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MODULES = HERE / "node_modules"
DEBRIEF = None
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ACTION = ROOT / ".github/actions/lint/action.yml"

CONFIGURATION = ("version: 1\npaths: [{paths}]\n"
                 "rules: {{ facts/missing: off, timeline/missing: off, blame/should-have: error }}\n")
BAD = "# Cache\n\n## Stories\n\nThe operator should have waited.\n"
GOOD = "# Cache\n\n## Stories\n\nThe dashboard was green.\n"


class Host(unittest.TestCase):
    """A repository of its own for each test, and programs that run in it."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)
        self.bin = self.scratch / "bin"
        self.bin.mkdir()
        self.folder = self.scratch / "repository"
        self.folder.mkdir()
        nowhere = "http://127.0.0.1:9"
        self.environment = {
            "PATH": f"{self.bin}:{os.environ['PATH']}", "HOME": str(self.scratch), "LANG": "C.UTF-8",
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_ALLOW_PROTOCOL": "file", "http_proxy": nowhere, "https_proxy": nowhere}
        for role in ("AUTHOR", "COMMITTER"):
            self.environment |= {f"GIT_{role}_NAME": "Alice", f"GIT_{role}_EMAIL": "alice@example.org"}
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]
        self.run_in(self.folder, "git", "init", "-q", "-b", "main")

    def run_in(self, folder, *words, code=0, **variables):
        """What a program printed on both streams."""
        done = subprocess.run(words, cwd=folder, env={**self.environment, **variables}, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False)
        self.assertEqual(done.returncode, code, done.stdout)
        return done.stdout

    def git(self, *words):
        return self.run_in(self.folder, "git", *words)

    def write(self, name, text):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def configure(self, *paths):
        self.write(".debrief.yaml", CONFIGURATION.format(paths=", ".join(map(json.dumps, paths))))

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def program(self, name, text):
        file = self.bin / name
        file.write_text(text)
        file.chmod(0o755)

    def install(self):
        (self.bin / "debrief").symlink_to(DEBRIEF)

    def init(self, *targets):
        return self.run_in(self.folder, DEBRIEF, "init", "--ci", ",".join(targets))


# What may be written, by file and job; everything else reads. None of these runs on a pull request.
WRITES = {("pages.yml", "deploy"): {"pages", "id-token"},
          ("release.yml", "publish"): {"contents", "id-token", "attestations"}}


def scripts(document):
    """The `run:` of each step of a workflow or an action."""
    jobs = [document["runs"]] if "runs" in document else document["jobs"].values()
    return [step["run"] for job in jobs for step in job.get("steps", []) if "run" in step]


def faults_of_steps(text):
    """What a stranger could make of the steps: their words in a script, or another's commit behind a name."""
    document = yaml.safe_load(text)
    faults = [f"pasted into a script: {line.strip()}" for script in scripts(document) for line in script.split("\n")
              if "${{" in line]
    for line in re.findall(r"\buses: .*$", text, re.MULTILINE):
        if not re.fullmatch(r"uses: (\./\S+|[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)", line):
            faults.append(f"not pinned: {line}")
    return faults


def faults_of_permissions(name, text):
    """What a workflow may do and need not."""
    document = yaml.safe_load(text)
    events = document[True]  # YAML 1.1 reads `on` so
    if document.get("permissions") != {"contents": "read"}:
        return ["a job may do more than read when it does not say"]
    faults = []
    if "pull_request_target" in events or "workflow_run" in events:
        faults.append("runs on what a stranger sends, with our rights")
    for job, body in document["jobs"].items():
        needs = {scope for scope, what in body.get("permissions", {}).items() if what != "read"}
        if needs - WRITES.get((name, job), set()):
            faults.append(f"{job} writes {', '.join(sorted(needs))}")
        if needs and "pull_request" in events:
            faults.append(f"{job} writes on a pull request")
        for step in body["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                if step.get("with", {}).get("persist-credentials") is not False:
                    faults.append(f"{job} leaves the token in the checkout")
    return faults


class Workflows(Host):
    def complaints(self, *files):
        said = self.run_in(HERE, "node", str(HERE / "workflows.mjs"), *map(str, files))
        return [json.loads(line) for line in said.split("\n")[:-1]]

    def test_validators_accept_those_of_the_project(self):
        self.assertGreater(len(WORKFLOWS), 3)
        self.assertEqual(self.complaints(*WORKFLOWS, ACTION), [])
        for file in [*WORKFLOWS, ACTION]:
            self.assertEqual(faults_of_steps(file.read_text()), [], file.name)
        for file in WORKFLOWS:
            self.assertEqual(faults_of_permissions(file.name, file.read_text()), [], file.name)

    def test_each_validator_refuses_a_broken_one(self):
        text = (ROOT / ".github/workflows/release.yml").read_text()
        broken = {
            "event.yml": text.replace("  push:", "  pushed:"),
            "needs.yml": text.replace("needs: build", "needs: built"),
            "expression.yml": text.replace("${{ github.ref_name }}", "${{ github.ref_name( }}"),
            "action.yml": ACTION.read_text().replace("shell: bash", "shel: bash")}
        files = [self.write(name, changed) for name, changed in broken.items()]
        refused = {(pathlib.Path(each["file"]).name, each["validator"]) for each in self.complaints(*files)}
        for name, validators in {"event.yml": {"actionlint", "schema", "parser"},
                                 "needs.yml": {"actionlint", "schema", "parser"},
                                 "expression.yml": {"actionlint", "parser"}, "action.yml": {"schema", "parser"}}.items():
            self.assertEqual({validator for file, validator in refused if file == name}, validators, name)

    def test_a_stranger_can_slip_nothing_into_the_steps(self):
        pin = "actions/checkout@" + "a" * 40
        job = "jobs: {{ a: {{ runs-on: x, steps: [ {{ {} }} ] }} }}\n"
        self.assertEqual(faults_of_steps(job.format('run: "echo $A", env: { A: "${{ github.head_ref }}" }')), [])
        self.assertEqual(len(faults_of_steps(job.format('run: "echo ${{ github.head_ref }}"'))), 1)
        steps = "jobs: {{ a: {{ runs-on: x, steps: [] }} }}\n#    - uses: {}\n"
        self.assertEqual(faults_of_steps(steps.format(f"{pin} # v1.2.3")), [])
        self.assertEqual(faults_of_steps(steps.format("./.github/actions/lint")), [])
        for use in (pin, f"{pin[:-1]} # v1.2.3", "actions/checkout@v4 # v4.0.0", "docker://debian:12"):
            self.assertEqual(len(faults_of_steps(steps.format(use))), 1, use)
        action = "runs: { using: composite, steps: [ { shell: bash, run: 'echo ${{ inputs.paths }}' } ] }\n"
        self.assertEqual(len(faults_of_steps(action)), 1)

    def test_jobs_are_given_no_more_than_they_need(self):
        text = (ROOT / ".github/workflows/release.yml").read_text()
        for name, old, new in (("release.yml", "permissions: { contents: read }\n", ""),
                               ("other.yml", "", ""),
                               ("release.yml", "attestations: write", "packages: write"),
                               ("release.yml", "  push:", "  pull_request:\n  push:"),
                               ("release.yml", "  push:", "  pull_request_target:\n  push:"),
                               ("release.yml", "persist-credentials: false", "persist-credentials: true")):
            self.assertNotEqual(faults_of_permissions(name, text.replace(old, new, 1)), [], (old, new))



if __name__ == "__main__":
    DEBRIEF = str(pathlib.Path(sys.argv[1]).resolve())
    if not MODULES.is_dir():
        sys.exit("error: tests/ci has no node_modules; tools/prepare build test installs them")
    unittest.main(argv=sys.argv[:1], verbosity=1)
