// Takes the pictures of the README from a built site of the example repository.
//
//   node screenshots.mjs SITE FOLDER
//
// The start page and a record as a desk shows them in light, cut below the fold.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const kPictures = {
  "site-start.png": "index.html",
  "site-record.png": "incidents/2021-02-19-shared-channels-rollout.html",
};

const [, , site, folder] = process.argv;
if (!site || !folder) {
  console.error("usage: node screenshots.mjs SITE FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const context = await browser.newContext({ colorScheme: "light", viewport: { width: 1280, height: 1000 } });
for (const [name, page] of Object.entries(kPictures)) {
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(join(resolve(site), page)).href, { waitUntil: "load" });
  await tab.screenshot({ path: join(folder, name) });
}
await browser.close();
