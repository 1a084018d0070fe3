#!/usr/bin/env python3
"""Every format of `debrief lint` over an example, real documents and hostile ones, as its readers read it.

usage: formats_test.py DEBRIEF

Validators are those of the readers themselves: the SARIF schema and GitHub's rules of Microsoft's multitool, reviewdog's
validator, the findings schema. What none validates is read here as its host reads it. An oracle with the runners' own
rules looks for commands in all that is printed. DEBRIEF_CORPUS adds real documents.
"""
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MODULES = HERE / "node_modules"
DEBRIEF = None
FORMATS = ["azure", "checkstyle", "concise", "gcc", "github", "gitlab", "json", "jsonl", "junit", "markdown", "rdjson",
           "rdjsonl", "sarif", "text"]

# What GitHub's and Azure's runners take for a command (actions/runner, ActionCommand): `::name …::` at the start of a
# line, blanks aside, and `##[name …]` or `##vso[name …]` anywhere in it.
COMMANDS = [re.compile(r"^\s*::[A-Za-z-]+( [^:]*)?::"), re.compile(r"##\[[^\]]*\]"), re.compile(r"##vso\[[^\]]*\]")]

HOSTILE = ["::error::pwn", "##[error]pwn", "##[stop-commands]x", "##vso[task.complete result=Failed;]x", "%0A::debug::x",
           "\x1b[31mred\x1b[0m", "\x1b]8;;http://a.example\x07link", "\u202eright", "]]>", "-->", "</script>", "é𐐀👩‍🚒",
           "@alice #12", "a|b`c`", "\u2028", "\u0085", "<img src=x onerror=y>"]


def commands(text):
    return [line for line in re.split(r"\r\n|\r|\n", text) for rule in COMMANDS if rule.search(line)]


