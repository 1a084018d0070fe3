#!/usr/bin/env python3
"""What the action installs, when it refuses to, and how it calls debrief: its two steps, run as the runner runs them.

usage: action_test.py        curl, gh and debrief are stand-ins, so nothing is downloaded or linted
"""
import hashlib
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = "#!/bin/sh\necho debrief 9.8.7\n"
HOST = "https://git.example.org"
CURL = """#!/usr/bin/env bash
while [ $# -gt 1 ]; do case $1 in -o | --output) output=$2 ;; esac; shift; done
echo "$1" >>"$SERVED/log"
file=$SERVED/${1##*/}
[ -f "$file" ] || exit 22
cp "$file" "$output"
"""
GH = '#!/bin/sh\necho "$@" >>"$SERVED/gh"\nexit "${GH_STATUS:-0}"\n'


def step(name):
    """The script of a step of the action: the lines of its `run: |`."""
    lines = (ROOT / ".github/actions/lint/action.yml").read_text().split("\n")
    start = lines.index("      run: |", lines.index(f"    - id: {name}")) + 1
    script = []
    for line in lines[start:]:
        if line and not line.startswith("        "):
            break
        script.append(line[8:])
    return "\n".join(script) + "\n"


FAKE = """#!/usr/bin/env bash
printf '%s\\n' "$@" >"$SERVED/arguments"
for word in "$@"; do
  case $word in
    jsonl=*) printf '{}\\n{}\\n' >"${word#*=}" ;;
    sarif=*) echo '{}' >"${word#*=}" ;;
  esac
done
exit "${STATUS:-0}"
"""


class Step(unittest.TestCase):
    """A step of the action, run as the runner does, in a folder of its own."""

    name = ""
    variables = {}

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        for name in ("bin", "served", "temp", "work space"):
            (self.folder / name).mkdir()
        (self.folder / "step.sh").write_text(step(self.name))

    def program(self, name, text):
        path = self.folder / name
        path.write_text(text)
        path.chmod(0o755)
        return path

    def run_step(self, code, **variables):
        """What the step printed and the outputs that it set."""
        outputs = self.folder / "outputs"
        outputs.write_text("")
        environment = {
            "PATH": f"{self.folder}/bin:/usr/bin:/bin", "SERVED": f"{self.folder}/served",
            "GITHUB_OUTPUT": str(outputs), "GITHUB_WORKSPACE": f"{self.folder}/work space",
            "GITHUB_STEP_SUMMARY": f"{self.folder}/temp/summary", "GITHUB_EVENT_NAME": "pull_request",
            "GITHUB_ACTION_PATH": "/runner/_actions/team/tool/v1/.github/actions/lint",
            "GITHUB_SERVER_URL": HOST, "RUNNER_TEMP": f"{self.folder}/temp", "RUNNER_OS": "Linux",
            "RUNNER_ARCH": "X64", **self.variables, **variables}
        done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", str(self.folder / "step.sh")],
                              env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr, outputs.read_text()


class Install(Step):
    name = "install"
    variables = {"VERSION": "9.8.7", "RELEASES": "", "BINARY": "", "GH_TOKEN": "none"}

    def setUp(self):
        super().setUp()
        self.program("bin/curl", CURL)
        self.program("served/debrief-linux-x86_64", PROGRAM)
        self.sums(hashlib.sha256(PROGRAM.encode()).hexdigest())

    def sums(self, digest):
        (self.folder / "served/SHA256SUMS").write_text(f"{digest}  debrief-linux-x86_64\n")

    def fetched(self):
        log = self.folder / "served/log"
        return log.read_text().split() if log.exists() else []

    def refuses(self, words, **variables):
        said, outputs = self.run_step(2, **variables)
        self.assertIn("::error title=debrief could not be installed::", said)
        self.assertIn(words, said)
        self.assertEqual(outputs, "")

    def test_installs_the_release_beside_the_action(self):
        said, outputs = self.run_step(0)
        place = f"{HOST}/team/tool/releases/download/v9.8.7"
        self.assertEqual(self.fetched(), [f"{place}/debrief-linux-x86_64", f"{place}/SHA256SUMS"])
        program = outputs.removeprefix("binary=").strip()
        self.assertEqual(pathlib.Path(program).read_text(), PROGRAM)
        self.assertIn(f"Using debrief 9.8.7 at {program}", said)

    def test_installs_from_a_mirror(self):
        self.run_step(0, RELEASES="https://mirror.example.org/debrief/", VERSION="v9.8.7",
                      GITHUB_ACTION_PATH="/home/runner/work/r/r/./.github/actions/debrief")
        self.assertEqual(self.fetched()[0], "https://mirror.example.org/debrief/v9.8.7/debrief-linux-x86_64")

    def test_takes_what_is_there(self):
        self.program("bin/debrief", PROGRAM)
        self.assertEqual(self.run_step(0)[1], f"binary={self.folder}/bin/debrief\n")
        self.program("work space/own", PROGRAM)
        self.assertEqual(self.run_step(0, BINARY="own", RUNNER_OS="Windows")[1],
                         f"binary={self.folder}/work space/own\n")
        self.assertEqual(self.fetched(), [])

    def test_passes_over_another_version_on_the_path(self):
        self.program("bin/debrief", PROGRAM.replace("9.8.7", "1.0.0"))
        self.assertIn("/temp/debrief.", self.run_step(0)[1])

    def test_refuses_what_cannot_be_trusted(self):
        self.sums("0" * 64)
        self.refuses("checksum")
        self.sums("")
        self.refuses("checksum")
        (self.folder / "served/SHA256SUMS").unlink()
        self.refuses("SHA256SUMS of version 9.8.7 could not be fetched")

    def test_asks_who_built_it_where_that_is_on_record(self):
        self.program("bin/gh", GH)
        self.run_step(0)
        self.run_step(0, GITHUB_SERVER_URL="https://github.com", RELEASES="https://mirror.example.org/debrief")
        self.assertFalse((self.folder / "served/gh").exists())
        self.run_step(0, GITHUB_SERVER_URL="https://github.com")
        self.assertIn("--repo team/tool --signer-workflow team/tool/.github/workflows/release.yml",
                      (self.folder / "served/gh").read_text())
        self.refuses("nothing attests", GITHUB_SERVER_URL="https://github.com", GH_STATUS="1")

    def test_says_what_does_not_fit(self):
        self.refuses("no release for macOS on ARM64", RUNNER_OS="macOS", RUNNER_ARCH="ARM64")
        self.refuses("debrief-linux-aarch64 of version 9.8.7 could not be fetched", RUNNER_ARCH="ARM64")
        self.refuses("is no version", VERSION="../../x")
        self.refuses("names no program", BINARY="gone")
        self.refuses("no https address", RELEASES="http://mirror.example.org/debrief")
        self.refuses("nothing says where", GITHUB_ACTION_PATH="/home/runner/work/r/r/./.github/actions/debrief")
        broken = "#!/bin/sh\nexit 127\n"
        self.program("served/debrief-linux-x86_64", broken)
        self.sums(hashlib.sha256(broken.encode()).hexdigest())
        self.refuses("needs glibc")
        self.refuses("%25%0A::error::x", BINARY="a%\n::error::x")


