"""Labelled sentences: where they are, how they become a document, and what was found in each."""
import dataclasses
import os
import pathlib
import re
import tempfile

from linting import group, lint
from tables import Trouble, read_table

HERE = pathlib.Path(__file__).resolve().parent
OPEN = ["label", "category", "source", "sentence"]
HELD_OUT = ["label", "rule", "spelling", "sentence"]
SETS = ("sentences", "drafts", "held_out", "unseen")
OURS = ("held_out", "unseen")  # they lie beside this file

# What Markdown takes for more than text at the start of a line, with the backslash as \\1.
BLOCK_MARKS = [re.compile(pattern) for pattern in (
    r"()#{1,6}(?=\s|$)",                # heading
    r"()>",                             # quotation
    r"()[-+*](?=\s|$)",                 # item, or a break such as * * *
    r"(\d{1,9})[.)](?=\s|$)",           # numbered item
    r"()(?:-{3,}|\*{3,}|_{3,})\s*$",    # break
    r"()(?:`{3}|~{3})",                 # fence
    r"()\|",                            # table
    r"()<(?=[!?/]|[A-Za-z][\w-]*[\s/>])",  # HTML, but no <https://…>
    r"()\[(?=[^\]]+\]:)",               # definition of a link
)]


@dataclasses.dataclass
class Sentence:
    line: int        # of its file
    blame: bool
    kind: str        # category, or the rule that it is for
    spelling: str    # british, american, - for either; empty in a set that does not say
    text: str
    found: list = dataclasses.field(default_factory=list)  # [Found]

    @property
    def flagged(self):
        return any(each.severity != "info" for each in self.found)


@dataclasses.dataclass
class Found:
    rule: str
    severity: str
    words: str


@dataclasses.dataclass
class LabelledSet:
    name: str
    path: pathlib.Path
    secret: bool
    sentences: list


def set_path(name):
    """The file of a set, or why there is none."""
    if name in OURS:
        path = HERE / f"{name}.tsv"
        return (path, None) if path.exists() else (None, f"tests/language/{name}.tsv is not there")
    if name in SETS:
        corpus = os.environ.get("DEBRIEF_CORPUS")
        if not corpus:
            return None, "DEBRIEF_CORPUS is not set"
        return pathlib.Path(corpus) / f"{name}.tsv", None
    if "/" not in name and not name.endswith(".tsv"):
        raise Trouble(f"there is no set {name}; sets are {', '.join(SETS)} and paths of files")
    return pathlib.Path(name), None


def read_set(path):
    """Reads a set. One that says which rule each sentence is for is secret, wherever it lies."""
    header, rows = read_table(path, [OPEN, HELD_OUT])
    secret = header == HELD_OUT
    sentences = []
    for line, (label, second, third, text) in rows:
        if label not in ("blame", "ok"):
            raise Trouble(f"{path}:{line}: the label is neither blame nor ok")
        sentences.append(Sentence(line, label == "blame", second, third if secret else "",
                                  text.strip()))
    if not sentences:
        raise Trouble(f"{path} holds no sentences")
    return LabelledSet(path.stem, path, secret, sentences)


def protect(text):
    """A sentence as a line of Markdown that is a paragraph: a mark of a block gets a backslash."""
    text = text.strip()
    for pattern in BLOCK_MARKS:
        mark = pattern.match(text)
        if mark:
            at = mark.end(1)
            return text[:at] + "\\" + text[at:]
    return text


def document_of(sentences):
    """One document, and its line of each sentence.

    A heading stands before each sentence, lest one that reads as a label or a title opens a
    section for those behind it.
    """
    lines, places = ["# Sentences", ""], []
    for sentence in sentences:
        lines += ["## Sentence", ""]
        places.append(len(lines) + 1)
        lines += [protect(sentence.text), ""]
    return "\n".join(lines), places


def find(binary, sentences):
    """Fills `found` of each sentence with what the rules of the group blame say of it."""
    text, places = document_of(sentences)
    data = text.encode()
    at_line = {line: sentence for line, sentence in zip(places, sentences)}
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        (folder / "sentences.md").write_bytes(data)
        findings = lint(binary, folder, ["sentences.md"])
    for finding in findings:
        if group(finding["rule"]) != "blame":
            continue
        start, end = finding["range"]["start"], finding["range"]["end"]
        if start["line"] not in at_line:
            raise Trouble(f"a finding of {finding['rule']} lies on line {start['line']}"
                          ", which holds no sentence")
        words = data[start["offset"]:end["offset"]].decode("utf-8", "replace")
        at_line[start["line"]].found.append(Found(finding["rule"], finding["severity"], words))
