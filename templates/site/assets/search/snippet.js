// The part of a text in which most of the words stand, and which of its letters to mark.
import { tokens } from "./tokens.js";

const before = 60; // letters ahead of the first mark
const size = 240;

/** Where the terms stand in a text: sorted ranges that do not overlap, with the terms in them. */
export function rangesOf(text, terms) {
  const ranges = [];
  for (const { term, start, end } of tokens(text)) {
    if (!terms.has(term)) continue;
    const last = ranges[ranges.length - 1];
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.terms.push(term);
    } else {
      ranges.push({ start, end, terms: [term] });
    }
  }
  return ranges;
}

/** A text as pieces to show: [{ text, marked }]. */
export function marked(text, ranges, from = 0, to = text.length) {
  const parts = [];
  const add = (start, end, isMarked) => {
    if (start < end) parts.push({ text: text.slice(start, end), marked: isMarked });
  };
  let at = from;
  for (const { start, end } of ranges) {
    if (start < at || end > to) continue;
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, to, false);
  return parts;
}

const different = (ranges) => new Set(ranges.flatMap(({ terms }) => terms)).size;

/** The stretch of a text with the most different terms, whole words, `…` where it is cut. */
export function snippet(text, ranges) {
  let first = 0;
  let most = -1;
  ranges.forEach(({ start }, i) => {
    const within = ranges.slice(i, i + 12).filter(({ end }) => end <= start + size - before);
    const value = different(within);
    if (value > most) [most, first] = [value, start];
  });
  let from = Math.max(0, first - before);
  let to = Math.min(text.length, from + size);
  if (to === text.length) from = Math.max(0, Math.min(from, to - size));
  const cut = (at, step) => {
    for (let i = 0; i < 24 && at > 0 && at < text.length; ++i, at += step)
      if (/\s/.test(text[step > 0 ? at - 1 : at])) break;
    const low = text.charCodeAt(at);
    return low >= 0xdc00 && low < 0xe000 ? at + 1 : at;
  };
  if (from > 0) from = cut(from, 1);
  if (to < text.length) to = cut(to, -1);
  const parts = marked(text, ranges, from, to);
  if (from > 0) parts.unshift({ text: "… ", marked: false });
  if (to < text.length) parts.push({ text: " …", marked: false });
  return parts;
}

const weights = { title: 0, names: 0, facts: 1.2, stories: 1.1 };

/** The pieces of a record that have the terms, the best first: [{ piece, ranges }]. */
export function placesOf(record, fields, terms, within) {
  return record.pieces
    .map((piece) => ({ piece, ranges: rangesOf(piece[3], terms) }))
    .filter(({ piece, ranges }) => ranges.length > 0 && (!within || fields[piece[0]] === within))
    .map((place) => ({
      ...place,
      value: different(place.ranges) * (weights[fields[place.piece[0]]] ?? 1),
    }))
    .sort((a, b) => b.value - a.value);
}
