#!/usr/bin/env python3
"""Writes a repository of managed post-mortems, as teams write them over the years, for `git fast-import`.

usage: rich_repository.py COUNT [SEED] | git -C REPOSITORY fast-import --quiet

COUNT incidents under postmortems/YYYY/ with every kind of section, three revisions each: written, published, followed up.
Their actions are closed, slip, are declined or change hands meanwhile. Among them come commits elsewhere. The same bytes
for the same COUNT and SEED. Words: rich_words.py.
"""
import datetime
import random
import re
import sys

import rich_words as words

FIRST_DAY = datetime.datetime(2018, 1, 8)
YEARS = 8
ZONES = {"UTC": 0, "Africa/Lagos": 60, "Asia/Kolkata": 330}  # without summer time: minutes before UTC
MONTHS = ["January", "March", "May", "June", "October", "November"]
SEVERITIES = (["SEV1", "SEV2", "SEV3", "SEV4"], [1, 3, 6, 4])


def minutes(count):
    return datetime.timedelta(minutes=count)


class Slots(dict):
    """Fills the slots of a sentence: each of them anew, but for what the incident is about."""

    def __init__(self, rng, service, other):
        self.rng = rng
        self.fixed = {"service": service, "other": other, "region": rng.choice(words.REGIONS),
                      "day": "", "from": "", "to": ""}
        self.parts = words.SERVICES[service][1]

    def value(self, name):
        rng = self.rng
        if name in self.fixed:
            return self.fixed[name]
        if name in ("who", "whom"):
            return rng.choice(self.people)
        numbers = {"n": (120, 90_000), "pct": (2, 60), "low": (3, 9), "limit": (10, 400), "minutes": (11, 90), "days": (4, 40),
                   "host": (1, 240), "ticket": (1000, 9999)}
        if name in numbers:
            number = rng.randint(*numbers[name])
            return f"host-{number}" if name == "host" else str(number) if name == "ticket" else f"{number:,}"
        lists = {"part": self.parts, "metric": words.METRICS, "change": words.CHANGES, "tool": words.TOOLS,
                 "code": ["429", "500", "502", "503", "504", "ECONNRESET", "EMFILE"], "month": MONTHS}
        return self.fill(rng.choice(lists[name]))

    def fill(self, text):
        def one(match):
            value = self.value(match[1].lower())
            return value[0].upper() + value[1:] if match[1][0].isupper() else value
        return re.sub(r"\{(\w+)\}", one, text)

    def some(self, texts, low, high=None):
        count = low if high is None else self.rng.randint(low, high)
        return [self.fill(each) for each in self.rng.sample(texts, min(count, len(texts)))]


class Action:
    def __init__(self, rng, number, slots, factors, day):
        self.id, self.rng = f"A{number}", rng
        self.kind = rng.choices(["prevent", "detect", "mitigate", "process"], [4, 3, 3, 1])[0]
        self.text = slots.fill(rng.choice(words.ACTIONS[self.kind]))
        self.owner = rng.choice(slots.people)
        self.due = day + datetime.timedelta(days=rng.choice([14, 21, 30, 45]))
        self.factors = factors
        self.ticket = rng.randint(100, 9_999)
        self.mark, self.reason = " ", ""

    def live(self, slots, share):
        """What becomes of an open action from one revision to the next; `share` of them are done."""
        if self.mark != " ":
            return
        lot = self.rng.random()
        if lot < share:
            self.mark = "x"
        elif lot < share + 0.12:
            self.due += datetime.timedelta(days=self.rng.choice([30, 60, 120]))
        elif lot < share + 0.18:
            self.owner = self.rng.choice(list(words.PEOPLE))
        elif lot < share + 0.22:
            self.mark, self.reason = "-", slots.fill(self.rng.choice(words.DECLINED))

    def line(self):
        reason = f" — declined: {self.reason}" if self.reason else ""
        return (f"- [{self.mark}] **{self.id}** {self.text} — {self.owner}, due {self.due:%Y-%m-%d}, {self.kind}, "
                f"{' '.join(self.factors)}, #{self.ticket}{reason}")


