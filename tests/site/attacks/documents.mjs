// The documents that carry a payload: one with front matter, early and late, and one without.

const day = (number) => new Date(Date.UTC(2024, 0, 1 + (number % 300))).toISOString().slice(0, 10);

/** Half of the documents keep to the fields that the schema holds, so that they are read as such. */
export function managed(carrier, isLate) {
  const c = carrier;
  const keeps = c.number % 2 === 0;
  const own = (value, place) => (keeps ? value : c.yaml(place));
  const front = [
    "debrief: 1",
    `id: ${own(`${day(c.number)}-lamp-${c.number}`, "id")}`,
    `title: ${c.yaml("title")}`,
    `status: ${own("published", "status")}`,
    `kind: ${own("near-miss", "kind")}`,
    `severity: ${own("SEV2", "severity")}`,
    `started: ${day(c.number)}T10:00:00Z`,
    `detected: ${day(c.number)}T10:10:00Z`,
    `resolved: ${day(c.number)}T12:00:00Z`,
    ...(keeps ? [] : [`timezone: ${c.yaml("timezone")}`]),
    `detected_by: ${own("alert", "detected_by")}`,
    `trigger: ${own("traffic", "trigger")}`,
    `services: [lamps, ${c.yaml("service")}]`,
    `teams: [oil, ${c.yaml("team")}]`,
    `tags: [night, ${c.yaml("tag")}]`,
    `owner: ${c.yaml("owner")}`,
    `facilitator: ${c.yaml("facilitator")}`,
    `participants: [{ who: ${c.yaml("participant")}, role: ${c.yaml("role")} }, ${c.yaml("person")}]`,
    `informed: [${c.yaml("informed")}]`,
    `related: [{ id: ${c.yaml("related")}, rel: similar }]`,
    `links: { ${c.yaml("name of a link")}: ${c.yaml("link")}, ticket: ${c.yaml("link")}, chat: "https://example.org/${c.number}", status_page: "javascript:__probe(${c.number}.16)", dashboard: "data:text/html,<script>__probe(${c.number}.16)</script>" }`,
    `x-lamp: ${c.yaml("own field")}`,
  ];
  return `---
${front.join("\n")}
---

## Facts

- At 10:00 UTC 40 lamps went out. ${c.in("facts")}
- At 10:05 UTC ${c.in("facts")}${isLate ? ` Later: ${c.in("facts")}` : ""}

## Impact

${c.in("impact")}

> ${c.in("impact")}

> [!NOTE]
> ${c.in("impact")}

1. ${c.in("impact")}

**${c.in("impact")}** ~~${c.in("impact")}~~ [${c.in("impact")}](https://example.org/) ![${c.in("impact")}](lamp.png)

## Timeline

- 10:00 UTC \`[detected]\` ${c.line("timeline")}
- 10:20 ${c.line("time")} The oil was low.
- ${c.line("time")}

## Stories

### ${c.line("story")} — ${c.line("role")}

${c.in("story")}

#### ${c.line("heading")}

${c.in("story")}

## Second stories

**Why ${c.line("second story")} looked right.** ${c.in("second story")}

## Contributing factors

- **F1** (tool.observability) ${c.line("factor")} ← T1, S:${c.line("factor")}
- **F2** (${c.line("kind of a factor")}) ${c.line("factor")}

## Whys

- Why did ${c.line("why")} happen?
  - ${c.line("why")}

## ${c.line("heading")}

${c.in("facts")}

${c.line("heading")}
=====

<!-- debrief-ignore-next blame/should-have: ${c.line("reason of a suppression")} -->

The lamps should have been lit.

## Actions

- [${isLate ? "x" : " "}] **A1** ${c.line("action")} — ${c.line("owner of an action")}, due 2024-06-01, prevent, F1, ${c.line("ticket")}
- [ ] **A2** Trim the wick ${c.line("action")} — @dana, due 2024-07-0${isLate ? 2 : 1}, [${c.line("ticket")}](https://example.org/2)
${isLate ? "" : `- [ ] **A3** ${c.line("vanished action")} — @erin, due 2024-06-03\n`}
## Check back

F1 is less likely through A1. ${c.in("lesson")}

## Lessons

${c.in("lesson")} See [the other](2024-legacy-${c.number}.md "${c.line("lesson").replaceAll('"', "'")}").

## Amendments

- ${day(c.number)}: ${c.line("amendment")}
`;
}

/** A document without front matter: what it says stands in labels and tables. */
export function legacy(carrier) {
  const c = carrier;
  return `# ${c.line("legacy title")}

**Date:** ${day(c.number)}
**Author:** ${c.line("legacy label")}
**Status:** ${c.line("legacy label")}
**Severity:** ${c.line("legacy label")}

| Field    | Value |
|----------|-------|
| Service  | ${c.cell("legacy field")} |
| Owner    | ${c.cell("legacy field")} |
| ${c.cell("legacy field")} | ${c.cell("legacy field")} |

## Summary

${c.in("legacy label")}

## ${c.line("legacy heading")}

${c.in("legacy story")}

## Timeline

| Time | Event | ${c.cell("legacy timeline")} |
|------|-------|------|
| 10:02 UTC | ${c.cell("legacy timeline")} | ${c.cell("legacy timeline")} |
| ${c.cell("legacy timeline")} | The oil was low | x |

## Action items

| Action | Owner | Due | Ticket | Status | ${c.cell("cell of an action")} |
|--------|-------|-----|--------|--------|---|
| Trim the wick ${c.cell("legacy action")} | ${c.cell("legacy action")} | 2024-06-01 | ${c.cell("cell of an action")} | ${c.cell("cell of an action")} | x |
| ${c.cell("legacy action")} | Dana | ${c.cell("legacy action")} | [${c.cell("ticket")}](https://example.org/3) | open | x |
`;
}
