// Makes a git repository of which every text that a person can write carries the payloads.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Carrier, kPlaces } from "./carrier.mjs";
import { legacy, managed } from "./documents.mjs";
import { Objects } from "./objects.mjs";

export const payloads = JSON.parse(readFileSync(new URL("payloads.json", import.meta.url), "utf8"));
export const carriers = payloads.map((payload, index) => new Carrier(payload, index + 1));

const kStart = Date.UTC(2024, 11, 1) / 1000;
/** A pixel, and the same as a picture and a page that run. */
const kPixel = Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64");
const probed = `<script>__probe(999.${kPlaces.indexOf("path")})</script>`;

/** What a line of a commit cannot hold whatever wrote it. */
const inLine = (text) => text.replace(/[\0\n\r]/g, " ");

const all = (place) => carriers.map((c) => inLine(c.in(place))).join(" ");

function configuration(isOpen) {
  // A configuration is small: each of the three registries has a share of the payloads.
  const registry = (rest) =>
    carriers
      .filter(({ number }) => number % 3 === rest)
      .map(
        (c) =>
          `  ${c.yaml("registry")}: { owner: ${c.yaml("owner in a registry")}, description: ${c.yaml("description")} }`,
      )
      .join("\n");
  const severities = carriers.slice(0, 5).map((c) => c.yaml("severity"));
  const kinds = carriers.map((c) => `  x.lamp-${c.number}: ${c.yaml("kind of a factor in the configuration")}`);
  const title = JSON.stringify(all("title of the site").replace(/[\u0000-\u001f\u007f-\u009f]/g, " "));
  return `version: 1
severities: [SEV1, SEV2, ${severities.join(", ")}]
services:
  lamps: { owner: oil }
${registry(0)}
teams:
${registry(1)}
people:
${registry(2)}
headings: { lessons: [${carriers.filter(({ number }) => number % 3 === 0).map((c) => c.yaml("heading")).join(", ")}] }
factors:
${kinds.join("\n")}
${isOpen ? `site:
  title: ${title}
  people: names
  visibility: public
  repository: "https://code.example.org/lamp\\"onmouseover=\\"__probe(999.50)/><script>__probe(999.50)</script>"
` : ""}`;
}

/** A rule of the repository's own, whose pages show all that it says. */
function rule(c) {
  const text = c.yaml("rule");
  return `id: own/lamp-${c.number}
since: 0.1
severity: info
summary: ${JSON.stringify(c.in("rule").slice(0, 90))}
match: [{ phrases: ["lamp went out"] }]
message: ${text}
question: ${text}
rewrite: ${text}
why: ${text}
sources: [${text}]
tests:
  bad: [${Array(3).fill(JSON.stringify(`[[lamp went out]] ${c.in("rule")}`)).join(", ")}]
  good: [${text}, ${text}, ${text}]
`;
}

/** Only what YAML and the forms of rules take at all. */
const kRules = carriers.filter(({ payload }) => payload.text.trim() && !/[\0-\u001f\u007f-\u009f\u2028[\]{}]/.test(payload.text));

/** Every payload has a document in a commit of its own and changes it in another. */
export function makeRepository(root) {
  const git = (...words) => execFileSync("git", ["-C", root, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  mkdirSync(root, { recursive: true });
  git("init", "--quiet");
  const objects = new Objects(join(root, ".git"));
  const documents = new Map([["lamp.png", kPixel], ["lamp.svg", `<svg xmlns="http://www.w3.org/2000/svg">${probed}</svg>`], ["lamp.html", probed]]);
  const rules = new Map(kRules.map((c) => [`lamp-${c.number}.yaml`, rule(c)]));
  const tree = new Map([
    [".debrief.yaml", configuration(false)],
    [".debrief", new Map([["rules", new Map([["own", rules]])]])],
    [".mailmap", carriers.map((c) => `${inLine(c.in("mailmap"))} <${c.number}@example.org> <old-${c.number}@example.org>`).join("\n")],
    ["postmortems", documents],
  ]);
  let head = null;
  let at = kStart;
  const commit = (author, message) => {
    at += 3600;
    head = objects.commit({ tree: objects.tree(tree), parents: head ? [head] : [], author, at, message });
  };
  const authorOf = (c) =>
    c.number % 3 === 0
      ? `Lamp <old-${c.number}@example.org>`
      : `${inLine(c.in("author"))} <${inLine(c.in("address of an author"))}@example.org>`;
  for (const c of carriers) {
    const early = c.number % 5 === 0 ? `2024-early-${c.fileName(".md")}` : `2024-${c.fileName(".md")}`;
    c.path = `2024-${c.fileName(".md")}`;
    documents.set(early, managed(c, false));
    commit(authorOf(c), `${inLine(c.in("subject"))}\n\n${c.in("body of a commit")}\n`);
    documents.delete(early);
    documents.set(c.path, managed(c, true));
    documents.set(`2024-legacy-${c.number}.md`, legacy(c));
    commit(authorOf(c), `${inLine(c.in("subject"))}\n\nDebrief-Action: ${inLine(c.in("subject"))}/A1\n`);
  }
  documents.set("2024-bytes.md", Buffer.concat([Buffer.from("# \xc0\xbcscript\xc0\xbe\xff\xfe <script>", "latin1"), Buffer.from("__probe(999.01)</script>\n\n## Summary\n\n\x00 <img src=x onerror=__probe(999.21)>\n")]));
  commit("Lamp <lamp@example.org>", "Add bytes that are no text");
  const branch = `lamp"onmouseover="__probe(999.${kPlaces.indexOf("branch")})"><img/src=x/onerror=__probe(1)>`;
  writeFileSync(join(root, ".git/HEAD"), `ref: refs/heads/${branch}\n`);
  writeFileSync(join(root, ".git/packed-refs"), `${head} refs/heads/${branch}\n${head} refs/tags/${branch}\n`);
  git("reset", "--hard", "--quiet");
  return { root, open: () => writeFileSync(join(root, ".debrief.yaml"), configuration(true)) };
}

if (process.argv[1] === new URL(import.meta.url).pathname) makeRepository(process.argv[2]);
