// What can be said of pages without a browser: the rules of HTML, links and places that are there,
// and nothing that the content security policy or another host would have to allow.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { HtmlValidate } from "html-validate";

/** The standard's own rules; not those of taste about how markup is spelt. */
const validator = new HtmlValidate({ extends: ["html-validate:standard"], root: true });

export async function validate({ path, html }, report) {
  const { results } = await validator.validateString(html);
  for (const { messages } of results)
    for (const { line, ruleId, message } of messages) report(`${path}:${line}: ${message} [${ruleId}]`);
}

const kEntities = { "&amp;": "&", "&#39;": "'", "&quot;": '"', "&lt;": "<", "&gt;": ">" };
const unescaped = (value) => value.replace(/&(?:amp|#39|quot|lt|gt);/g, (entity) => kEntities[entity]);

/** The start tags of a page: their names, and their attributes as pairs of name and value. */
function* tagsOf(html) {
  const kTag = /<([a-z][\w:-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?|\s*\/)*)\s*>/gi;
  const kAttribute = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;
  for (const [, name, inside] of html.matchAll(kTag)) {
    const attributes = [...inside.matchAll(kAttribute)].map(([, key, ...values]) => [
      key.toLowerCase(),
      unescaped(values.find((value) => value !== undefined) ?? ""),
    ]);
    yield [name.toLowerCase(), new Map(attributes)];
  }
}

/** Every link within the site, from any page, leads to a file that is there and to an id in it. */
export function followLinks(site, pages, report) {
  const ids = new Map();
  const links = [];
  for (const { path, html } of pages) {
    const own = new Set();
    ids.set(path, own);
    for (const [, attributes] of tagsOf(html)) {
      if (attributes.has("id")) own.add(attributes.get("id"));
      for (const name of ["href", "src", "action"])
        if (attributes.has(name)) links.push([path, attributes.get(name)]);
    }
  }
  let followed = 0;
  for (const [page, url] of links) {
    if (/^[a-z]+:/i.test(url)) continue;
    ++followed;
    const [place, fragment] = url.split("#").map(decodeURIComponent);
    const path = place.replace(/\?.*$/, "");
    const target = path ? join(dirname(page), path) : page;
    const there = existsSync(join(site, target)) && (!fragment || ids.get(target)?.has(fragment));
    if (!there) report(`${page}: ${url} leads nowhere`);
  }
  return followed;
}

/** What a page shows or tells, without its markup. */
const textOf = (html) => html.slice(html.indexOf("<body")).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

/** The bytes of a record's page over those of its text: the middle one of all records of the example,
 * as measured and a little more. Of records that tell more it is less. */
const kHeaviest = 4;

export function weigh(pages, report) {
  const records = pages.filter(({ kind }) => kind === "incidents/record");
  const weights = records.map(({ html }) => Buffer.byteLength(html) / Buffer.byteLength(textOf(html)));
  const middle = weights.sort((a, b) => a - b)[weights.length >> 1];
  if (!(middle <= kHeaviest)) report(`records weigh ${middle?.toFixed(2)} times their text; ${kHeaviest} are allowed`);
  return middle;
}

/** What may not be in a page at all: each with its name and a test of a tag. */
const kForbidden = {
  "inline script": (tag, has) => tag === "script" && !has.has("src"),
  "inline style": (tag) => tag === "style",
  "style attribute": (tag, has) => has.has("style"),
  "event attribute": (tag, has) => [...has.keys()].some((name) => /^on[a-z]/.test(name)),
  "address from the root": (tag, has) => addresses(has).some((url) => /^\/(?!\/)/.test(url)),
  "address of a script": (tag, has) => addresses(has).some((url) => /^\s*(javascript|vbscript):/i.test(url)),
  "foreign host": (tag, has) => !kLeads.has(tag) && addresses(has).some((url) => /^([a-z]+:)?\/\//i.test(url)) && !isWord(tag, has),
};
/** What a reader follows by a click; everything else is fetched without asking. */
const kLeads = new Set(["a", "area"]);
const addresses = (has) =>
  ["href", "xlink:href", "src", "srcset", "action", "formaction", "poster", "data"]
    .filter((name) => has.has(name))
    .map((name) => has.get(name));
/** The address of the page itself, said to search engines. */
const isWord = (tag, has) => tag === "link" && has.get("rel") === "canonical";

/** Counts what no page, style sheet or picture of ours may hold; all counts are to be zero. */
export function audit(site, pages, report) {
  const counts = Object.fromEntries(Object.keys(kForbidden).map((name) => [name, 0]));
  const found = (name, where) => {
    ++counts[name];
    report(`${where}: ${name}`);
  };
  for (const { path, html } of pages)
    for (const [tag, attributes] of tagsOf(html))
      for (const [name, holds] of Object.entries(kForbidden))
        if (holds(tag, attributes)) found(name, `${path}: <${tag}>`);
  for (const name of readdirSync(site, { recursive: true }).map(String)) {
    if (extname(name) !== ".css") continue;
    const css = readFileSync(join(site, name), "utf8").replace(/\/\*.*?\*\//gs, "");
    if (/@import|url\(\s*["']?(?:[a-z]+:)?\/\//i.test(css)) found("foreign host", name);
    if (/url\(\s*["']?\/(?!\/)/i.test(css)) found("address from the root", name);
  }
  return counts;
}
