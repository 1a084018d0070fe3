// Opens the pages of a built site from the disk and fails on what a reader would stumble over.
//
//   node check.mjs SITE [--screens DIR]
//
// Every page is valid HTML, and each of its links leads to a file and an id that are there. Each kind
// of page is opened in light and dark, on a desk and on a phone, with scripts and without: no
// violation of the content security policy, no console error, no failed request, no finding of axe,
// no sideways scroll.
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const kWidths = [1280, 360];
const kSchemes = ["light", "dark"];

const [, , site, ...rest] = process.argv;
if (!site || !existsSync(join(site, ".debrief-site"))) {
  console.error("usage: node check.mjs SITE [--screens DIR]");
  process.exit(2);
}
const screens = rest[0] === "--screens" ? resolve(rest[1]) : null;
if (screens) mkdirSync(screens, { recursive: true });

/** Every page of the site, from its top. */
const all = readdirSync(site, { recursive: true })
  .map((name) => String(name).replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".html"))
  .sort();

/** The kind of page that an address is of: pages of one kind are made by one template. */
const kindOf = (page) => {
  if (!page.includes("/")) return page;
  const [folder, ...rest] = page.split("/");
  const name = rest.at(-1);
  if (rest.length > 1 && folder === "incidents") return "incidents/old revision";
  if (name.endsWith(".history.html")) return "incidents/history";
  if (/^\d{4}\.html$/.test(name)) return "incidents/year";
  return folder === "incidents" ? "incidents/record" : folder;
};
/** Every page at the top, three records, and one of each other kind. */
const kMostRecords = 3;
const seen = new Map();
const pages = all.filter((page) => {
  const kind = kindOf(page);
  seen.set(kind, (seen.get(kind) ?? 0) + 1);
  return seen.get(kind) <= (kind === "incidents/record" ? kMostRecords : 1);
});

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const problems = [];

/** The standard's own rules; not those of taste about how markup is spelt. */
const validator = new HtmlValidate({ extends: ["html-validate:standard"], root: true });

async function validate(page) {
  const report = await validator.validateString(readFileSync(join(site, page), "utf8"));
  for (const { messages } of report.results)
    for (const { line, ruleId, message } of messages)
      problems.push(`${page}:${line}: ${message} [${ruleId}]`);
}

const attributes = (html, names) =>
  [...html.matchAll(new RegExp(`\\s(?:${names})="([^"]*)"`, "g"))].map(([, value]) =>
    value.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
  );

/** Every link within the site, from any page, leads to a file that is there and to an id in it. */
function followLinks() {
  const texts = new Map(all.map((page) => [page, readFileSync(join(site, page), "utf8")]));
  const ids = new Map([...texts].map(([page, html]) => [page, new Set(attributes(html, "id"))]));
  for (const [page, html] of texts)
    for (const url of attributes(html, "href|src")) {
      if (/^[a-z]+:/.test(url)) continue;
      const [path, fragment] = url.split("#").map(decodeURIComponent);
      const target = path ? join(dirname(page), path) : page;
      const there =
        existsSync(join(site, target)) && (!fragment || ids.get(target)?.has(fragment));
      if (!there) problems.push(`${page}: ${url} leads nowhere`);
    }
}

async function look(page, scheme, width) {
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport: { width, height: 800 },
    reducedMotion: "reduce",
  });
  const tab = await context.newPage();
  const where = `${page} ${scheme} ${width}`;
  const report = (what) => problems.push(`${where}: ${what}`);
  tab.on("console", (message) => message.type() === "error" && report(message.text()));
  tab.on("pageerror", (error) => report(error.message));
  tab.on("requestfailed", (request) => report(`cannot load ${request.url()}`));
  tab.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) report(`asks for ${request.url()}`);
  });
  await tab.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      window.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  await tab.goto(pathToFileURL(join(resolve(site), page)).href, { waitUntil: "load" });
  for (const violation of await tab.evaluate(() => window.violations)) report(`policy: ${violation}`);
  const { violations } = await new AxeBuilder({ page: tab })
    .options({ preload: false })
    .withTags(kRules)
    .analyze();
  for (const { id, nodes } of violations) report(`${id}: ${nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
  const wide = await tab.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? `${scrollWidth} > ${clientWidth}` : "";
  });
  if (wide) report(`scrolls sideways: ${wide}`);
  if (screens) {
    const name = page.replaceAll("/", "_").replace(/\.html$/, "");
    await tab.screenshot({ path: join(screens, `${name}-${width}-${scheme}.png`), fullPage: true });
  }
  await context.close();
}

/** The choice of light or dark works by its button and is kept; without scripts there is no button. */
async function lookAtTheme() {
  const address = pathToFileURL(join(resolve(site), "index.html")).href;
  const context = await browser.newContext({ colorScheme: "light" });
  const tab = await context.newPage();
  await tab.goto(address);
  const button = tab.locator("#theme");
  await button.click();
  await button.click();
  const chosen = () => tab.evaluate(() => document.documentElement.dataset.theme);
  if ((await chosen()) !== "dark") problems.push("theme: two clicks do not choose dark");
  await tab.reload();
  if ((await chosen()) !== "dark") problems.push("theme: the choice is not kept");
  await context.close();
  const bare = await browser.newContext({ javaScriptEnabled: false });
  const plain = await bare.newPage();
  await plain.goto(address);
  if (await plain.locator("#theme").isVisible()) problems.push("theme: a button without a script");
  await bare.close();
}

followLinks();
for (const page of all) await validate(page);
// A desk in light and a phone in dark for every kind of page; all four for the two that are read most.
const isRead = (page) => page === "index.html" || kindOf(page) === "incidents/record";
for (const page of pages)
  for (const scheme of kSchemes)
    for (const width of kWidths)
      if (isRead(page) || (scheme === "light") === (width === 1280)) await look(page, scheme, width);
await lookAtTheme();
await browser.close();
for (const problem of problems) console.error(problem);
console.log(`${pages.length} pages, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
