// Opens the pages of a built site from the disk and fails on what a reader would stumble over.
//
//   node check.mjs SITE [--screens DIR]
//
// Each kind of page is opened in light and dark, on a desk and on a phone, with scripts and without:
// no violation of the content security policy, no console error, no failed request, no finding of
// axe, no sideways scroll.
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
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

const top = readdirSync(site).filter((name) => name.endsWith(".html"));
const below = (folder) =>
  existsSync(join(site, folder))
    ? readdirSync(join(site, folder))
        .filter((name) => name.endsWith(".html"))
        .map((name) => `${folder}/${name}`)
    : [];
const pages = [...top, ...below("incidents").slice(0, 12), ...below("services").slice(0, 4)];

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const problems = [];

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

for (const page of pages)
  for (const scheme of kSchemes) for (const width of kWidths) await look(page, scheme, width);
await lookAtTheme();
await browser.close();
for (const problem of problems) console.error(problem);
console.log(`${pages.length} pages, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
