// Drives the pages of a built site as a reader would, from the disk and from a server.
//
//   node drive.mjs SITE
//
// Light and dark by the button, kept from page to page; the keys and their help; the way through a
// page by Tab; filters and order of the list of records; pages that were renamed. Search has a test
// of its own. Nothing in the console, nothing from elsewhere.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { contextOf, launch, watch } from "./lib/browser.mjs";
import { driveKeys, driveTab } from "./lib/drive_keys.mjs";
import { driveList } from "./lib/drive_list.mjs";
import { driveTheme, driveThemeWithoutStorage } from "./lib/drive_theme.mjs";
import { serve } from "./lib/http.mjs";
import { isSite, pagesOf } from "./lib/pages.mjs";
import { finish, report, say } from "./lib/report.mjs";

const folder = process.argv[2];
if (!isSite(folder)) {
  console.error("usage: node drive.mjs SITE");
  process.exit(2);
}
const site = resolve(folder);
const pages = pagesOf(site);
let checks = 0;
let browser;

/** Runs one drive in a context of its own; what it expects and does not find is reported. */
async function run(base, name, drive, options) {
  const context = await contextOf(browser, { viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(30_000);
  const tell = (what) => report(`${base.slice(0, 4)}, ${name}: ${what}`);
  context.on("page", (tab) => watch(tab, base, tell));
  const expect = (good, what) => {
    ++checks;
    if (!good) tell(what);
  };
  try {
    await drive({ context, base, pages, expect });
  } catch (error) {
    tell(error.message);
  }
  await context.close();
}

/** A page of an old name leads to the new one, with scripts and without. */
async function driveRedirect({ context, base, pages, expect }) {
  const old = pages.find(({ leadsOn }) => leadsOn);
  if (!old) return;
  const tab = await context.newPage();
  const [, target] = /content="0; url=([^"]+)"/.exec(old.html);
  const wanted = new URL(target, base + old.path).href;
  await tab.goto(base + old.path);
  await tab.waitForURL(wanted);
  expect(await tab.locator("h1").isVisible(), `${old.path} leads to nothing that can be read`);
}

const server = await serve(site);
browser = await launch();
const drives = [
  ["theme", driveTheme],
  ["theme in a dark system", driveTheme, { colorScheme: "dark" }],
  ["theme without storage", driveThemeWithoutStorage],
  ["keys", driveKeys],
  ["tab", driveTab],
  ["tab on a phone", driveTab, { viewport: { width: 360, height: 740 } }],
  ["list", driveList],
  ["old name", driveRedirect],
  ["old name without scripts", driveRedirect, { javaScriptEnabled: false }],
];
for (const base of [pathToFileURL(`${site}/`).href, server.base])
  for (const [name, drive, options] of drives) await run(base, name, drive, options);
await browser.close();
server.close();
say(`${checks} checks`);
finish();
