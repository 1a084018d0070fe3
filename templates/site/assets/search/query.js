// What is typed, as what is asked for: words, "phrases", -left out words, and key:value for a facet.
import { chunks, plain } from "./tokens.js";

const shortestPrefix = 4; // letters of a word that longer ones may begin with
const shortestLast = 2; // of the last word, which may not be finished

/**
 * { words: [{ chunk, prefix }], phrases: [text], without: [{ chunk }], withoutPhrases: [text],
 *   facets: { severity: ["SEV1"] } }; `facets` are the names that key:value may have.
 */
export function parse(text, facets = []) {
  const query = { words: [], phrases: [], without: [], withoutPhrases: [], facets: {} };
  const parts = [...text.matchAll(/(-?)(?:"([^"]*)"?|(\S+))/g)];
  parts.forEach(([, minus, phrase, word], i) => {
    if (phrase !== undefined) {
      const wanted = plain(phrase);
      if (wanted === "") return;
      (minus ? query.withoutPhrases : query.phrases).push(wanted);
      if (!minus) for (const chunk of chunks(phrase)) query.words.push({ chunk, prefix: false });
      return;
    }
    const hint = /^([a-z]+):(.+)$/.exec(word);
    if (hint && !minus && facets.includes(hint[1])) {
      (query.facets[hint[1]] ??= []).push(hint[2]);
      return;
    }
    const last = i === parts.length - 1 && !/\s$/.test(text);
    for (const chunk of chunks(word)) {
      if (minus) query.without.push({ chunk });
      else query.words.push({ chunk, prefix: mayGoOn(chunk, last) });
    }
  });
  return query;
}

function mayGoOn({ terms, pairs }, last) {
  if (pairs) return terms[0].term.length === 1;
  return [...terms[0].term].length >= (last ? shortestLast : shortestPrefix);
}
