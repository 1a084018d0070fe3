#!/usr/bin/env python3
"""The project's workflows, action and hooks, and what `debrief init --ci` writes, as their hosts read and run them.

usage: hosts_test.py DEBRIEF

Validators read them, and pre-commit, git and gitlab-ci-local run them with the program itself. Each that accepts a file
is given a broken one too. Nothing is fetched: a stand-in answers for curl, and every proxy leads nowhere.
"""
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import yaml

from action_test import CURL

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
        return [json.loads(line) for line in said.split("\n") if line.startswith("{")]

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
        expected = {"event.yml": {"actionlint", "schema", "parser"}, "needs.yml": {"actionlint", "schema", "parser"},
                    "expression.yml": {"actionlint", "parser"}, "action.yml": {"schema", "parser"}}
        for name, validators in expected.items():
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

    def test_an_action_is_the_same_wherever_it_is_used(self):
        pins = {}
        for file in [*WORKFLOWS, ROOT / "templates/ci/github.yml"]:  # nobody proposes newer ones for the template
            for name, pin in re.findall(r"\buses: ([\w./-]+)@(.*)", file.read_text()):
                pins.setdefault(name, set()).add(pin)
        self.assertGreater(len(pins), 5)
        self.assertEqual({name: found for name, found in pins.items() if len(found) > 1}, {})

    def test_jobs_are_given_no_more_than_they_need(self):
        text = (ROOT / ".github/workflows/release.yml").read_text()
        for name, old, new in (("release.yml", "permissions: { contents: read }\n", ""),
                               ("other.yml", "", ""),
                               ("release.yml", "attestations: write", "packages: write"),
                               ("release.yml", "  push:", "  pull_request:\n  push:"),
                               ("release.yml", "  push:", "  pull_request_target:\n  push:"),
                               ("release.yml", "persist-credentials: false", "persist-credentials: true")):
            self.assertNotEqual(faults_of_permissions(name, text.replace(old, new, 1)), [], (old, new))

    def test_validators_accept_those_that_init_writes(self):
        self.configure("postmortems/**/*.md", "docs/PM[0-9]?/it's !*.md", "Störung, \"+\" & {a,b}/*.md")
        self.init("github")
        workflow = self.folder / ".github/workflows/post-mortems.yml"
        action = self.folder / ".github/actions/debrief/action.yml"
        text = workflow.read_text()
        scanning = self.write("scanning.yml", re.sub(r"(?m)^( *)# (- if|  uses|  with|security)", r"\1\2", text))
        self.assertIn("\n      - if: ${{", scanning.read_text())
        self.assertEqual(self.complaints(workflow, scanning, action), [])
        self.assertEqual(faults_of_steps(text), [])
        self.assertEqual(faults_of_permissions(workflow.name, text), [])
        self.assertEqual(action.read_text(), ACTION.read_text())


class PreCommit(Host):
    """pre-commit, with debrief on the PATH; the hooks come from a repository of their own."""

    NAME = "postmortems/2024-03-01 cache.md"

    def setUp(self):
        super().setUp()
        self.install()
        self.environment["PRE_COMMIT_HOME"] = str(self.scratch / "home")
        self.configure("postmortems/**/*.md")

    def hooks(self):
        folder = self.scratch / "hooks"
        folder.mkdir()
        (folder / ".pre-commit-hooks.yaml").write_bytes((ROOT / ".pre-commit-hooks.yaml").read_bytes())
        for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Hooks"]):
            self.run_in(folder, "git", *words)
        return str(folder)

    def try_hook(self, hooks, name, code):
        self.git("add", "-A")
        return self.run_in(self.folder, "pre-commit", "try-repo", hooks, name, "--all-files", "--verbose", code=code)

    def test_it_reads_the_manifest(self):
        manifest = (ROOT / ".pre-commit-hooks.yaml").read_text()
        for text, code in ((manifest, 0), (manifest.replace("entry:", "entrance:", 1), 1)):
            self.write("manifest.yaml", text)
            self.run_in(self.folder, "pre-commit", "validate-manifest", "manifest.yaml", code=code)

    def test_lint_fails_for_a_finding_in_a_post_mortem_alone(self):
        hooks = self.hooks()
        self.write("README.md", BAD)
        self.write(self.NAME, GOOD)
        self.assertIn("Passed", self.try_hook(hooks, "debrief", 0))
        self.write(self.NAME, BAD)
        said = self.try_hook(hooks, "debrief", 1)
        self.assertIn(f"{self.NAME}:5:14", said)
        self.assertIn("error[blame/should-have]", said)
        self.assertNotIn("README.md:", said)

    def test_fix_and_fmt_change_files_once(self):
        hooks = self.hooks()
        for hook, old, new in (("debrief-fmt", "## Actions\n\n- One\n", "## Actions\n\n- [ ] **A1** One\n"),
                               ("debrief-fix", "<!-- debrief-ignore blame: old -->\nText.\n", "Text.\n")):
            file = self.write(self.NAME, f"---\ndebrief: 1\n---\n\n{old}")
            self.assertIn("files were modified by this hook", self.try_hook(hooks, hook, 1))
            self.assertTrue(file.read_text().endswith(f"\n\n{new}"), file.read_text())
            self.assertIn("Passed", self.try_hook(hooks, hook, 0))

    def test_what_init_writes_stops_a_commit(self):
        self.init("pre-commit")
        self.run_in(self.folder, "pre-commit", "validate-config")
        self.run_in(self.folder, "pre-commit", "install")
        self.commit("Start")
        file = self.write(self.NAME, BAD)
        self.git("add", "-A")
        file.write_text(GOOD)
        self.assertIn("error[blame/should-have]", self.run_in(self.folder, "git", "commit", "-m", "Add one", code=1))
        self.assertEqual(file.read_text(), GOOD)
        self.commit("Add one")
        self.assertEqual(self.git("log", "--format=%s"), "Add one\nStart\n")