class Incident:
    def __init__(self, rng, number, started, earlier):
        self.rng = rng
        self.service = rng.choices(list(words.SERVICES), [1 + 9 / (i + 1) for i in range(len(words.SERVICES))])[0]
        self.other = rng.choice([each for each in words.SERVICES if each != self.service])
        self.slots = slots = Slots(rng, self.service, self.other)
        slots.people = self.people = rng.sample(list(words.PEOPLE), 4)
        self.zone, shift = rng.choice(list(ZONES.items()))
        self.shift = minutes(shift)
        self.started = started
        self.detected = started + minutes(rng.choice([3, 5, 8, 13, 25, 55, 140, 600]) + rng.randrange(9))
        self.mitigated = self.detected + minutes(rng.randint(12, 300))
        self.resolved = self.mitigated + minutes(rng.choice([10, 45, 160, 900, 2_400]) + rng.randrange(30))
        self.severity = rng.choices(*SEVERITIES)[0]
        slots.fixed |= {"day": f"{started.day} {started:%B %Y}", "from": f"{started:%H:%M}", "to": f"{self.mitigated:%H:%M}"}
        self.title = slots.fill(rng.choice(words.TITLES))
        name = "-".join(re.findall(r"[a-z]+", self.title.lower())[:4])
        self.id = f"{started:%Y-%m-%d}-{name}-{number}"
        self.path = f"postmortems/{started:%Y}/{self.id}.md"
        self.debriefed = self.resolved + minutes(rng.randint(20, 90) * 60)
        self.written = self.resolved + minutes(60 * (rng.randint(4, 44) if rng.random() < 0.8 else rng.randint(60, 500)))
        self.status, self.shared = "draft", None
        kinds = rng.sample(list(words.FACTORS), rng.randint(2, 5))
        self.factors = [(kind, slots.fill(words.FACTORS[kind])) for kind in kinds]
        self.actions = self.first_actions()
        self.related = [(each, rng.choice(["repeats", "similar", "similar", "follow-up"])) for each in self.kin(earlier)]
        self.parts = self.compose()

    def first_actions(self):
        names = [f"F{i + 1}" for i in range(len(self.factors))]
        return [Action(self.rng, i + 1, self.slots, self.rng.sample(names, self.rng.randint(1, 2)), self.written)
                for i in range(self.rng.randint(2, 6))]

    def kin(self, earlier):
        same = [each for each in earlier[-300:] if each.service == self.service and each.resolved < self.started]
        return self.rng.sample(same, min(len(same), self.rng.choice([0, 0, 1, 1, 2])))

    def timeline(self):
        """8 to 20 rows, as moments (in UTC) and words."""
        rng, slots = self.rng, self.slots
        rows = [(self.started - minutes(rng.randint(30, 1_300)), text) for text in slots.some(words.BEFORE, 1, 2)]
        rows.append((self.started, slots.fill(rng.choice(words.BEGIN))))
        rows.append((self.detected, "`[detected]` " + slots.fill(rng.choice(words.DETECTED))))
        rows.append((self.mitigated, "`[mitigated]` " + slots.fill(rng.choice(words.MITIGATED))))
        rows.append((self.resolved, "`[resolved]` " + slots.fill(rng.choice(words.RESOLVED))))
        span = int((self.mitigated - self.detected).total_seconds() // 60)
        for text in slots.some(words.EVENTS, 3, 14):
            rows.append((self.detected + minutes(rng.randrange(span)), text))
        rows.sort(key=lambda row: row[0])
        lines, day = ["| Time | Event | Source |", "|---|---|---|"], None
        for moment, text in rows:
            local = moment + self.shift
            time = f"{local:%H:%M}" if local.date() == day else f"{local:%Y-%m-%d %H:%M}"
            day = local.date()
            lines.append(f"| {time} | {text} | {slots.fill(rng.choice(words.SOURCES))} |")
        self.row_count = len(rows)
        return "\n".join(lines)

    def story(self, who):
        slots, rng = self.slots, self.rng
        role = slots.fill(rng.choice(words.ROLES))
        told = [*slots.some(words.OPENINGS, 1), *slots.some(words.MIDDLES, 2, 4), *slots.some(words.ENDINGS, 1)]
        return role, f"### {who} — {role}\n\n{' '.join(told)}"

    def compose(self):
        """The sections that stay as they are, by their headings."""
        rng, slots = self.rng, self.slots
        facts = [*slots.some(words.FACTS, 1), *slots.some(words.MORE_FACTS, 1, 3)]
        told = [self.story(who) for who in self.people[: rng.randint(2, 3)]]
        self.roles = [role for role, _ in told]
        second = [f"**{slots.fill(head)}** {slots.fill(text)}" for head, text in rng.sample(words.SECOND, rng.randint(1, 3))]
        cites = [slots.fill(rng.choice(words.CITES).replace("{title}", "\0t").replace("{path}", "\0p"))
                 .replace("\0t", other.title).replace("\0p", self.way(other)) for other, _ in self.related]
        timeline = self.timeline()
        factors = []
        for i, (kind, text) in enumerate(self.factors):
            evidence = rng.choice([f"X{rng.randint(1, len(facts))}", f"T{rng.randint(1, self.row_count)}",
                                   f"S:{self.people[rng.randrange(len(told))][1:]}"])
            factors.append(f"- **F{i + 1}** ({kind}) {text} ← {evidence}")
        check = []
        for i in range(len(facts)):
            helps = rng.sample(self.actions, min(2, len(self.actions)))
            check.append(f"- X{i + 1} → {', '.join(sorted(action.id for action in helps))}")
        return {
            "Safety": "Everyone did what made sense with what they saw. We are interested in the conditions, not in fault.",
            "Facts": "\n".join(f"- {each}" for each in facts),
            "Impact": " ".join(slots.some(words.IMPACT, 1, 3)),
            "Timeline": timeline,
            "Stories": "\n\n".join(text for _, text in told),
            "Second stories": "\n\n".join(second + cites),
            "Contributing factors": "\n".join(factors),
            "What went well": " ".join(slots.some(words.WENT_WELL, 1, 2)),
            "Where we got lucky": slots.fill(rng.choice(words.LUCKY)),
            "Actions": "",
            "Check-back": "\n".join(check),
        }

    def way(self, other):
        return f"../{other.started:%Y}/{other.id}.md"

    def local(self, moment):
        return f'"{moment + self.shift:%Y-%m-%dT%H:%M:%S}"'

    def front_matter(self):
        rng = self.rng
        lines = ["debrief: 1", f"id: {self.id}", f'title: "{self.title}"', f"status: {self.status}", f"severity: {self.severity}",
                 f"started: {self.local(self.started)}", f"detected: {self.local(self.detected)}",
                 f"mitigated: {self.local(self.mitigated)}", f"resolved: {self.local(self.resolved)}", f"timezone: {self.zone}",
                 *self.facets, f"services: [{self.service}, {self.other}]", f"teams: [{words.SERVICES[self.service][0]}]",
                 f'owner: "{self.people[0]}"', f'facilitator: "{self.people[3]}"', "participants:"]
        lines += [f'  - {{ who: "{who}", role: {role} }}' for who, role in zip(self.people, self.roles)]
        lines += ['informed: ["#engineering", "#support"]', f"debriefed: {self.local(self.debriefed)}"]
        if self.shared:
            lines.append(f"shared: {self.shared:%Y-%m-%d}")
        if self.related:
            lines.append("related:")
            lines += [f"  - {{ id: {other.id}, rel: {how} }}" for other, how in self.related]
        return "\n".join(lines)

    @property
    def facets(self):
        pick = random.Random(self.id)
        return [f"detected_by: {pick.choice(['alert', 'alert', 'employee', 'customer', 'third-party'])}",
                f"trigger: {pick.choice(['binary-push', 'config-push', 'migration', 'traffic', 'provider', 'capacity', 'expiry'])}",
                f"tags: [{', '.join(sorted(pick.sample(words.TAGS, 2)))}]"]

    def text(self):
        self.parts["Actions"] = "\n".join(action.line() for action in self.actions)
        sections = "\n\n".join(f"## {head}\n\n{body}" for head, body in self.parts.items())
        return f"---\n{self.front_matter()}\n---\n\n{sections}\n"

    def revisions(self):
        """The moments, authors, messages and texts of its three commits."""
        yield self.written, self.people[0], f"Write up {self.id}", self.text()
        published = max(self.written, self.debriefed) + minutes(60 * self.rng.randint(30, 200))
        self.status, self.shared = "published", published
        for action in self.actions:
            action.live(self.slots, 0.1)
        self.parts["Impact"] += " " + self.slots.fill(self.rng.choice(words.IMPACT))
        yield published, self.people[3], f"Publish {self.id}", self.text()
        later = published + minutes(60 * 24 * self.rng.randint(20, 150))
        for action in self.actions:
            action.live(self.slots, 0.75)
        if all(action.mark != " " for action in self.actions):
            self.status = "closed"
        yield later, self.people[1], f"Follow up on {self.id}", self.text()


def configuration():
    services = "\n".join(f'  {name}: {{ owner: "{list(words.PEOPLE)[i % 6]}", description: The {parts[0]} and what belongs to it }}'
                         for i, (name, (_, parts)) in enumerate(words.SERVICES.items()))
    teams = ", ".join(sorted({team for team, _ in words.SERVICES.values()}))
    people = ", ".join(f'"{handle}"' for handle in words.PEOPLE)
    return (f'version: 1\npaths: ["postmortems/**/*.md"]\nseverities: [SEV1, SEV2, SEV3, SEV4]\nservices:\n{services}\n'
            f"teams: [{teams}]\npeople: [{people}]\nsite: {{ title: Post-mortems of years }}\n")


class Writer:
    """Commits in order of time, as a stream of `git fast-import`."""

    def __init__(self, out):
        self.out, self.mark = out, 0

    def commit(self, moment, handle, message, path, text):
        self.mark += 1
        seconds = int(moment.replace(tzinfo=datetime.timezone.utc).timestamp())
        who = f"{words.PEOPLE[handle]} <{handle[1:]}@example.org> {seconds} +0000"
        data = "\n".join(f"{head}data {len(body.encode())}\n{body}" for head, body in
                         [(f"author {who}\ncommitter {who}\n", message), (self.parent() + f"M 100644 inline {path}\n", text)])
        self.out.write(f"commit refs/heads/main\nmark :{self.mark}\n{data}\n")

    def parent(self):
        return f"from :{self.mark - 1}\n" if self.mark > 1 else ""


def main():
    count = int(sys.argv[1])
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 3)
    step = YEARS * 365 * 24 * 60 // count
    incidents, commits = [], []
    for number in range(count):
        started = FIRST_DAY + minutes(number * step + rng.randrange(step))
        incident = Incident(rng, number, started, incidents)
        incidents.append(incident)
        commits += [(moment, who, message, incident.path, text) for moment, who, message, text in incident.revisions()]
    for number in range(count):
        moment = FIRST_DAY + minutes(rng.randrange(YEARS * 365 * 24 * 60))
        commits.append((moment, rng.choice(list(words.PEOPLE)), "Change the code", f"src/{rng.randrange(300)}.c", f"int x = {number};\n"))
    writer = Writer(sys.stdout)
    writer.commit(FIRST_DAY - minutes(60 * 24 * 90), "@ada", "Start a home for post-mortems", ".debrief.yaml", configuration())
    for commit in sorted(commits):
        writer.commit(*commit)


if __name__ == "__main__":
    main()
