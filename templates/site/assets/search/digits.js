// Numbers and terms as tools/debrief/site/search/postings.h writes them: short, and quick to read.

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
const values = new Uint8Array(128);
for (let i = 0; i < alphabet.length; ++i) values[alphabet.charCodeAt(i)] = i;

/** Reads numbers from a text, one after the other. */
export class Digits {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  get more() {
    return this.at < this.text.length;
  }

  next() {
    let number = 0;
    for (let scale = 1; ; scale *= 32) {
      const value = values[this.text.charCodeAt(this.at++)];
      if (value < 32) return number + value * scale;
      number += (value - 32) * scale;
    }
  }
}

/** The terms of a list in which each says how much it shares with the one before. */
export function readTerms(words) {
  const terms = [];
  let before = "";
  for (const word of words) {
    const digits = new Digits(word);
    const shared = digits.next();
    before = before.slice(0, shared) + word.slice(digits.at);
    terms.push(before);
  }
  return terms;
}

/** Which documents have a term, as MiniSearch serialises it: field → document → how often. */
export function readPosting(text) {
  const fields = {};
  const digits = new Digits(text);
  for (let document = -1; digits.more; ) {
    document += digits.next() + 1;
    for (let last = false; !last; ) {
      const code = digits.next();
      last = code % 2 === 1;
      (fields[(code >> 1) & 7] ??= {})[document] = (code >> 4) + 1;
    }
  }
  return fields;
}
