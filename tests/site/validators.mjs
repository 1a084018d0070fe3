// Holds a built site to the judgement of others.
//
//   node validators.mjs SITE PUBLIC
//
// The Nu Html Checker of the W3C finds no error in any page, and linkinator no dead link from a
// server. Lighthouse gives 100 for accessibility, best practices and search engines to the start
// page, a record and the search page of PUBLIC: the same site for the public, since of any other it
// would say that search engines are kept out.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { LinkChecker } from "linkinator";
import { executablePath } from "./lib/browser.mjs";
import { serve } from "./lib/http.mjs";
import { isSite, pagesOf, samples } from "./lib/pages.mjs";
import { finish, report, say } from "./lib/report.mjs";

const folders = process.argv.slice(2);
if (folders.length !== 2 || !folders.every(isSite)) {
  console.error("usage: node validators.mjs SITE PUBLIC");
  process.exit(2);
}
const [site, open] = folders.map((folder) => resolve(folder));
const pages = pagesOf(site);
const run = promisify(execFile);
const kMostOutput = 64 << 20; // bytes
const { resolve: locate } = createRequire(import.meta.url);

/** Judges the markup of every page. */
async function nuHtmlChecker() {
  const jar = resolve(dirname(locate("vnu-jar")), "build/dist/vnu.jar");
  const words = ["-Xss4m", "-jar", jar, "--errors-only", "--skip-non-html", "--format", "json", "--exit-zero-always", site];
  const { stderr } = await run("java", words, { maxBuffer: kMostOutput });
  const { messages } = JSON.parse(stderr);
  for (const { url, lastLine, message } of messages)
    report(`vnu: ${url?.slice(`file:${site}/`.length)}:${lastLine}: ${message}`);
  say(`Nu Html Checker: ${pages.length} pages, ${messages.length} errors`);
}

/** Pages that nothing has to lead to: what a host shows by itself, and an address that stays. */
const kAlone = /^(404|actions\/(open|overdue))\.html$/;

/** All that can be reached from the start page by links, and that it is all there is. */
async function linkinator() {
  const { base, close } = await serve(site);
  const linksToSkip = async (link) => !link.startsWith(base);
  const checker = new LinkChecker();
  const { links } = await checker.check({ path: base, recurse: true, linksToSkip, concurrency: 8 });
  close();
  const looked = links.filter(({ state }) => state !== "SKIPPED");
  for (const { url, state, status, parent } of looked)
    if (state === "BROKEN") report(`linkinator: ${status} for ${url} on ${parent}`);
  const reached = new Set(looked.map(({ url }) => url.replace(/[?#].*$/, "")));
  for (const { path, leadsOn } of pages)
    if (!leadsOn && !kAlone.test(path) && !reached.has(new URL(encodeURI(path), base).href))
      report(`linkinator: nothing leads to ${path}`);
  const skipped = links.length - looked.length;
  say(`linkinator: ${looked.length} links followed, ${skipped} to elsewhere left alone`);
}

/** The flaws that lower a score, by their titles. */
function flaws({ auditRefs }, audits) {
  const counts = auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id].score ?? 1) < 1);
  return counts.map(({ id }) => `${audits[id].title} ${audits[id].explanation ?? ""}`.trim()).join("; ");
}

async function lighthouse(base, path) {
  const cli = resolve(dirname(locate("lighthouse/package.json")), "cli/index.js");
  const words = [
    "--quiet",
    "--output=json",
    "--chrome-flags=--headless=new --no-sandbox",
    "--only-categories=accessibility,best-practices,seo",
  ];
  const env = { ...process.env, CHROME_PATH: executablePath };
  const { stdout } = await run(process.execPath, [cli, base + path, ...words], { maxBuffer: kMostOutput, env });
  const { categories, audits, runtimeError } = JSON.parse(stdout);
  if (runtimeError) report(`lighthouse: ${path}: ${runtimeError.message}`);
  const scores = Object.values(categories).map((category) => {
    const score = Math.round(category.score * 100);
    if (score !== 100) report(`lighthouse: ${path}: ${category.id} ${score}: ${flaws(category, audits)}`);
    return `${category.id} ${score}`;
  });
  if (scores.length !== 3) report(`lighthouse: ${path}: ${scores.length} scores`);
  say(`Lighthouse: ${path}: ${scores.join(", ")}`);
}

await nuHtmlChecker();
await linkinator();
const { base, close } = await serve(open, "/"); // with its robots.txt where it is looked for
const record = samples(pages).find(({ kind }) => kind === "incidents/record");
for (const path of ["index.html", record.path, "search.html"]) await lighthouse(base, path);
close();
finish();
