#!/usr/bin/env python3
"""Writes a repository of many incidents for `git fast-import`.

usage: big_repository.py COUNT [managed] | git -C REPOSITORY fast-import --quiet

COUNT incidents under incidents/YYYY/, three revisions each, and about a third as many commits again elsewhere. The same
bytes for the same COUNT. Managed ones have an id, factors and actions with owners and dates besides.
"""
import random
import sys

WORDS = (
    "service error latency deploy rollback cache queue replica failover region shard certificate timeout retry limit "
    "config change alert page operator dashboard graph signal saturation backlog drain restart leader quorum packet loss "
    "kernel upgrade memory pressure disk full migration schema index lock contention thread pool connection client token "
    "expiry quota throttle canary feature flag release pipeline runbook escalation customer impact checkout billing search "
    "the a of to and in was were while because after before noticed saw decided assumed expected tried learned restored "
    "degraded recovered mitigated investigated"
).split()
WEIGHTS = [1 / (i + 3) for i in range(len(WORDS))]
AUTHORS = ["Ada", "Bo", "Cy", "Di"]


class Writer:
    def __init__(self, out):
        self.out, self.mark, self.time = out, 0, 1_600_000_000

    def commit(self, path, text, author):
        self.mark += 1
        self.time += 3600
        who = f"{author} <{author.lower()}@example.org> {self.time} +0200"
        bytes_in_utf8 = len(text.encode())
        self.out.write(f"commit refs/heads/main\nmark :{self.mark}\nauthor {who}\ncommitter {who}\ndata 4\nmsg\n")
        if self.mark > 1:
            self.out.write(f"from :{self.mark - 1}\n")
        self.out.write(f"M 100644 inline {path}\ndata {bytes_in_utf8}\n{text}\n\n")


def sentence():
    words = " ".join(random.choices(WORDS, WEIGHTS, k=random.randint(8, 24))).capitalize()
    return f"{words} (host-{random.randint(1, 400)}, ERR{random.randint(100, 999)})."


def paragraph():
    return " ".join(sentence() for _ in range(random.randint(3, 7)))


KINDS = ["tool.observability", "proc.rollout", "env.vendor", "tech.capacity", "org.production-pressure"]


def managed_revision(number, day):
    body = "\n\n".join(paragraph() for _ in range(5))
    return (
        f"---\ndebrief: 1\nid: {day}-incident-{number}\ntitle: \"incident {number}\"\nstatus: published\n"
        f"severity: SEV{1 + number % 4}\nservices: [service-{number % 40}]\nstarted: {day}T10:00:00Z\n---\n\n"
        f"# Incident {number}\n\n## Facts\n\n{body}\n\n## Timeline\n\n| Time | Event |\n|---|---|\n"
        f"| 10:00 | start |\n| 10:12 | page |\n\n## Factors\n\n- **F1** ({KINDS[number // 40 % 5]}) {sentence()}\n\n"
        f"## Actions\n\n- [ ] **A1** Page on {number} errors — @ada, due {day}, F1\n"
    )


def first_revision(number, day):
    body = "\n\n".join(paragraph() for _ in range(5))
    return (
        f"---\ntitle: \"incident {number}\"\nseverity: SEV{1 + number % 4}\nservices: [service-{number % 40}]\n---\n\n"
        f"# Incident {number}\n\nDate: {day}\n\n## Summary\n\n{body}\n\n## Timeline\n\n| Time | Event |\n|---|---|\n"
        f"| 10:00 | start |\n| 10:12 | page |\n\n## Actions\n\n- [ ] fix {number}\n"
    )


def main():
    count = int(sys.argv[1])
    revision = managed_revision if "managed" in sys.argv[2:] else first_revision
    random.seed(3)
    writer = Writer(sys.stdout)
    events = sorted((i + random.random() * (0.5 + k * 40), i) for i in range(count) for k in range(3))
    texts = {}
    for _, number in events:
        year = 2020 + number * 5 // count
        day = f"{year}-{1 + number % 9:02d}-{10 + number % 9}"
        if number in texts:
            texts[number] += f"\n{paragraph()}\n"
        else:
            texts[number] = revision(number, day)
        writer.commit(f"incidents/{year}/{number:05d}.md", texts[number], AUTHORS[number % 4])
        if random.random() < 0.3:
            filler = "x" * random.randrange(50) + str(writer.mark)
            writer.commit(f"src/f{random.randrange(300)}.c", filler, AUTHORS[(number + 1) % 4])


if __name__ == "__main__":
    main()
