// Looks at a page in a browser as its readers do: in light and dark, on a desk and on a phone, from
// a disk and from a host, with scripts and without.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { axe } from "./axe.mjs";
import { watch } from "./browser.mjs";

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
const kScripted = ".find, #theme, #keys, #keys-open, #filter, #search, #search-help, #search-narrow, #search-lists, template";

const sideways = () => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? `${scrollWidth} > ${clientWidth}` : "";
};

/** Opens what a reader can unfold, so that it is looked at too. */
const unfold = () => document.querySelectorAll("details").forEach((each) => (each.open = true));

/** The elements of a page whose words are not to be seen, save what is to be unfolded or needs scripts. */
const unseen = (scripted) =>
  [...document.body.querySelectorAll("*")].flatMap((node, at) => {
    const own = [...node.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const text = own.map(({ data }) => data).join(" ").trim();
    if (!text || node.closest(`${scripted}, details:not([open]), svg title, svg desc`)) return [];
    return node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ? [] : [[at, text.slice(0, 120)]];
  });

/** The controls that are shown and do nothing without scripts. */
const dead = () =>
  [...document.querySelectorAll("button, input, select, textarea, [contenteditable]")]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }))
    .map((node) => node.outerHTML.slice(0, 120));

/** The search page says something once its index is there. */
const searched = () => document.querySelector("#search:not([hidden])") && document.querySelector("#search-plain:not([hidden]), #search-state:not(:empty)");

/**
 * Looks at one page: folded in every view, as it comes, and unfolded. `address` may have a query;
 * `axed` are the views in which axe looks too, which needs scripts; `screens` is a folder for
 * pictures. `report` is told what is wrong, with where.
 */
export async function look(context, { base, address, scripts, axed, screens }, report) {
  const tab = await context.newPage();
  const from = `${address} from ${base.slice(0, 4)}${scripts ? "" : " without scripts"}`;
  let view = kViews[0];
  const tell = (what) => report(`${from}, ${view.scheme} ${view.width}: ${what}`);
  const turnTo = async (next) => {
    view = next;
    await tab.emulateMedia({ colorScheme: view.scheme });
    await tab.setViewportSize({ width: view.width, height: kHeight });
    const wide = await tab.evaluate(sideways);
    if (wide) tell(`scrolls sideways: ${wide}`);
  };
  watch(tab, base, tell);
  await tab.goto(base + address, { waitUntil: "load" });
  if (scripts && address.startsWith("search.html")) await tab.waitForFunction(searched);
  const hidden = []; // in each view
  for (const next of kViews) {
    await turnTo(next);
    if (!scripts) {
      for (const control of await tab.evaluate(dead)) tell(`does nothing: ${control}`);
      hidden.push(new Map(await tab.evaluate(unseen, kScripted)));
    }
    if (screens) await picture(tab, screens, address, view);
  }
  // A narrow page may leave out what a wide one shows, and the other way round.
  for (const [at, text] of hidden[0] ?? [])
    if (hidden.every((each) => each.has(at))) tell(`is never to be read: ${text}`);
  await tab.evaluate(unfold);
  for (const next of kViews) {
    await turnTo(next);
    if (scripts && axed.includes(view)) for (const finding of await axe(tab)) tell(finding);
  }
  await tab.close();
}

async function picture(tab, folder, address, { scheme, width }) {
  mkdirSync(folder, { recursive: true });
  const name = address.replace(/[^\w.-]+/g, "_").replace(/\.html/, "");
  await tab.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), fullPage: true });
}
