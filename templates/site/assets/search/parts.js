// Elements of the search page. Texts of documents become text nodes, never markup.
import { element } from "../site/element.js";
import { marked, placesOf, rangesOf, snippet } from "./snippet.js";

/** A count as the language of the page writes it: `2,000`. */
const written = (n) => n.toLocaleString(document.documentElement.lang);

/** The words of the page, which it brings along: words.say("found.one", { n: 1 }). */
export class PageWords {
  constructor(json) {
    this.texts = JSON.parse(json);
  }
  say(key, values = {}) {
    return (this.texts[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  }
  count(key, n) {
    return this.say(`${key}.${n === 1 ? "one" : "other"}`, { n: written(n) });
  }
}

const withMarks = (parts) =>
  parts.map(({ text, marked: isMarked }) => (isMarked ? element("mark", {}, text) : text));

/** The glyph and word of a severity or status, drawn by the build. */
function markOf(facet, value) {
  const marks = document.getElementById("search-marks").content;
  for (const each of marks.children)
    if (each.dataset.facet === facet && each.dataset.value === value)
      return each.firstElementChild.cloneNode(true);
  return null;
}

const placeLink = (record, [, anchor, label]) =>
  element("a", { href: anchor ? `${record.url}#${anchor}` : record.url }, label);

/** One result. `values(name)`: the document's values of a facet, [{ value, words }]. */
export function hitElement(record, hit, { words, fields, within, values }) {
  const terms = new Set(Object.keys(hit.match));
  const places = placesOf(record, fields, terms, within).filter(({ piece }) => piece[2] !== "");
  const first = places[0] ?? { piece: record.pieces.find(([, , label]) => label !== ""), ranges: [] };
  const day = record.day
    ? element("time", { datetime: record.day }, record.dayText)
    : element("span", { class: "unknown" }, words.say("no_day"));
  const when = element("p", { class: "when" }, day);
  for (const name of ["severity", "status"])
    for (const { value } of values(name)) when.append(markOf(name, value) ?? "");
  const title = element("bdi", {}, ...withMarks(marked(record.title, rangesOf(record.title, terms))));
  const body = element("div", {}, element("h3", {}, element("a", { href: record.url }, title)));
  const services = values("service").map((each) => each.words).join(", ");
  const where = element("p", { class: "where" }, services);
  if (first.piece && services) where.append(" · ");
  if (first.piece) where.append(placeLink(record, first.piece));
  body.append(where);
  if (first.piece) {
    const parts = withMarks(snippet(first.piece[3], first.ranges));
    body.append(element("p", { class: "fact", dir: "auto" }, ...parts));
  }
  const others = places.slice(1);
  const most = 3;
  if (others.length > 0) {
    const also = element("p", { class: "meta" }, element("span", {}, words.say("also_in")));
    for (const { piece } of others.slice(0, most)) also.append(placeLink(record, piece));
    if (others.length > most)
      also.append(element("span", {}, words.count("more_places", others.length - most)));
    body.append(also);
  }
  return element("li", {}, when, body);
}

/** A list of values to narrow by. `href(value)`: where a choice leads. */
export function facetElement(title, values, href, facet) {
  const list = element("ul");
  for (const { value, words, count, chosen } of values) {
    const mark = facet ? markOf(facet, value) : null;
    const link = element("a", { href: href(value), "aria-current": chosen ? "true" : "" });
    link.append(mark ?? element("bdi", {}, words));
    list.append(element("li", {}, link, element("span", {}, written(count))));
  }
  return element("div", {}, element("h3", {}, title), list);
}
