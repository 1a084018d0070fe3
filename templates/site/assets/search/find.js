// From a query to documents: which have the words, which are left by the facets, in which order.
import MiniSearch from "minisearch";
import { parse } from "./query.js";
import { plain } from "./tokens.js";

const mostChecked = 300; // documents whose texts are read for a phrase
const shortestSlip = 4; // letters of a word that may be misspelt

const or = (queries) => ({ combineWith: "OR", queries });
const and = (queries) => ({ combineWith: "AND", queries });
const exact = (term) => ({ queries: [term], prefix: false });

/** What a word asks of MiniSearch. Adds the terms that it needs to `entries`, and what was taken for
 * it to `slips`. Null: nothing is written like it. */
async function ask(index, { chunk, prefix }, entries, slips) {
  const add = (found) => found.forEach(([term, posting]) => entries.set(term, posting));
  const terms = chunk.terms.map(({ term }) => term);
  if (chunk.pairs && !prefix) {
    for (const term of terms) add(await index.entries(term, false));
    return and(terms.map(exact));
  }
  const whole = terms[0];
  const found = await index.entries(whole, prefix);
  add(found);
  if (found.length > 0) return { queries: [whole], prefix };
  if (terms.length > 1) {
    const parts = terms.slice(1);
    for (const term of parts) add(await index.entries(term, false));
    if (parts.every((term) => entries.has(term))) return and(parts.map(exact));
  }
  if ([...whole].length < shortestSlip || !/^\p{L}+$/u.test(whole)) return null;
  const near = await index.near(whole);
  if (near.length === 0) return null;
  for (const term of near) add(await index.entries(term, false));
  slips.push({ word: whole, near });
  return or(near.map(exact));
}

/** Whether the texts of a document hold all phrases and none of the others. */
async function holds(index, document, { phrases, withoutPhrases }) {
  const texts = (await index.record(document)).pieces.map(([, , , text]) => plain(text));
  const has = (phrase) => texts.some((text) => hasPhrase(text, phrase));
  return phrases.every(has) && !withoutPhrases.some(has);
}

const isLetter = (char) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
const unspaced = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** Whether a text holds a phrase that neither begins nor ends within a word. */
function hasPhrase(text, phrase) {
  const free = unspaced.test(phrase);
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    const begins = !(isLetter(text[at - 1]) && isLetter(phrase[0]));
    const ends = !(isLetter(text[end]) && isLetter(phrase[phrase.length - 1]));
    if (free || (begins && ends)) return true;
  }
  return false;
}

/** The documents of a query before facets: { hits: [{ id, score, match }], slips, missing, some, unchecked }. */
async function matches(index, query, field) {
  const entries = new Map();
  const result = { hits: [], slips: [], missing: [], some: false, unchecked: 0 };
  const asked = [];
  for (const word of query.words) {
    const question = await ask(index, word, entries, result.slips);
    if (question) asked.push(question);
    else result.missing.push(word.chunk.terms[0].term);
  }
  const left = [];
  for (const { chunk } of query.without) {
    const terms = chunk.pairs ? chunk.terms : chunk.terms.slice(0, 1);
    for (const { term } of terms)
      for (const [each, posting] of await index.entries(term, false)) entries.set(each, posting);
    left.push(and(terms.map(({ term }) => exact(term))));
  }
  if (query.words.length > 0 && asked.length === 0) return result;
  const engine = index.miniSearch([...entries]);
  const but = (wanted) =>
    left.length > 0 ? { combineWith: "AND_NOT", queries: [wanted, ...left] } : wanted;
  const options = field ? { fields: [field] } : {};
  const wanted = asked.length === 0 ? MiniSearch.wildcard : and(asked);
  result.some = result.missing.length > 0;
  if (!result.some || query.phrases.length === 0) result.hits = engine.search(but(wanted), options);
  if (result.hits.length === 0 && asked.length > 1 && query.phrases.length === 0) {
    result.hits = engine.search(but(or(asked)), options);
    result.some = true;
  }
  if (query.phrases.length + query.withoutPhrases.length > 0) {
    result.unchecked = Math.max(0, result.hits.length - mostChecked);
    const checked = result.hits.slice(0, mostChecked);
    const kept = await Promise.all(checked.map(({ id }) => holds(index, id, query)));
    result.hits = checked.filter((_, i) => kept[i]);
  }
  return result;
}

/** Whether a document has one of the chosen values of a facet. */
const chosenIn = (facet, chosen, document) =>
  facet.of[document].some((value) => chosen.includes(facet.values[value].value));

/**
 * What a state of the page finds. state: { q, sort, within, facets: { name: [value] } }.
 * Gives { hits, facets: [{ name, values: [{ value, words, count, chosen }] }], within: { field: count },
 *   empty, slips, missing, some, unchecked }.
 */
export async function find(index, state) {
  const query = parse(state.q, index.facets.map(({ name }) => name));
  const chosen = {};
  for (const { name } of index.facets)
    chosen[name] = [...(state.facets[name] ?? []), ...(query.facets[name] ?? [])];
  const result = await matches(index, query, null);
  const everywhere = result.hits;
  if (state.within && query.words.length > 0)
    result.hits = (await matches(index, query, state.within)).hits;
  const active = index.facets.filter(({ name }) => chosen[name].length > 0);
  const passes = (document, but) =>
    active.every((facet) => facet === but || chosenIn(facet, chosen[facet.name], document));
  result.facets = index.facets.map((facet) => {
    const counts = facet.values.map(() => 0);
    for (const { id } of result.hits)
      if (passes(id, facet)) for (const value of facet.of[id]) ++counts[value];
    const values = facet.values.map(({ value, words }, i) => ({
      value,
      words,
      count: counts[i],
      chosen: chosen[facet.name].includes(value),
    }));
    return { name: facet.name, values };
  });
  result.within = {};
  for (const { id, match } of everywhere) {
    if (!passes(id, null)) continue;
    for (const field of new Set(Object.values(match).flat()))
      result.within[field] = (result.within[field] ?? 0) + 1;
  }
  result.hits = result.hits.filter(({ id }) => passes(id, null));
  const newest = (a, b) => b.id - a.id;
  const byDate = state.sort === "date" || query.words.length === 0;
  result.hits.sort(byDate ? newest : (a, b) => b.score - a.score || newest(a, b));
  result.everywhere = everywhere.length;
  result.byDate = byDate;
  result.empty = state.q.trim() === "" && active.length === 0;
  return result;
}
