"""Precision and recall of the group, of each rule and each labelled kind; and floors under them."""
import dataclasses

from tables import Trouble, format_table, read_table

FLOOR = 0.90
FLOORS = ["rule", "set", "precision"]


@dataclasses.dataclass
class Tally:
    tp: int = 0
    fp: int = 0
    fn: int = 0
    tn: int = 0

    def add(self, blame, flagged):
        name = ("tp" if flagged else "fn") if blame else ("fp" if flagged else "tn")
        setattr(self, name, getattr(self, name) + 1)

    @property
    def precision(self):
        return ratio(self.tp, self.tp + self.fp)

    @property
    def recall(self):
        return ratio(self.tp, self.tp + self.fn)


def ratio(part, whole):
    """None where there is nothing to take a share of."""
    return part / whole if whole else None


def share(value):
    return "-" if value is None else f"{value:.3f}"


def tally(sentences, flagged):
    """Counts sentences; `flagged` says of one whether it was found."""
    counts = Tally()
    for sentence in sentences:
        counts.add(sentence.blame, flagged(sentence))
    return counts


def group_rows(lines):
    """The table of (title, Tally, text of the last column)."""
    rows = [("", "precision", "recall", "n", "tp", "fp", "fn", "tn", "info")]
    for title, counts, info in lines:
        n = counts.tp + counts.fp + counts.fn + counts.tn
        rows.append((title, share(counts.precision), share(counts.recall), str(n), str(counts.tp),
                     str(counts.fp), str(counts.fn), str(counts.tn), info))
    return format_table(rows)


def info_findings(sentences, rule=None):
    return sum(each.severity == "info" and rule in (None, each.rule)
               for sentence in sentences for each in sentence.found)


def by_rule(sentences, rule):
    """Sentences that the rule flags above info."""
    return tally(sentences, lambda sentence: any(
        each.rule == rule and each.severity != "info" for each in sentence.found))


def labelled_for(rule, sentences):
    """The sentences whose kind is the rule, with or without its group."""
    return [each for each in sentences if each.kind in (rule, rule.split("/")[-1])]


def rule_rows(sentences):
    """Right and wrong of each rule, and which share of what is labelled for it any rule finds."""
    kinds = {sentence.kind for sentence in sentences}
    rules = sorted({each.rule for sentence in sentences for each in sentence.found}
                   | {kind for kind in kinds if kind.startswith("blame/")})
    width = 6 if any(labelled_for(rule, sentences) for rule in rules) else 5
    rows = [("rule", "right", "wrong", "precision", "info", "recall of its kind")[:width]]
    for rule in rules:
        counts = by_rule(sentences, rule)
        own = tally(labelled_for(rule, sentences), lambda each: each.flagged)
        rows.append((rule, str(counts.tp), str(counts.fp), share(counts.precision),
                     str(info_findings(sentences, rule)), share(own.recall))[:width])
    return format_table(rows) if rules else ["  no rule of the group found anything"]


def kind_rows(sentences):
    """Of each labelled kind: blame found and all, and neutral sentences flagged and all."""
    rows = [("kind", "found", "all", "recall", "wrong", "of ok")]
    for kind in sorted({sentence.kind for sentence in sentences}):
        counts = tally([each for each in sentences if each.kind == kind], lambda each: each.flagged)
        rows.append((kind, str(counts.tp), str(counts.tp + counts.fn), share(counts.recall),
                     str(counts.fp), str(counts.fp + counts.tn)))
    return format_table(rows)


def read_floors(path):
    """[(rule, set, least precision)] of a file."""
    floors = []
    for line, (rule, name, least) in read_table(path, [FLOORS])[1]:
        try:
            floors.append((rule, name, float(least)))
        except ValueError as error:
            raise Trouble(f"{path}:{line}: the precision is no number") from error
    return floors


def below_floors(labelled, floors):
    """What of a set lies below its floors, one message each."""
    counts = tally(labelled.sentences, lambda each: each.flagged)
    for title, value in (("precision", counts.precision), ("recall", counts.recall)):
        if value is not None and value < FLOOR:
            yield f"{labelled.name}: {title} of the group is {value:.3f}, below {FLOOR:.2f}"
    for rule, name, least in floors:
        if name != labelled.name:
            continue
        value = by_rule(labelled.sentences, rule).precision
        if value is None:
            yield f"{labelled.name}: {rule} finds nothing, and a precision of {least:.2f} is wanted"
        elif value < least:
            yield f"{labelled.name}: precision of {rule} is {value:.3f}, below {least:.2f}"