class GitLab(Host):
    """The job that init writes, run by gitlab-ci-local in a branch, with the variables that GitLab gives."""

    FILE = "debrief-linux-x86_64"

    def setUp(self):
        super().setUp()
        self.program("curl", CURL)
        self.served = self.scratch / "served"
        self.served.mkdir()
        (self.scratch / "temp").mkdir()
        self.environment |= {"SERVED": str(self.served), "TMPDIR": str(self.scratch / "temp")}
        self.configure("postmortems/**/*.md")
        self.write("postmortems/old.md", BAD)
        self.write(".gitignore", "/.gitlab-ci-local/\n")
        self.init("gitlab")
        self.write(".gitlab-ci.yml", "include: [{ local: .gitlab/debrief.yml }]\n")
        self.commit("Start")
        self.run_in(self.scratch, "git", "clone", "-q", "--bare", str(self.folder), "origin")
        self.git("remote", "add", "origin", str(self.scratch / "origin"))
        self.git("fetch", "-q", "origin")
        self.git("remote", "set-head", "origin", "main")
        self.git("checkout", "-q", "-b", "change")

    def change(self, name, text):
        self.write(name, text)
        self.commit(f"Change {name}")

    def serve(self):
        """A release whose checksum is right."""
        data = b'#!/bin/sh\nexec "$PROGRAM" "$@"\n'
        self.environment["PROGRAM"] = DEBRIEF
        (self.served / self.FILE).write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        (self.served / "SHA256SUMS").write_text(f"{digest}  {self.FILE}\n")
        return digest

    def pipeline(self, *words, code=0, **variables):
        variables |= {"CI_PIPELINE_SOURCE": "merge_request_event", "GITLAB_CI": "true",
                      "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.git("rev-parse", "origin/main").strip()}
        given = [word for name, value in variables.items() for word in ("--variable", f"{name}={value}")]
        said = self.run_in(self.folder, str(MODULES / ".bin/gitlab-ci-local"), *words, *given, code=code)
        return re.sub(r"\x1b\[[0-9;]*m", "", said)

    def run_job(self, code, **variables):
        return self.pipeline("--force-shell-executor", "--no-json-schema-validation", "debrief", code=code, **variables)

    def test_the_job_runs_for_a_change_of_a_post_mortem(self):
        def jobs():
            return [line for line in self.pipeline("--list-csv").split("\n") if line.startswith("debrief;")]

        self.change("README.md", GOOD)
        self.assertEqual(jobs(), [])
        self.change("postmortems/new.md", GOOD)
        self.assertEqual(len(jobs()), 1)
        job = (self.folder / ".gitlab/debrief.yml").read_text()
        self.change(".gitlab/debrief.yml", job.replace("  script:", "  scripts:"))
        self.pipeline("--list-csv", code=1)

    def test_the_job_installs_a_release_and_reports_what_a_change_brings(self):
        digest = self.serve()
        place = "https://git.example.org/releases/download"
        self.change("postmortems/new.md", BAD)
        said = self.run_job(1, DEBRIEF_RELEASES=place, DEBRIEF_VERSION="9.8.7")
        self.assertEqual((self.served / "log").read_text().split(),
                         [f"{place}/v9.8.7/{name}" for name in (self.FILE, "SHA256SUMS")])
        self.assertIn("error[blame/should-have]", said)
        self.assertEqual(len(list((self.scratch / "temp").glob("*/debrief"))), 1, "installed where others can guess")
        issues = json.loads((self.folder / "gl-code-quality-report.json").read_text())
        self.assertEqual([issue["location"]["path"] for issue in issues], ["postmortems/new.md"])
        self.assertIn("<failure", (self.folder / "debrief.xml").read_text())
        self.change("postmortems/new.md", GOOD)
        (self.served / "SHA256SUMS").write_text("")
        self.assertIn("No findings", self.run_job(0, DEBRIEF_RELEASES=place, DEBRIEF_SHA256=digest))

    def test_the_job_trusts_nothing_that_does_not_fit(self):
        digest = self.serve()
        (self.served / self.FILE).write_text("#!/bin/sh\ntouch pwned\n")
        self.change("postmortems/new.md", GOOD)
        place = "https://git.example.org/releases/download"
        for variables in ({}, {"DEBRIEF_SHA256": digest}, {"DEBRIEF_SHA256": "0" * 64}):
            self.assertIn("FAIL 1", self.run_job(1, DEBRIEF_RELEASES=place, **variables))
        (self.served / "SHA256SUMS").unlink()
        self.assertIn("FAIL 22", self.run_job(1, DEBRIEF_RELEASES=place))
        self.assertFalse((self.folder / "pwned").exists())
        self.assertIn("set the variable DEBRIEF_RELEASES", self.run_job(1))

    def test_the_job_takes_what_is_there(self):
        self.install()
        self.change("postmortems/new.md", BAD)
        self.assertIn("error[blame/should-have]", self.run_job(1))
        self.assertFalse((self.served / "log").exists())


if __name__ == "__main__":
    DEBRIEF = str(pathlib.Path(sys.argv[1]).resolve())
    if not MODULES.is_dir():
        sys.exit("error: tests/ci has no node_modules; tools/prepare build test installs them")
    unittest.main(argv=sys.argv[:1], verbosity=1)
