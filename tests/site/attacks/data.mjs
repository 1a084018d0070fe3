// What a site offers to programs: it is read by their parsers and holds what the documents say, and
// nothing that they would run.
import { deepStrictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { audit } from "./probe.mjs";

const kFormula = /^[=+\-@\t\r]/;

/** The rows of a table (RFC 4180); throws when quotes do not match. */
export function rowsOf(text) {
  const rows = [[]];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) throw new Error(`no cell at ${text.slice(at, at + 60)}`);
    const [, value, end] = match;
    rows.at(-1).push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 0);
}

export function checkTable(text) {
  const rows = rowsOf(text);
  for (const row of rows) {
    if (row.length !== rows[0].length) throw new Error(`a row of ${row.length} cells: ${row.join("|").slice(0, 80)}`);
    for (const each of row) {
      if (kFormula.test(each) && !/^-?[0-9.]+$/.test(each)) throw new Error(`a formula: ${each.slice(0, 80)}`);
    }
  }
}

const kProperties = new Set(
  ("BEGIN END VERSION PRODID CALSCALE METHOD NAME X-WR-CALNAME X-WR-CALDESC SOURCE URL REFRESH-INTERVAL X-PUBLISHED-TTL UID DTSTAMP DTSTART DTEND DUE " +
    "SUMMARY DESCRIPTION CATEGORIES STATUS TRANSP LAST-MODIFIED CREATED COMPLETED CLASS").split(" "),
);

/** Returns the number of entries of a calendar (RFC 5545); throws for a line that is none of ours. */
export function checkCalendar(bytes) {
  const text = bytes.toString("utf8");
  if (!text.endsWith("\r\n")) throw new Error("the last line has no end");
  const lines = [];
  for (const line of text.slice(0, -2).split("\r\n")) {
    if (Buffer.byteLength(line) > 75) throw new Error(`a long line: ${line}`);
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) throw new Error(`a control character: ${line}`);
    if (line.startsWith(" ")) lines.push(lines.pop() + line.slice(1));
    else lines.push(line);
  }
  const open = [];
  const uids = [];
  for (const line of lines) {
    const [, name, value] = /^([A-Z-]+)(?:;[A-Z-]+=[^:;"]*)*:(.*)$/su.exec(line) ?? [];
    if (!kProperties.has(name)) throw new Error(`an unknown line: ${line.slice(0, 80)}`);
    if (name === "BEGIN") open.push(value);
    if (name === "END" && open.pop() !== value) throw new Error(`${line} ends nothing`);
    if (/^(SUMMARY|DESCRIPTION|CATEGORIES|NAME)$/.test(name) && !/^(?:[^\\;]|\\[\\;,nN])*$/su.test(value)) {
      throw new Error(`a text that is not escaped: ${line.slice(0, 80)}`);
    }
    if (name === "UID") uids.push(value);
  }
  if (open.length > 0 || new Set(uids).size !== uids.length) throw new Error("blocks or names are not whole");
  return uids.length;
}

/** JSON that stays data wherever it is put. */
export function checkJson(text) {
  JSON.parse(text);
  if (/<\/script|<!--|[\u2028\u2029]/i.test(text)) throw new Error(`not safe in a page: ${/.{0,40}(<\/script|<!--|[\u2028\u2029]).{0,20}/i.exec(text)[0]}`);
}

/** A script of the search index is one call with data and nothing else. */
export function checkShard(text) {
  const call = /^debriefSearch\(("\w+"),(\d+),(.*)\)\n$/s.exec(text);
  if (!call || /[<\u2028\u2029]/.test(text)) throw new Error("more than one call with data");
  const calls = [];
  const world = createContext({ debriefSearch: (...given) => calls.push(given) });
  runInContext(text, world);
  if (calls.length !== 1) throw new Error(`${calls.length} calls`);
  if (Object.keys(world).join() !== "debriefSearch") throw new Error(`leaves ${Object.keys(world)}`);
  // What a script makes of the words is what JSON makes of them; objects of another world differ in kind.
  deepStrictEqual(JSON.parse(JSON.stringify(calls[0])), [JSON.parse(call[1]), Number(call[2]), JSON.parse(call[3])]);
}

/** The pieces of HTML in a feed, by a browser's parser of XML; what is no feed throws. */
function piecesOf([name, text]) {
  if (name.endsWith(".json")) return JSON.parse(text).items.map((item) => item.content_html ?? "");
  const kinds = new Set(
    "feed id title updated published link author name uri category summary content subtitle generator entry rights icon logo".split(" "),
  );
  const parsed = new DOMParser().parseFromString(text, "application/xml");
  for (const element of parsed.querySelectorAll("*")) {
    const isAtom = element.namespaceURI === "http://www.w3.org/2005/Atom" && kinds.has(element.localName);
    if (!isAtom) throw new Error(`${element.nodeName}: ${element.textContent.slice(0, 120)}`);
    const address = element.getAttribute("href") ?? "";
    if (/^\s*(?!https?:)[^/?#]*:/i.test(address)) throw new Error(`leads to ${address}`);
  }
  if (parsed.doctype) throw new Error("declares what it likes");
  return [...parsed.querySelectorAll("[type=html]")].map((element) => element.textContent);
}

/** Feeds: the HTML in them is shown as a reader of feeds would that trusts it. */
async function checkFeeds(reader, feeds, hear) {
  const { tab } = reader;
  await tab.goto("about:blank");
  reader.heard.length = 0;
  for (const [name, text] of feeds) {
    const [count, found] = await tab.evaluate(
      ([pieces, look, given]) => {
        const found = new Set();
        const all = new Function(`return (${pieces})`)()(given);
        for (const html of all) {
          const part = document.createElement("div");
          part.innerHTML = html;
          for (const what of new Function("root", `return (${look})(root)`)(part)) found.add(what);
          document.body.append(part);
        }
        return [all.length, [...found]];
      },
      [piecesOf.toString(), audit.toString(), [name, text]],
    );
    if (count === 0 && /^feed\./.test(name)) hear(name, "holds no HTML");
    for (const what of found) hear(name, what);
  }
  await tab.waitForTimeout(200);
  for (const what of reader.heard) if (!/Failed to load|asks for about:/.test(what)) hear("feeds", what);
}

/** Calls `hear(name, what)` for all that is wrong with the files for programs. */
export async function checkData(site, files, reader, hear) {
  const seen = new Map();
  const feeds = [];
  for (const name of files) {
    const ending = /\.(json|csv|ics|atom|js|xml)$/.exec(name)?.[1];
    if (!ending || /^assets\//.test(name)) continue;
    seen.set(ending, (seen.get(ending) ?? 0) + 1);
    const bytes = readFileSync(join(site, name));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    try {
      if (ending === "json") checkJson(text);
      if (ending === "csv") checkTable(text);
      if (ending === "ics" && checkCalendar(bytes) === 0) hear(name, "holds nothing");
      if (ending === "js") checkShard(text);
      if (ending === "atom" || name === "feed.json") feeds.push([name, text]);
    } catch (error) {
      hear(name, error.message.slice(0, 400));
    }
  }
  try {
    await checkFeeds(reader, feeds, hear);
  } catch (error) {
    hear("feeds", error.message.slice(0, 400));
  }
  for (const ending of ["json", "csv", "ics", "atom", "js"]) if (!seen.has(ending)) hear(ending, "there is none");
  return seen;
}
