// Holds the search of a built site to MiniSearch itself, and drives its page as a reader would.
//
//   node search.mjs SITE
//
// The terms of texts are those of tokens.json. The index that the build wrote is the one that
// MiniSearch makes of the same texts. Every place that a result can lead to is on its page. From the
// disk and from a server, in Chromium: words, slips, phrases, names of machines, facets, the
// address, the back button, the keys; nothing in the console, nothing from elsewhere.
import { deepStrictEqual } from "node:assert";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { contextOf, launch, watch } from "./lib/browser.mjs";
import { serve } from "./lib/http.mjs";
import { Index, distance, miniSearchOptions } from "../../templates/site/assets/search/index.js";
import { find } from "../../templates/site/assets/search/find.js";
import { tokens } from "../../templates/site/assets/search/tokens.js";
import MiniSearch from "../../templates/site/node_modules/minisearch/dist/es/index.js";

const site = resolve(process.argv[2] ?? "");
if (!existsSync(join(site, "search.html"))) {
  console.error("usage: node search.mjs SITE");
  process.exit(2);
}
const problems = [];
const check = (good, what) => good || problems.push(what);

// ---- the terms ----
const vectors = JSON.parse(readFileSync(fileURLToPath(new URL("tokens.json", import.meta.url)), "utf8"));
for (const { text, terms } of vectors) {
  const found = tokens(text).map(({ term }) => term);
  check(JSON.stringify(found) === JSON.stringify(terms), `terms of ${text.slice(0, 40)}: ${found}`);
}
for (const { text } of vectors)
  for (const { term, start, end } of tokens(text))
    check(start < end && end <= text.length, `${term} stands at ${start} to ${end}`);
check(distance("conection", "connection", 2) === 1, "distance of an insertion");
check(distance("srevice", "service", 2) === 1, "distance of an exchange");
check(distance("abc", "xyz", 2) === 3, "distance above the limit");

// ---- the index ----
const folder = join(site, "search");
function fileData(name) {
  const text = readFileSync(join(folder, name), "utf8");
  const call = /^debriefSearch\("\w+",\d+,(.*)\)\n$/s.exec(text);
  check(call !== null && !/[<\u2028\u2029]/.test(text), `${name} is more than one call with data`);
  return JSON.parse(call[1]);
}
const about = readdirSync(folder).find((name) => name.startsWith("about0."));
const index = new Index(fileData(about), async (kind, number, hash) =>
  fileData(`${kind}${number}.${hash}.js`),
);
const records = await Promise.all(Array.from({ length: index.count }, (_, i) => index.record(i)));
const documents = records.map(({ pieces }, id) => {
  const document = { id };
  index.fields.forEach((field, i) => {
    const texts = pieces.filter(([number]) => number === i).map(([, , , text]) => text);
    document[field] = texts.join("\n");
  });
  return document;
});
const options = {
  ...miniSearchOptions(index.fields),
  tokenize: (text) => tokens(text).map(({ term }) => term),
};
const oracle = new MiniSearch(options);
oracle.addAll(documents);
const comparable = (engine) => {
  const json = engine.toJSON();
  json.index.sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, fields] of json.index)
    for (const documents of Object.values(fields))
      for (const id of Object.keys(documents)) documents[id] = Math.min(documents[id], 255);
  return json;
};
const ours = index.miniSearch(await index.all());
try {
  deepStrictEqual(comparable(ours), comparable(oracle));
} catch (error) {
  problems.push(`the index is not MiniSearch's: ${error.message.slice(0, 400)}`);
}
const whole = new Index(fileData(about), async (kind, number, hash) =>
  fileData(`${kind}${number}.${hash}.js`),
);
for (const q of ["the connection", "deploy", "roll-out", "database error"]) {
  const terms = tokens(q).map(({ term }) => term);
  const { hits } = await find(whole, { q: `${q} `, sort: "", within: "", facets: {} });
  const expected = oracle.search(
    { combineWith: "AND", queries: q.split(" ") },
    { tokenize: (text) => [text], prefix: (term) => [...term].length >= 4 },
  );
  if (expected.length > 0 && terms.length > 0)
    check(
      JSON.stringify(hits.map(({ id, score }) => [id, score.toFixed(6)]).sort()) ===
        JSON.stringify(expected.map(({ id, score }) => [id, score.toFixed(6)]).sort()),
      `${q}: ${hits.length} hits are not MiniSearch's ${expected.length}`,
    );
}

// ---- where results lead ----
for (const { url, pieces } of records) {
  const html = readFileSync(join(site, url), "utf8");
  const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id.replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", '"')));
  for (const [, anchor] of pieces)
    check(anchor === "" || ids.has(anchor), `${url} has no place ${anchor}`);
}

// ---- the page ----
const server = await serve(site);
const bases = [pathToFileURL(`${site}/`).href, server.base];
const browser = await launch();

/** A word of the texts to look for, and one with a slip in it. */
const common = records
  .flatMap(({ pieces }) => pieces.flatMap(([, , , text]) => text.match(/\b[a-z]{8,12}\b/g) ?? []))
  .find((word) => ours.search(word, { tokenize: (text) => [text] }).length > 0);
const slip = common && common.slice(0, 3) + common[4] + common[3] + common.slice(5);
const sentence = records
  .flatMap(({ pieces }) => pieces.filter(([, , label]) => label).map(([, , , text]) => text))
  .map((text) => /\b[A-Za-z]{3,} [a-z]{3,} [a-z]{3,}\b/.exec(text)?.[0])
  .find(Boolean);

