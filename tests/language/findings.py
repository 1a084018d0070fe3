"""The findings over real documents as rows without their text, and the labels that readers gave."""
import dataclasses
import pathlib
import re

from linting import group, lint
from tables import Trouble, read_table

HERE = pathlib.Path(__file__).resolve().parent
RULES = HERE.parents[1] / "rules"
FILE = HERE / "findings.tsv"
COLUMNS = ["path", "line", "columns", "severity", "rule", "label"]
LABELS = ("right", "wrong", "weak", "-")
HEADER = """\
# What the rules find in real documents, without their words; tests/language/snapshot makes it anew
# and keeps the labels of readers: right, wrong, weak (true, but no use to its author), - for none.
"""


@dataclasses.dataclass
class Row:
    path: str
    line: int
    columns: str     # 5-12, or 5-3:12 when it ends on line 3; the end is exclusive
    severity: str
    rule: str
    label: str = "-"

    @property
    def column(self):
        return int(self.columns.split("-")[0])

    @property
    def order(self):
        return self.path, self.line, self.column, self.columns, self.rule

    def text(self):
        return "\t".join([self.path, str(self.line), self.columns, self.severity, self.rule,
                          self.label])


def is_lexical(rule):
    """Whether a rule looks at what is in a sentence, as its file says."""
    file = RULES / f"{rule}.yaml"
    return file.exists() and bool(re.search(r"^match:", file.read_text(encoding="utf-8"), re.M))


def row_of(finding):
    start, end = finding["range"]["start"], finding["range"]["end"]
    line = "" if start["line"] == end["line"] else f"{end['line']}:"
    return Row(finding["path"], start["line"], f"{start['column']}-{line}{end['column']}",
               finding["severity"], finding["rule"])


def copy_documents(source, folder):
    """Copies bytes and not modes: the documents may be read-only."""
    files = [file for file in sorted(source.rglob("*")) if file.is_file()]
    if not files:
        raise Trouble(f"{source} holds no documents")
    for file in files:
        copy = folder / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())


def lexical_findings(binary, folder, groups):
    """[(Row, finding)] of the lexical rules of some groups over a folder of documents, sorted."""
    findings = [each for each in lint(binary, folder, ["*/**"])
                if group(each["rule"]) in groups and is_lexical(each["rule"])]
    return sorted(((row_of(each), each) for each in findings), key=lambda pair: pair[0].order)


def read_rows(path):
    """The rows of a committed file; none when it is not there."""
    if not path.exists():
        return []
    rows = []
    for number, fields in read_table(path, [COLUMNS])[1]:
        name, line, columns, severity, rule, label = fields
        if not line.isdigit() or not re.fullmatch(r"\d+-(\d+:)?\d+", columns):
            raise Trouble(f"{path}:{number}: the place does not read as 12 and 5-17")
        if label not in LABELS:
            raise Trouble(f"{path}:{number}: there is no label “{label}”"
                          "; use right, wrong, weak or -")
        rows.append(Row(name, int(line), columns, severity, rule, label))
    return rows


def keep_labels(old, new):
    """Gives new rows the labels of old ones: of the same place, else of the nearest in the line.

    An old row gives its label once.
    """
    left = [row for row in old if row.label != "-"]
    for place in (lambda row: (row.path, row.rule, row.line, row.columns),
                  lambda row: (row.path, row.rule, row.line)):
        pairs = [(abs(one.column - other.column), i, j)
                 for i, one in enumerate(left) for j, other in enumerate(new)
                 if other.label == "-" and place(one) == place(other)]
        taken, given = set(), set()
        for _, i, j in sorted(pairs):
            if i not in taken and j not in given:
                new[j].label = left[i].label
                taken.add(i)
                given.add(j)
        left = [row for i, row in enumerate(left) if i not in taken]


def file_of(rows):
    """The text of a committed file."""
    lines = ["\t".join(COLUMNS)] + [row.text() for row in rows]
    return HEADER + "".join(line + "\n" for line in lines)