def hostile_documents(folder, seed=20):
    """Post-mortems whose names, facts and actions hold what readers of reports act on."""
    chance = random.Random(seed)
    for number in range(60):
        words = [chance.choice(HOSTILE) for _ in range(3)]
        name = f"{number} {words[0]}".replace("/", "_").replace("\0", "")
        if number % 4 == 0:
            name = f"{number}\n{words[1]}".replace("/", "_")
        text = (f"---\nid: {json.dumps(words[2])}\ndebrief: 1\ntitle: {json.dumps(words[0])}\n---\n\n## Stories\n\n"
                f"{words[0]} the operator should have read {words[1]}.\n\n## Actions\n\n- [ ] {words[2]} be careful\n")
        if number % 5 == 0:
            text = text.replace("\n", "\r\n")
        data = text.encode()
        if number % 6 == 0:
            data = b"\xef\xbb\xbf" + data
        if number % 7 == 0:
            data += b"\xff\xfe the reviewer should have asked \x00 ##[error]x\n"
        if number == 30:
            data += b"the operator should have " + b"x" * 900_000 + b"\n"
        (folder / "postmortems" / f"{name}.md").write_bytes(data)


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = pathlib.Path(tempfile.mkdtemp())
        cls.environment = {"PATH": os.environ["PATH"], "HOME": str(cls.scratch), "LANG": "C.UTF-8",
                           "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1", "GIT_CONFIG_NOSYSTEM": "1"}
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                cls.environment[name] = os.environ[name]
        example = cls.scratch / "example"
        subprocess.run([DEBRIEF, "init", "--example", example], check=True, capture_output=True, env=cls.environment)
        hostile = cls.scratch / "hostile"
        (hostile / "postmortems").mkdir(parents=True)
        hostile_documents(hostile)
        cls.folders = {"example": example, "hostile": hostile}
        real = os.environ.get("DEBRIEF_CORPUS")
        if real:
            folder = cls.scratch / "real"
            shutil.copytree(pathlib.Path(real) / "documents", folder, copy_function=shutil.copyfile)
            (folder / ".debrief.yaml").write_text('version: 1\npaths: ["**/*.md"]\nexclude: []\n')
            cls.folders["real"] = folder
        cls.reports = {name: cls.report(folder, cls.scratch / f"reports-{name}") for name, folder in cls.folders.items()}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.scratch)

    @classmethod
    def report(cls, folder, out):
        """All formats of one run, as files."""
        out.mkdir()
        outputs = [word for name in FORMATS for word in ("-o", f"{name}={out / name}")]
        run = subprocess.run([DEBRIEF, "lint", "--profile", "strict", "--fail-on", "never", *outputs], cwd=folder,
                             env=cls.environment, capture_output=True)
        if run.returncode:
            raise AssertionError(run.stderr.decode(errors="replace"))
        return out

    def each(self, name):
        return [(corpus, folder / name) for corpus, folder in self.reports.items()]

    def findings(self, corpus):
        return json.loads((self.reports[corpus] / "json").read_text())["findings"]

    def test_there_is_something_to_validate(self):
        for corpus in self.reports:
            self.assertGreater(len(self.findings(corpus)), 5, corpus)

    def test_sarif_follows_its_schema_and_github(self):
        script = self.scratch / "schema.cjs"
        script.write_text(
            "const Ajv = require(process.argv[2] + '/ajv/dist/2020').default; const fs = require('fs');"
            "const schema = JSON.parse(fs.readFileSync(process.argv[3], 'utf8').replace(/^\\uFEFF/, ''));"
            "const check = new Ajv({strict: false, validateFormats: false, allErrors: true}).compile(schema);"
            "if (!check(JSON.parse(fs.readFileSync(process.argv[4])))) {"
            " console.log(JSON.stringify(check.errors.slice(0, 3))); process.exit(1) }")
        multitool = MODULES / "@microsoft" / "sarif-multitool-linux"
        bad = self.scratch / "bad.sarif"
        bad.write_text('{"version": "2.1.0", "runs": [{"tool": {}}]}')

        def against_schema(file):
            return subprocess.run(["node", script, MODULES, multitool / "sarif-2.1.0.json", file], capture_output=True,
                                  text=True)

        def against_github(file):
            report = self.scratch / "multitool.sarif"
            report.unlink(missing_ok=True)
            subprocess.run([multitool / "Sarif.Multitool", "validate", file, "--rule-kind", "Sarif;Ghas", "--output",
                            report, "--log", "ForceOverwrite"], env=self.environment, capture_output=True)
            results = json.loads(report.read_text())["runs"][0].get("results", [])
            # The project has no home on the web that every build knows of.
            return [result["message"] for result in results if result["ruleId"] != "SARIF2005"]

        self.assertEqual(against_schema(bad).returncode, 1)
        for corpus, file in self.each("sarif"):
            copy = self.scratch / f"{corpus}.sarif"
            shutil.copyfile(file, copy)
            checked = against_schema(copy)
            self.assertEqual(checked.returncode, 0, checked.stdout)
            self.assertEqual(against_github(copy)[:3], [])
        broken = json.loads((self.scratch / "example.sarif").read_text())
        del broken["runs"][0]["tool"]["driver"]["rules"][0]["help"]
        bad.write_text(json.dumps(broken))
        self.assertNotEqual(against_github(bad), [], "the multitool accepts a rule without help")

    def test_sarif_marks_the_text_that_json_marks(self):
        for corpus, file in self.each("sarif"):
            results = json.loads(file.read_text())["runs"][0]["results"]
            shown = [result for result in results if "suppressions" not in result]
            findings = self.findings(corpus)
            self.assertEqual(len(shown), len(findings))
            self.assertLess(len(results), 25_000)
            for result, finding in zip(shown, findings):
                try:
                    data = (self.folders[corpus] / finding["path"]).read_bytes()
                except OSError:
                    continue
                start, end = finding["range"]["start"]["offset"], finding["range"]["end"]["offset"]
                marked = data[start:end].decode(errors="replace").rstrip("\r\n")
                region = result["locations"][0]["physicalLocation"]["region"]
                text = data.removeprefix(b"\xef\xbb\xbf").decode(errors="replace")
                lines = text.split("\n")[region["startLine"] - 1:region["endLine"]] or [""]
                units = "\n".join(lines).encode("utf-16-le", errors="replace")
                last = len("\n".join(lines[:-1]).encode("utf-16-le")) + (2 if len(lines) > 1 else 0)
                cut = units[2 * (region["startColumn"] - 1):last + 2 * (region["endColumn"] - 1)].decode("utf-16-le")
                self.assertEqual(cut, marked.removeprefix("\ufeff"), (finding["path"], region))

    def test_sarif_paths_are_relative_addresses(self):
        for corpus, file in self.each("sarif"):
            for result in json.loads(file.read_text())["runs"][0]["results"]:
                uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                self.assertRegex(uri, r"^(?!/)([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$")

    def test_rdjson_is_what_reviewdog_reads(self):
        validator = MODULES / ".bin" / "rdformat-validator"
        for corpus, file in self.each("rdjson"):
            run = subprocess.run([validator, "--strict", "--no-extra-fields", file], capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stdout[-400:])
            whole = json.loads(file.read_text())["diagnostics"]
            lines = (file.parent / "rdjsonl").read_text().split("\n")[:-1]
            self.assertEqual([json.loads(line) for line in lines], whole)
        bad = self.scratch / "bad.rdjson"
        bad.write_text('{"diagnostics": [{"message": 1}]}')
        self.assertNotEqual(subprocess.run([validator, "--strict", bad], capture_output=True).returncode, 0)

    def test_json_lines_are_the_findings(self):
        for corpus, file in self.each("jsonl"):
            self.assertEqual([json.loads(line) for line in file.read_text().split("\n")[:-1]], self.findings(corpus))

    def test_junit_and_checkstyle_are_whole(self):
        for corpus, file in self.each("junit"):
            root = xml.fromstring(file.read_bytes())
            self.assertEqual(root.tag, "testsuites")
            self.assertEqual(int(root.get("tests")), len(root.findall("testsuite/testcase")))
            self.assertEqual(int(root.get("failures")), len(root.findall("testsuite/testcase/failure")))
            # The attributes that Jenkins' schema admits.
            allowed = {"testsuite": {"name", "tests", "failures", "errors"}, "testcase": {"classname", "name"},
                       "failure": {"type", "message"}, "system-out": set(), "testsuites": {"name", "tests", "failures", "errors"}}
            for element in root.iter():
                self.assertEqual(set(element.keys()), allowed[element.tag])
        for corpus, file in self.each("checkstyle"):
            errors = xml.fromstring(file.read_bytes()).findall("file/error")
            self.assertEqual(len(errors), len(self.findings(corpus)))

    def test_gitlab_tells_findings_apart(self):
        for corpus, file in self.each("gitlab"):
            issues = json.loads(file.read_text())
            self.assertEqual(len({issue["fingerprint"] for issue in issues}), len(self.findings(corpus)))
            for issue in issues:
                self.assertIn(issue["severity"], {"info", "minor", "major", "critical", "blocker"})
                self.assertFalse(issue["location"]["path"].startswith(("./", "/")))
                self.assertGreaterEqual(issue["location"]["lines"]["begin"], 1)

    def test_markdown_fits_and_mentions_nobody(self):
        for corpus, file in self.each("markdown"):
            text = file.read_text()
            self.assertLessEqual(len(text.encode()), 60_000)
            self.assertTrue(text.startswith("<!-- debrief:summary -->\n"))
            self.assertNotRegex(text, r"@[A-Za-z0-9]")
            self.assertNotRegex(text, r"<(?!!-- -->|!-- debrief:summary -->|/?details|/?summary|/?b>|br>|/?sub>)")

    def test_runners_find_no_command_but_ours(self):
        self.assertEqual(len(commands("ok\n  ::error::x\nx ##[debug]y\n7 ##vso[task.x]z\n")), 3)
        for name in [*FORMATS, "auto"]:
            for variable in ("GITHUB_ACTIONS", "TF_BUILD"):
                with self.subTest(format=name, variable=variable):
                    run = subprocess.run(
                        [DEBRIEF, "lint", "--profile", "strict", "--fail-on", "never", "--color", "always",
                         "--output-format", name], cwd=self.folders["hostile"], capture_output=True,
                        env={**self.environment, variable: "true"})
                    out = run.stdout.decode(errors="replace")
                    self.assertEqual(commands(run.stderr.decode(errors="replace")), [])
                    found = commands(out)
                    real = {"GITHUB_ACTIONS": "github", "TF_BUILD": "azure"}[variable] if name == "auto" else name
                    if real in ("json", "jsonl", "sarif", "gitlab", "rdjson", "rdjsonl", "junit", "checkstyle"):
                        continue  # programs read these from a file
                    if real == "github":
                        ours = re.compile(r"^::(error|warning|notice) file=[^\n]*,line=\d+,endLine=\d+"
                                          r"(,col=\d+,endColumn=\d+)?,title=[a-z/-]+::")
                    elif real == "azure":
                        ours = re.compile(r"^##vso\[task\.logissue type=(error|warning);sourcepath=[^;\]]*;linenumber=\d+;"
                                          r"columnnumber=\d+;code=[a-z/-]+;\][^\n]*$")
                    else:
                        self.assertEqual(found, [])
                        continue
                    self.assertGreater(len(found), 10)
                    for line in out.split("\n")[:-1]:
                        self.assertRegex(line, ours)

    def test_terminals_are_given_nothing_but_colours(self):
        for name in ("text", "concise", "gcc"):
            run = subprocess.run([DEBRIEF, "lint", "--fail-on", "never", "--color", "always", "--output-format", name],
                                 cwd=self.folders["hostile"], capture_output=True, env=self.environment)
            text = re.sub(r"\x1b\[[0-9;]*m", "", (run.stdout + run.stderr).decode(errors="replace"))
            self.assertNotRegex(text, r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]")


if __name__ == "__main__":
    DEBRIEF = str(pathlib.Path(sys.argv[1]).resolve())
    if not MODULES.is_dir():
        sys.exit("error: tests/ci has no node_modules; tools/prepare build test installs them")
    unittest.main(argv=sys.argv[:1], verbosity=1)
