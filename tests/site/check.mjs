// Looks over a built site and fails on what a reader would stumble over.
//
//   node check.mjs SITE [--all] [--screens DIR]
//
// Every page is valid HTML, each of its links leads to a file and an id that are there, and nothing
// in it is inline or from elsewhere. A record's page is not much heavier than what it tells. Each
// kind of page is opened from the disk and from a server, in light and dark, on a desk and on a
// phone, with scripts and without: no violation of the content security policy, nothing in the
// console, no failed or foreign request, no sideways scroll, no finding of axe; without scripts all
// of it can be read and nothing is shown that does not work.
// axe takes seconds: it looks at the pages that are read most in every way, at the others in two.
// With --all it looks at every page in every way, which takes the better part of an hour.
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { contextOf, inParallel, launch } from "./lib/browser.mjs";
import { serve } from "./lib/http.mjs";
import { kOpposites, kViews, look } from "./lib/looks.mjs";
import { audit, followLinks, validate, weigh } from "./lib/markup.mjs";
import { isSite, pagesOf, samples } from "./lib/pages.mjs";
import { finish, report, say } from "./lib/report.mjs";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: "boolean", default: false }, screens: { type: "string" } },
});
const [folder] = positionals;
if (!isSite(folder)) {
  console.error("usage: node check.mjs SITE [--all] [--screens DIR]");
  process.exit(2);
}
const site = resolve(folder);

// ---- without a browser ----
const all = pagesOf(site);
for (const page of all) await validate(page, report);
say(`${all.length} pages are held to the rules of HTML`);
say(`${followLinks(site, all, report)} links followed`);
say(`a record weighs ${weigh(all, report).toFixed(2)} times its text`);
const counts = Object.entries(audit(site, all, report));
say(counts.map(([name, count]) => `${name}: ${count}`).join(", "));

// ---- in a browser ----
/** The kinds that are read most: axe looks at one of each in every way. */
const kMostRead = ["index.html", "incidents/record", "incidents/history", "actions.html", "search.html"];
const chosen = (flags.all ? all : samples(all)).filter(({ leadsOn }) => !leadsOn);
const kinds = new Set(chosen.map(({ kind }) => kind));
const mostRead = new Set(kMostRead.map((wanted) => chosen.find(({ kind }) => kind === wanted)));

const disk = pathToFileURL(`${site}/`).href;
const server = await serve(site);
const browser = await launch();
let looks = 0;
let axes = 0;

/** The looks at a page from one place; with what axe is to look at. */
function jobsOf(page, base, contexts) {
  const everything = flags.all || mostRead.has(page);
  const axed = everything ? kViews : base === disk ? kOpposites : [];
  const queries = page.kind === "search.html" ? ["", "?q=deploy", "?q=qqqqqqqq"] : [""];
  return [true, false].flatMap((scripts) =>
    queries.map((query) => async () => {
      const screens = base === disk && scripts ? flags.screens : undefined;
      const context = contexts.get(scripts);
      await look(context, { base, address: page.path + query, scripts, axed, screens }, report);
      looks += kViews.length;
      axes += scripts ? axed.length : 0;
    }),
  );
}

try {
  for (const base of [disk, server.base]) {
    const contexts = new Map([
      [true, await contextOf(browser)],
      [false, await contextOf(browser, { javaScriptEnabled: false })],
    ]);
    await inParallel(chosen.flatMap((page) => jobsOf(page, base, contexts)), availableParallelism());
    for (const context of contexts.values()) await context.close();
    say(`${chosen.length} pages of ${kinds.size} kinds from ${base.slice(0, 5)} seen ${looks} times, by axe ${axes} times`);
  }
} finally {
  await browser.close();
  server.close();
}
finish();
