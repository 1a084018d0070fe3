// Fills every place of a repository that a person can write with payloads, builds its site, and reads
// it as people and programs do: a probe that the payloads would set off stays silent.
//
//   node attacks.mjs DEBRIEF [--few]
//
// First the probe is shown pages that let the payloads do what they want. Then every page is looked at
// as the browser's parser takes it, and records and some of each other kind are opened: from the disk
// without their policy, so that only the escaping stands between, and from a server with it, where a
// violation is a noise too. Everything on a record is touched. Then come the search page with payloads for
// words, the preview, and what is no page: JSON, feeds, calendars, tables. With --few one page of five is
// opened; all are looked at.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { kPlaces } from "./carrier.mjs";
import { writeControls } from "./control.mjs";
import { checkData } from "./data.mjs";
import { auditAll, launch, Reader, visitAll } from "./reader.mjs";
import { carriers, makeRepository } from "./repository.mjs";
import { checkSearch } from "./search.mjs";
import { checkServe } from "./serve.mjs";

const kTypes = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml",
  ".json": "application/json", ".atom": "application/atom+xml", ".xml": "application/xml", ".md": "text/markdown",
  ".csv": "text/csv", ".ics": "text/calendar", ".txt": "text/plain", ".png": "image/png",
};

const [, , program, option, ...rest] = process.argv;
if (!program || rest.length > 0 || (option !== undefined && option !== "--few")) {
  console.error("usage: node attacks.mjs DEBRIEF [--few]");
  process.exit(2);
}
const debrief = resolve(program);
const scratch = mkdtempSync(join(tmpdir(), "debrief-attacks-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** From a kind of noise to how often it was heard; the first is told at once. */
const problems = new Map();
const hear = (where, what) => {
  const kind = String(what).replace(/\d+/g, "#").slice(0, 48);
  if (!problems.has(kind)) console.error(`${what}\n    ${String(where).slice(0, 300)}`);
  problems.set(kind, (problems.get(kind) ?? 0) + 1);
};

let last = Date.now();
const done = (what) => {
  console.log(`${what} (${((Date.now() - last) / 1000).toFixed(1)} s)`);
  last = Date.now();
};

function build(repository, name, ...options) {
  const out = join(scratch, name);
  const run = spawnSync(debrief, ["-C", repository, "build", "--out", out, ...options], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`build ${options}: ${run.status}\n${run.stderr.slice(0, 2000)}`);
  if (/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/.test(run.stdout + run.stderr)) hear(`build ${options}`, "prints control characters");
  return out;
}

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile()).sort();

async function serveFolder(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    // Browsers ask for it before they have read that a page has an icon of its own.
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    const path = join(folder, decodeURIComponent(pathname));
    try {
      const bytes = readFileSync(path);
      response.writeHead(200, { "content-type": kTypes[extname(path)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

async function checkControls(browser) {
  const folder = join(scratch, "control");
  mkdirSync(folder);
  const pages = writeControls(folder);
  const base = pathToFileURL(`${folder}/`).href;
  const heard = new Map(pages.map(({ page }) => [base + page, []]));
  for (const ownTabs of [false, true]) {
    const some = pages.filter(({ leads }) => leads === ownTabs).map(({ page }) => base + page);
    await visitAll(browser, base, some, { ownTabs }, (page, what) => heard.get(page).push(what));
  }
  for (const { page, name, number, isSeen } of pages) {
    const noises = heard.get(base + page);
    const own = noises.filter((what) => what.includes(`${number}.`) && (isSeen || /^(probe|asks for|leads to)/.test(what)));
    if ((number ? own : noises).length === 0) hear("control", `the probe is blind for ${name}: ${noises}`);
  }
  return pages.length;
}

/** Whether what was written has come onto the pages: a site that shows nothing is silent too. */
function checkShown(site, files) {
  const seen = new Set();
  for (const name of files.filter((each) => /\.(html|json)$/.test(each))) {
    for (const [, number] of readFileSync(join(site, name), "utf8").matchAll(/(?:__probe\(|canary\.invalid\/)(\d+\.\d\d)/g)) {
      seen.add(number);
    }
  }
  const places = new Map(kPlaces.map((place) => [place, 0]));
  for (const number of seen) {
    const place = kPlaces[Number(number.split(".")[1])];
    places.set(place, places.get(place) + 1);
  }
  for (const { number, payload } of carriers) {
    const isNumbered = /PROBE|CANARY/.test(payload.text);
    const count = [...seen].filter((each) => each.startsWith(`${number}.`)).length;
    if (isNumbered && count < 20) hear(payload.name, `stands in ${count} places of the site only`);
  }
  return places;
}

/** Files that are no pages, opened by themselves. */
async function checkFiles(browser, site, files, options) {
  const base = pathToFileURL(`${site}/`).href;
  const names = files.filter((name) => /\.(svg|md|txt|xml|atom|json|csv|png|ics)$/.test(name));
  const perKind = new Map();
  const some = names.filter((name) => {
    const kind = extname(name);
    perKind.set(kind, (perKind.get(kind) ?? 0) + 1);
    return kind === ".md" || kind === ".svg" || perKind.get(kind) <= 5;
  });
  await visitAll(browser, base, some.map((name) => base + encodeURI(name)), options, (address, what) => {
    // What the browser saves, its own page around plain text, and its own tree of an XML file.
    if (!/Download is starting|ERR_ABORTED|stands in the page|^(html|body|div|pre) style=|^(img|style)|^link <link xmlns=/.test(what)) hear(address, what);
  });
  return some.length;
}

/** Of the pages that are opened, and of the words that are asked for, one in so many. */
const kEvery = option === "--few" ? 5 : 1;

/** Where the second site says that it stands, as an address and as it comes out in its pages. */
const kPlace = "https://docs.example.org/lamp'onmouseover='__probe(999)/";
const place = kPlace.replaceAll("'", "&#39;");

const browser = await launch();
try {
  done(`${await checkControls(browser)} control pages are noisy`);
  const repository = makeRepository(join(scratch, "repository"));
  const closed = build(repository.root, "closed");
  repository.open();
  const open = build(repository.root, "open", "--base-url", kPlace);
  const files = { closed: filesOf(closed), open: filesOf(open) };
  const pages = (names) => names.filter((name) => name.endsWith(".html"));
  done(`built ${files.closed.length} and ${files.open.length} files`);

  // All are looked at; records and the pages at the top are opened both ways, of the others every
  // sixth one way or the other.
  const isRecord = (page) => /(^|\/)incidents\/[^/]*$/.test(page) && !page.endsWith(".history.html");
  const opened = async (site, names, rest, base, options) => {
    const texts = new Map(pages(names).map((name) => [name, readFileSync(join(site, name), "utf8")]));
    const leadsOn = (name) => texts.get(name).includes("http-equiv=\"refresh\"");
    // It may stand under any address, so that its own are those of the site's place, which is elsewhere.
    texts.set("404.html", texts.get("404.html").replaceAll(place, ""));
    const some = [...texts.keys()].filter((name) => name !== "404.html").filter((name, i) => (isRecord(name) && i % kEvery === 0) || !name.includes("/") || i % (12 * kEvery) === rest);
    const rests = some.filter((name) => !leadsOn(name)).map((name) => base + encodeURI(name));
    await visitAll(browser, base, rests, { ...options, touches: isRecord }, hear);
    const reader = await Reader.open(browser, base, options);
    for (const name of some.filter(leadsOn).slice(0, 10)) {
      for (const what of await reader.follow(base + encodeURI(name))) hear(name, what);
    }
    await reader.close();
    done(`opened ${some.length} of ${texts.size} pages below ${base.slice(0, 7)}`);
    const open = new Set(some.filter((name) => !leadsOn(name)));
    await auditAll(browser, [...texts].filter(([name]) => !open.has(name)), hear);
    done(`looked at the other ${texts.size - open.size}`);
  };

  await opened(closed, files.closed, 0, pathToFileURL(`${closed}/`).href, { bypassCSP: true });
  const server = await serveFolder(open);
  await opened(open, files.open, 1, server.base, {});
  for (const [named, count] of checkShown(open, files.open)) if (count === 0) console.log(`note: no page shows the ${named}`);

  done(`${await checkSearch(browser, server.base, {}, kEvery, hear)} results of searches`);
  done(`opened ${await checkFiles(browser, open, files.open, { bypassCSP: true })} files that are no pages`);
  const reader = await Reader.open(browser, "about:");
  for (const [name, site] of Object.entries({ closed, open })) await checkData(site, files[name], reader, hear);
  done("read the files for programs");
  server.close();

  const records = pages(files.open).filter((name) => name.startsWith("incidents/")).slice(0, 15);
  await checkServe(browser, debrief, repository.root, records, hear);
  done("previewed");
} catch (error) {
  hear("test", error.stack);
} finally {
  await browser.close();
}
for (const [kind, count] of problems) console.error(`${count} times: ${kind}`);
console.log(`attacks: ${carriers.length} payloads in ${kPlaces.length} places, ${problems.size} problems`);
process.exit(problems.size ? 1 : 0);
