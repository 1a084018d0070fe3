// The pages of a built site, and which of them are of one kind: made by one template.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Whether a folder is one that debrief has built. */
export const isSite = (folder) => Boolean(folder) && existsSync(join(folder, ".debrief-site"));

/** A page with its text and its kind. */
export class Page {
  constructor(site, path) {
    this.path = path;
    this.html = readFileSync(join(site, path), "utf8");
    this.leadsOn = /<meta http-equiv="refresh"/.test(this.html);
    this.kind = this.leadsOn ? "redirect" : kindOf(path);
  }
}

function kindOf(path) {
  if (!path.includes("/")) return path;
  const [folder, ...rest] = path.split("/");
  const name = rest.at(-1);
  if (rest.length > 1 && folder === "incidents") return "incidents/old revision";
  if (name.endsWith(".history.html")) return "incidents/history";
  if (/^\d{4}\.html$/.test(name)) return `${folder}/year`;
  return folder === "incidents" ? "incidents/record" : folder;
}

/** Every page of the site, from its top, in order. */
export function pagesOf(site) {
  return readdirSync(site, { recursive: true })
    .map((name) => String(name).replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((path) => new Page(site, path));
}

const kMostRecords = 8;

/** Of each kind the page that holds most, the longest; of records several, the longest first. */
export function samples(pages) {
  const kinds = new Map();
  for (const page of pages) kinds.set(page.kind, [...(kinds.get(page.kind) ?? []), page]);
  return [...kinds].flatMap(([kind, alike]) =>
    alike
      .sort((a, b) => b.html.length - a.html.length)
      .slice(0, kind === "incidents/record" ? kMostRecords : 1),
  );
}