async function drive(base) {
  const context = await contextOf(browser);
  const tab = await context.newPage();
  const report = (what) => problems.push(`${base.slice(0, 7)}: ${what}`);
  const expect = (good, what) => good || report(what);
  watch(tab, base, report);
  tab.setDefaultTimeout(60000);
  const hits = tab.locator("#search-hits > li");
  const settled = async (text) => {
    try {
      await tab.waitForFunction((wanted) => document.title.startsWith(wanted), text);
    } catch {
      throw new Error(`${base.slice(0, 7)}: no answer to ${text}`);
    }
    return hits.count();
  };
  const search = async (text) => {
    await tab.fill("#q", text);
    await tab.press("#q", "Enter");
    return settled(text);
  };
  await tab.goto(`${base}search.html`);
  await tab.waitForSelector("#search:not([hidden])");
  expect(await tab.locator("#search-plain").isVisible(), "an empty search does not say what it finds");
  expect(!(await tab.locator("#search-without").isVisible()), "the note for readers without scripts is shown");

  if (common) {
    expect((await search(common)) > 0, `does not find ${common}`);
    expect((await tab.locator("#search-hits mark").count()) > 0, "nothing is marked");
    expect(/[1-9]/.test(await tab.locator("#search-state").textContent()), "the count is not said");
    const href = await hits.first().locator("h3 a").getAttribute("href");
    expect(existsSync(join(site, href)), `a result leads to ${href}`);
    expect((await search(slip)) > 0, `does not find ${slip} for ${common}`);
    expect((await tab.locator("#search-state").textContent()).includes(slip), "the slip is not named");
    await tab.goBack();
    await settled(common);
    expect((await tab.inputValue("#q")) === common, "the back button does not bring back the query");
    expect((await search(`${common} -${common}`)) === 0, "a word that is left out is found");
    expect(await tab.locator("#search-lists").isVisible(), "no hit does not lead to the lists");
  }
  if (sentence) {
    const phrase = `"${sentence}"`;
    expect((await search(phrase)) > 0, `does not find the phrase ${phrase}`);
    const words = sentence.split(" ");
    const turned = `"${[words[2], words[0], words[1]].join(" ")}"`;
    expect((await search(turned)) === 0, `finds the words of ${turned} in another order`);
  }
  for (const name of ["us-east-1", "C++", "10.0.0.7", "ERR_TIMED_OUT"]) {
    const lower = name.toLowerCase();
    const there = oracle.search(lower, { tokenize: (text) => [text] }).length;
    const found = await search(name);
    if (there > 0) expect(found > 0, `does not find ${name}`);
  }
  if (common) {
    await search(common);
    const link = tab.locator("#search-narrow [data-name=severity] a, #search-narrow [data-name=year] a").first();
    if (await link.count()) {
      const count = Number(await link.locator("xpath=following-sibling::span").textContent());
      await link.click();
      await tab.waitForFunction(() => document.querySelector("#search-narrow a[aria-current=true]"));
      expect(Math.min(count, 10) === (await hits.count()), "a facet does not give as many as it says");
      expect(/[?&](severity|year)=/.test(tab.url()), "a facet is not in the address");
      await tab.reload();
      await tab.waitForFunction(() => document.querySelector("#search-narrow a[aria-current=true]"));
      expect(Math.min(count, 10) === (await hits.count()), "the address does not bring back the facet");
    }
    await tab.evaluate(() => document.activeElement.blur());
    await tab.keyboard.press("j");
    expect(await tab.evaluate(() => document.activeElement.closest("#search-hits") !== null), "j does not go to a result");
  }
  const hostile = `"><img src=x onerror=alert(1)>`;
  await search(hostile);
  expect((await tab.locator("#main img").count()) === 0, "what is typed becomes markup");

  await tab.goto(`${base}index.html`);
  await tab.keyboard.press("/");
  expect(await tab.evaluate(() => document.activeElement.id === "find"), "/ does not lead to the search field");
  await tab.keyboard.type("g?j/");
  expect((await tab.inputValue("#find")) === "g?j/", "keys act while somebody writes");
  await tab.fill("#find", "deploy");
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/search\.html\?q=deploy/);
  await tab.goto(`${base}index.html`);
  await tab.keyboard.press("?");
  expect(await tab.locator("#keys").isVisible(), "? does not show the keys");
  await tab.locator("#keys input").uncheck();
  await tab.keyboard.press("Escape");
  await tab.keyboard.press("?");
  expect(!(await tab.locator("#keys").isVisible()), "keys that are switched off act");
  await tab.locator("#keys-open").click();
  await tab.locator("#keys input").check();
  await tab.locator("#keys .btn").click();
  await tab.keyboard.press("g");
  await tab.keyboard.press("i");
  await tab.waitForURL(/incidents\.html$/);
  await context.close();
}

async function driveWithoutScripts() {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(`${bases[0]}search.html`);
  check(await tab.locator("#search-without").isVisible(), "without scripts: no way to the lists");
  check(!(await tab.locator("#q").isVisible()), "without scripts: a field that does nothing");
  const listed = await tab.locator("#search-plain li").count();
  check(listed === Math.min(index.count, 200), `without scripts: ${listed} of ${index.count} records`);
  await context.close();
}

try {
  for (const base of bases) await drive(base);
  await driveWithoutScripts();
} catch (error) {
  problems.push(error.message);
} finally {
  await browser.close();
  server.close();
}
for (const problem of problems) console.error(problem);
console.log(`search: ${index.count} records, ${about ? (await index.all()).length : 0} terms, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
