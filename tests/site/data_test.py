#!/usr/bin/env python3
"""What a site offers to programs, read as programs read it: real parsers, over documents that try to break out.

usage: data_test.py DEBRIEF
"""
import csv
import datetime
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

try:
    import jsonschema
except ImportError:
    sys.exit(77)

DEBRIEF = None
BASE = "https://docs.example.org/pm/"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ADDRESS = "ann.secret@example.org"

HOSTILE = ["</script><script>alert(1)</script>", "]]>", "a & b < c > d", "\"'`", "=cmd|' /C calc'!A0", "+1", "-1", "@x",
           "\u2028\u2029\u0085", "\u202egnp.exe", "\ufffe\uffff", "x" * 10_000, "é𐐀👩‍🚒" * 40, "a\r\nEND:VEVENT\r\nb",
           "a\nb", "<img src=x onerror=y>", "%3Cscript%3E", "\\n;,:", "--> <!--", "javascript:alert(1)", "\t tab"]


def escaped(text):
    """As YAML takes it, which does not put two escapes together to one character."""
    return json.dumps(text, ensure_ascii=all(ord(character) <= 0xFFFF for character in text))


def document(number, text):
    quoted = json.dumps(text, ensure_ascii=False)
    return (f"---\ndebrief: 1\nid: {escaped(f'2024-03-{number % 28 + 1:02}-{text[:40]}')}\ntitle: {quoted}\n"
            f"status: published\nseverity: SEV2\nservices: [{quoted}]\nteams: [{quoted}]\ntags: [{quoted}]\n"
            f"owner: {json.dumps(ADDRESS)}\nstarted: 2024-03-{number % 28 + 1:02}T10:02:00Z\n---\n\n"
            f"## Facts\n\nAt 10:02 UTC {text} was lost. [here]({text[:60]}) <script>alert(2)</script>\n\n"
            f"## Contributing factors\n\n- **F1** (tool.{number}) {text}\n\n"
            f"## Actions\n\n- [ ] **A1** {text} — @dana, due 2024-05-{number % 28 + 1:02}\n").encode()


class Markup(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.bad = []

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "style", "iframe", "object", "form", "base"):
            self.bad.append(tag)
        for name, value in attributes:
            if name.startswith("on") or name == "style" or (value or "").strip().lower().startswith("javascript:"):
                self.bad.append(f"{tag} {name}={value}")


def calendar(text):
    """A strict reader of RFC 5545: lines and their folds, properties, and blocks that are closed."""
    assert text.endswith(b"\r\n"), "the last line has no end"
    lines = []
    for line in text[:-2].split(b"\r\n"):
        assert len(line) <= 75, line
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line), line
        line.decode()  # no character is cut by a fold
        if line.startswith(b" "):
            lines[-1] += line[1:]
        else:
            lines.append(line)
    open_blocks, events = [], []
    for line in (line.decode() for line in lines):
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:\"]*)*):(.*)", line, re.S)
        assert match, line
        name, _, value = match.groups()
        if name == "BEGIN":
            open_blocks.append(value)
            if value == "VEVENT":
                events.append({})
        elif name == "END":
            assert open_blocks.pop() == value, line
        elif open_blocks[-1] == "VEVENT":
            assert name not in events[-1], f"{name} stands twice"
            if name in ("SUMMARY", "DESCRIPTION"):
                assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])*", value, re.S), value
            events[-1][name] = value
    assert not open_blocks
    return events


class DataTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.scratch.name) / "repository"
        (root / "postmortems").mkdir(parents=True)
        (root / ".debrief.yaml").write_text("version: 1\nsite: { visibility: public, people: names }\n")

        def git(*arguments):
            subprocess.run(["git", "-C", root, "-c", "user.name=Ann <x> & Co", "-c", f"user.email={ADDRESS}", *arguments],
                           check=True, capture_output=True)
        git("init", "-q")
        for number, text in enumerate(HOSTILE):
            (root / f"postmortems/{number}.md").write_bytes(document(number, text))
        (root / "postmortems/broken.md").write_bytes(b"# \xff\xfe\x00 bad\n\n## Summary\n\n\x1b[31m It broke.\n")
        git("add", "-A")
        git("commit", "-qm", "]]> </feed> & \u2028 first")
        done = root / "postmortems/1.md"
        done.write_text(done.read_text().replace("- [ ]", "- [x]"))
        git("mv", "postmortems/2.md", "postmortems/a&b.md")
        git("commit", "-qam", f"<b>{ADDRESS}</b>")
        cls.site = pathlib.Path(cls.scratch.name) / "site"
        subprocess.run([DEBRIEF, "-C", root, "build", "--out", cls.site, "--base-url", BASE], check=True,
                       capture_output=True)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def files(self, pattern):
        found = sorted(self.site.glob(pattern))
        self.assertTrue(found, pattern)
        return found

    def test_each_file_of_the_api_holds_to_its_schema(self):
        index = json.loads((self.site / "api/v1/index.json").read_text())
        for entry in index["files"] + [{"file": "api/v1/index.json", "schema": "api/v1/schema/index.json"}]:
            schema = json.loads((self.site / entry["schema"]).read_text())
            jsonschema.Draft7Validator.check_schema(schema)
            for path in self.files(entry["file"].replace("{slug}", "*")):
                with self.subTest(path.name):
                    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(
                        json.loads(path.read_bytes().decode()))

    def test_the_api_keeps_what_documents_say(self):
        incidents = json.loads((self.site / "api/v1/incidents.json").read_text())["incidents"]
        self.assertEqual(len(incidents), len(HOSTILE) + 1)
        # White space in a title is folded; U+FFFE is no character.
        self.assertLessEqual({text for text in HOSTILE if not re.search("[\r\n\t\ufffe]", text)},
                             {incident["title"] for incident in incidents})
        for incident in incidents:
            for name in ("page", "data", "source"):
                self.assertTrue((self.site / incident[name]).is_file(), incident[name])

    def test_feeds_are_atom(self):
        for path in self.files("**/*.atom"):
            with self.subTest(path.relative_to(self.site)):
                feed = xml.parse(path).getroot()
                self.assertEqual(feed.tag, ATOM + "feed")
                for name in ("id", "title", "updated"):
                    self.assertEqual(len(feed.findall(ATOM + name)), 1, name)
                self.assertTrue(feed.find(f"{ATOM}author/{ATOM}name").text)
                links = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}
                self.assertEqual(links["self"], BASE + str(path.relative_to(self.site)))
                entries = feed.findall(ATOM + "entry")
                self.assertLessEqual(len(entries), 50)
                ids = [entry.find(ATOM + "id").text for entry in entries]
                self.assertEqual(len(ids), len(set(ids)))
                for entry in entries:
                    self.check_entry(entry)

    def check_entry(self, entry):
        allowed = {ATOM + name for name in ("id", "title", "updated", "published", "link", "author", "category",
                                            "summary", "content")}
        self.assertLessEqual({child.tag for child in entry}, allowed)
        self.assertRegex(entry.find(ATOM + "id").text, r"^urn:uuid:[0-9a-f-]{36}$")
        self.assertIsNotNone(entry.find(ATOM + "title").text)
        self.assertIsNotNone(datetime.datetime.fromisoformat(entry.find(ATOM + "updated").text).tzinfo)
        self.assertEqual(len(entry.findall(ATOM + "link")), 1)
        page = entry.find(ATOM + "link").get("href")
        self.assertTrue(page.startswith(BASE) and (self.site / page[len(BASE):].split("#")[0]).is_file(), page)
        content = entry.find(ATOM + "content")
        if content is not None:
            self.assertEqual(content.get("type"), "html")
            self.check_markup(content.text)

    def check_markup(self, text):
        markup = Markup()
        markup.feed(text)
        self.assertEqual(markup.bad, [])

    def test_the_feed_is_a_json_feed(self):
        feed = json.loads((self.site / "feed.json").read_text())
        self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
        self.assertEqual(feed["feed_url"], BASE + "feed.json")
        atom = xml.parse(self.site / "feed.atom").getroot()
        self.assertEqual([item["id"] for item in feed["items"]],
                         [entry.find(ATOM + "id").text for entry in atom.findall(ATOM + "entry")])
        for item in feed["items"]:
            self.assertIn("content_html" if "content_html" in item else "content_text", item)
            self.check_markup(item.get("content_html", ""))

    def test_calendars_hold_to_their_form(self):
        events = calendar((self.site / "calendar.ics").read_bytes())
        self.assertEqual(len(events), len(HOSTILE))
        due = calendar((self.site / "actions.ics").read_bytes())
        self.assertTrue(due)
        for event in events + due:
            for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL"):
                self.assertIn(name, event)
            self.assertTrue(event["URL"].startswith(BASE))
        uids = [event["UID"] for event in events + due]
        self.assertEqual(len(uids), len(set(uids)))

    def test_tables_run_no_formula(self):
        for path in self.site.glob("**/*.csv"):
            for row in csv.reader(path.read_text(encoding="utf-8").splitlines()):
                for cell in row:
                    is_number = re.fullmatch(r"-?[0-9.]+", cell)
                    self.assertTrue(is_number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (path, cell))

    def test_the_sitemap_names_pages_that_there_are(self):
        for url in xml.parse(self.site / "sitemap.xml").getroot():
            place = url.find(SITEMAP + "loc").text
            self.assertTrue(place.startswith(BASE))
            self.assertTrue((self.site / (place[len(BASE):] or "index.html")).is_file(), place)
        self.assertIn(f"Sitemap: {BASE}sitemap.xml", (self.site / "robots.txt").read_text())

    def test_no_file_has_the_address_of_an_author(self):
        for path in self.site.glob("**/*"):
            if path.is_file():
                self.assertNotIn(ADDRESS.encode(), path.read_bytes(), path.relative_to(self.site))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    DEBRIEF = pathlib.Path(sys.argv.pop()).resolve()
    unittest.main()
