// Holds a built site to the judgement of others.
//
//   node validators.mjs SITE
//
// The Nu Html Checker of the W3C finds no error in any page, linkinator no dead link from a server,
// and Lighthouse gives 100 for accessibility, best practices and search engines to the dashboard, a
// record and the search page.
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { LinkChecker } from "linkinator";
import { executablePath } from "./lib/browser.mjs";
import { serve } from "./lib/http.mjs";
import { isSite, pagesOf } from "./lib/pages.mjs";
import { finish, report, say } from "./lib/report.mjs";

const folder = process.argv[2];
if (!isSite(folder)) {
  console.error("usage: node validators.mjs SITE");
  process.exit(2);
}
const site = resolve(folder);
const pages = pagesOf(site);
const run = promisify(execFile);
const kMostOutput = 64 << 20; // bytes
const { resolve: locate } = createRequire(import.meta.url);

/** Every page, and every picture in SVG. */
async function nuHtmlChecker() {
  const jar = resolve(dirname(locate("vnu-jar")), "build/dist/vnu.jar");
  const words = ["-Xss4m", "-jar", jar, "--errors-only", "--skip-non-html", "--format", "json", "--exit-zero-always", site];
  const { stderr } = await run("java", words, { maxBuffer: kMostOutput });
  const { messages } = JSON.parse(stderr);
  for (const { url, lastLine, message } of messages)
    report(`vnu: ${url?.slice(`file:${site}/`.length)}:${lastLine}: ${message}`);
  say(`Nu Html Checker: ${pages.length} pages, ${messages.length} errors`);
}

/** All that can be reached from the start page by links, and that it is all there is. */
async function linkinator(base) {
  const outside = async (link) => !link.startsWith(base);
  const { links } = await new LinkChecker().check({ path: base, recurse: true, linksToSkip: outside, concurrency: 8 });
  const looked = links.filter(({ state }) => state !== "SKIPPED");
  for (const { url, state, status, parent } of looked)
    if (state === "BROKEN") report(`linkinator: ${status} for ${url} on ${parent}`);
  const reached = new Set(looked.map(({ url }) => url.replace(/[?#].*$/, "")));
  const kAlone = new Set(["404.html"]); // what a host shows by itself
  for (const { path, leadsOn } of pages)
    if (!leadsOn && !kAlone.has(path) && !reached.has(new URL(encodeURI(path), base).href))
      report(`linkinator: nothing leads to ${path}`);
  say(`linkinator: ${looked.length} links to ${reached.size} addresses, ${links.length - looked.length} to elsewhere not followed`);
}

async function lighthouse(address) {
  const cli = resolve(dirname(locate("lighthouse/package.json")), "cli/index.js");
  const words = ["--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox", "--only-categories=accessibility,best-practices,seo"];
  const env = { ...process.env, CHROME_PATH: executablePath };
  const { stdout } = await run(process.execPath, [cli, address, ...words], { maxBuffer: kMostOutput, env });
  const { categories, audits, runtimeError } = JSON.parse(stdout);
  if (runtimeError) report(`lighthouse: ${address}: ${runtimeError.message}`);
  const scores = Object.values(categories).map(({ id, score, auditRefs }) => {
    if (score !== 1) {
      const low = auditRefs.filter((each) => each.weight > 0 && (audits[each.id].score ?? 1) < 1);
      report(`lighthouse: ${address}: ${id} ${score * 100}: ${low.map((each) => audits[each.id].title).join("; ")}`);
    }
    return `${id} ${score * 100}`;
  });
  say(`Lighthouse: ${address}: ${scores.join(", ")}`);
}

const server = await serve(site);
try {
  await nuHtmlChecker();
  await linkinator(server.base);
  const record = pages.find(({ kind }) => kind === "incidents/record");
  for (const path of ["index.html", record.path, "search.html"]) await lighthouse(server.base + path);
} finally {
  server.close();
}
finish();
