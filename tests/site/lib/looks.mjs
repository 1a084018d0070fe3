// Looks at a page in a browser as its readers do: in light and dark, on a desk and on a phone, from
// a disk and from a host, with scripts and without.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { watch } from "./browser.mjs";

const kRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const kHeight = 800;
/** Every look; each differs from the one before in one thing, so that a page is not opened anew. */
export const kViews = [
  { scheme: "light", width: 1280 },
  { scheme: "dark", width: 1280 },
  { scheme: "dark", width: 360 },
  { scheme: "light", width: 360 },
];
/** The two between which everything changes. */
export const kOpposites = [kViews[0], kViews[2]];

/** Controls that a script makes work and shows, with what speaks of them. */
const kScripted = "#theme, #keys, #keys-open, #filter, #search, #search-help, #search-narrow, #search-lists, template";

async function show(tab, { scheme, width }) {
  await tab.emulateMedia({ colorScheme: scheme });
  await tab.setViewportSize({ width, height: kHeight });
}

const sideways = () => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? `${scrollWidth} > ${clientWidth}` : "";
};

/** Opens what a reader can unfold, so that it is looked at too. */
const unfold = () => document.querySelectorAll("details").forEach((each) => (each.open = true));

async function axe(tab, report) {
  const { violations } = await new AxeBuilder({ page: tab })
    .setLegacyMode() // no page of its own to sum up in; there are no frames
    .options({ preload: false })
    .withTags(kRules)
    .analyze();
  for (const { id, nodes } of violations)
    report(`${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** What of a page is not to be read, and the controls that do nothing; both without scripts. */
const withoutScripts = (scripted) => {
  const problems = [];
  for (const node of document.body.querySelectorAll("*")) {
    const own = [...node.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const text = own.map(({ data }) => data.trim()).join("");
    const control = node.matches("button, input, select, textarea, [contenteditable]");
    if (!text && !control) continue;
    const shown = node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (control && shown) problems.push(`does nothing: ${node.outerHTML.slice(0, 120)}`);
    const excused = node.closest(`${scripted}, .find, details:not([open]), svg title, svg desc`);
    if (text && !shown && !excused) problems.push(`is not to be read: ${text.slice(0, 120)}`);
  }
  if (!document.querySelector("h1")?.checkVisibility()) problems.push("has no heading to be seen");
  return problems;
};

/** How a page is opened: its kind's wait, then the looks. */
async function open(tab, address) {
  await tab.goto(address, { waitUntil: "load" });
}

/**
 * Looks at one page. `views` are the looks, `axed` those of them in which axe looks too; `address`
 * may have a query. `report` is told what is wrong, with where.
 */
export async function look(context, { base, address, scripts, views, axed, screens }, report) {
  const tab = await context.newPage();
  let where = `${address} ${base.slice(0, 4)}`;
  watch(tab, base, (what) => report(`${where}: ${what}`));
  await show(tab, views[0]);
  await open(tab, base + address);
  if (scripts && address.startsWith("search.html"))
    await tab.waitForFunction(() => document.querySelector("#search-plain:not([hidden]), #search-hits > li"));
  for (const view of views) {
    where = `${address} ${base.slice(0, 4)} ${view.scheme} ${view.width} ${scripts ? "" : "without scripts"}`.trim();
    await show(tab, view);
    const tell = (what) => report(`${where}: ${what}`);
    const wide = await tab.evaluate(sideways);
    if (wide) tell(`scrolls sideways: ${wide}`);
    if (!scripts) for (const problem of await tab.evaluate(withoutScripts, kScripted)) tell(problem);
    if (screens) await picture(tab, screens, address, view);
  }
  await tab.evaluate(unfold);
  for (const view of views) {
    where = `${address} ${base.slice(0, 4)} ${view.scheme} ${view.width} unfolded`;
    await show(tab, view);
    const tell = (what) => report(`${where}: ${what}`);
    const wide = await tab.evaluate(sideways);
    if (wide) tell(`scrolls sideways: ${wide}`);
    if (scripts && axed.includes(view)) await axe(tab, tell);
  }
  await tab.close();
}

async function picture(tab, folder, address, { scheme, width }) {
  mkdirSync(folder, { recursive: true });
  const name = address.replace(/[^\w.-]+/g, "_").replace(/\.html/, "");
  await tab.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), fullPage: true });
}