class Lint(Step):
    name = "lint"
    variables = {"WANTED": "", "DIRECTORY": ".", "DIFF_BASE": "auto", "POLICY_FROM": "auto", "FAIL_ON": "error",
                 "PROFILE": "", "SARIF_FILE": "out dir/debrief.sarif", "SUMMARY": "true"}

    def setUp(self):
        super().setUp()
        self.program("bin/debrief", FAKE)
        self.variables = {**self.variables, "DEBRIEF": f"{self.folder}/bin/debrief"}

    def arguments(self):
        return (self.folder / "served/arguments").read_text().split("\n")[:-1]

    def test_asks_for_what_a_change_brings(self):
        outputs = self.run_step(0)[1]
        self.assertEqual(outputs, "outcome=clean\nfindings=2\nsarif-file=out dir/debrief.sarif\n")
        space = f"{self.folder}/work space"
        self.assertEqual(self.arguments(), [
            "-C", f"{space}/.", "lint", "--fail-on", "error", "--diff-base", "auto", "--policy-from", "auto",
            "-o", "github", "-o", f"jsonl={self.folder}/temp/debrief-findings.jsonl",
            "-o", f"sarif={space}/out dir/debrief.sarif", "-o", f"markdown={self.folder}/temp/summary", "--"])

    def test_asks_for_everything_where_nothing_changed(self):
        for event in ("schedule", "workflow_dispatch"):
            self.run_step(0, GITHUB_EVENT_NAME=event)
            self.assertNotIn("--diff-base", self.arguments())
            self.assertNotIn("--policy-from", self.arguments())
        self.run_step(0, GITHUB_EVENT_NAME="schedule", DIFF_BASE="v1", POLICY_FROM="v0")
        self.assertEqual(self.arguments()[5:9], ["--diff-base", "v1", "--policy-from", "v0"])
        self.run_step(0, DIFF_BASE="none", POLICY_FROM="main")
        self.assertEqual(self.arguments()[5:7], ["--policy-from", "main"])

    def test_takes_a_path_a_line_and_runs_none_of_it(self):
        self.run_step(0, WANTED="a b.md\r\n\n*.md\n--help\n$(touch pwned)\n", SUMMARY="false", SARIF_FILE="",
                      PROFILE="; touch pwned")
        words = self.arguments()
        self.assertEqual(words[words.index("--") + 1:], ["a b.md", "*.md", "--help", "$(touch pwned)"])
        self.assertIn("; touch pwned", words)
        self.assertFalse(any(word.startswith(("sarif=", "markdown=")) for word in words))
        self.assertEqual(list(self.folder.rglob("pwned")), [])

    def test_tells_findings_from_failing(self):
        self.assertIn("outcome=findings\nfindings=2\n", self.run_step(1, STATUS="1")[1])
        said, outputs = self.run_step(2, STATUS="2")
        self.assertEqual(outputs, "outcome=failed\n")
        self.assertIn("::error title=debrief could not run::", said)
        self.assertIn("outcome=failed", self.run_step(2, SUMMARY="yes")[1])


if __name__ == "__main__":
    unittest.main()
