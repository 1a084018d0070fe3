// The index of the site: what the first file says of all records, and shards that are loaded when a
// query needs them. Where shards come from is the business of `load(kind, number, hash)`.
import MiniSearch from "minisearch";
import { Digits, readPosting, readTerms } from "./digits.js";

/** Boosts: a title that has the word is what one looks for. */
const boost = { title: 8, names: 4, facts: 3, stories: 1.5 };
const hashDigits = 8;

const options = (fields) => ({
  fields,
  storeFields: [],
  tokenize: (text) => [text],
  processTerm: (term) => term,
  searchOptions: { boost },
});

/** The order of UTF-8 bytes, which is that of code points. */
function inOrder(a, b) {
  for (let i = 0; i < a.length && i < b.length; ++i) {
    if (a[i] === b[i]) continue;
    const [x, y] = [a.codePointAt(i), b.codePointAt(i)];
    const [xCode, yCode] = [a.charCodeAt(i), b.charCodeAt(i)];
    const surrogate = (code) => code >= 0xd800 && code < 0xe000;
    if (surrogate(xCode) !== surrogate(yCode)) return surrogate(xCode) ? 1 : -1;
    return x - y || xCode - yCode;
  }
  return a.length - b.length;
}

/** Insertions, deletions, changes and exchanges of neighbours, no more than `limit`, else limit + 1. */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older = [];
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; ++i) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; ++j) {
      let cost = before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      cost = Math.min(cost, before[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, older[j - 2] + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [older, before] = [before, row];
  }
  return before[b.length];
}

export class Index {
  constructor(about, load) {
    this.about = about;
    this.count = about.count;
    this.fields = about.fields;
    this.load = load;
    this.shards = new Map();
    this.readLengths();
    this.facets = about.facets.map(([name, values, documents]) => {
      const digits = new Digits(documents);
      const of = Array.from({ length: about.count }, () =>
        Array.from({ length: digits.next() }, () => digits.next()),
      );
      return { name, values: values.map(([value, words]) => ({ value, words })), of };
    });
    this.textShards = []; // of each document
    const sizes = new Digits(about.texts);
    for (let shard = 0; sizes.more; ++shard) {
      const first = this.textShards.length;
      for (let left = sizes.next(); left > 0; --left) this.textShards.push({ shard, first });
    }
  }

  readLengths() {
    const digits = new Digits(this.about.lengths);
    this.lengths = {};
    this.averages = this.fields.map(() => 0);
    for (let document = 0; document < this.count; ++document) {
      this.lengths[document] = this.fields.map((_, field) => {
        const length = digits.next();
        this.averages[field] = (this.averages[field] * document + length) / (document + 1);
        return length;
      });
    }
    this.ids = Object.fromEntries(Array.from({ length: this.count }, (_, i) => [i, i]));
  }

  /** A shard by its number; loaded once. `read` makes of it what is kept. */
  shard(kind, number, hashes, read) {
    const key = kind + number;
    if (!this.shards.has(key)) {
      const hash = hashes.slice(number * hashDigits, (number + 1) * hashDigits);
      this.shards.set(key, this.load(kind, number, hash).then(read));
    }
    return this.shards.get(key);
  }

  termShard(number) {
    return this.shard("t", number, this.about.termFiles, (text) => {
      const words = text.split(" ");
      return {
        terms: readTerms(words.filter((_, i) => i % 2 === 0)),
        postings: words.filter((_, i) => i % 2 === 1),
      };
    });
  }

  /** The postings of a term, and of those that begin with it: [term, posting as text]. */
  async entries(term, prefix) {
    const first = this.about.terms;
    let at = 0;
    for (let end = first.length; at < end; ) {
      const middle = (at + end) >> 1;
      if (inOrder(first[middle], term) <= 0) at = middle + 1;
      else end = middle;
    }
    const most = 8; // shards of one prefix; what is behind them begins with something rarer
    const numbers = [];
    for (let i = Math.max(0, at - 1); i < first.length && numbers.length < most; ++i) {
      if (i >= at && !(prefix && first[i].startsWith(term))) break;
      numbers.push(i);
    }
    const found = [];
    for (const { terms, postings } of await Promise.all(numbers.map((i) => this.termShard(i))))
      terms.forEach((each, i) => {
        if (each === term || (prefix && each.startsWith(term))) found.push([each, postings[i]]);
      });
    return found;
  }

  /** All terms; for tests. */
  async all() {
    const shards = await Promise.all(this.about.terms.map((_, i) => this.termShard(i)));
    return shards.flatMap(({ terms, postings }) => terms.map((term, i) => [term, postings[i]]));
  }

  /** The words that a word was meant to be: the nearest ones, at most a few. */
  async near(word) {
    const words = await this.shard("s", 0, this.about.spelling, (text) => readTerms(text.split(" ")));
    const limit = word.length < 8 ? 1 : 2;
    let best = limit;
    let found = [];
    for (const each of words) {
      const apart = distance(word, each, best);
      if (apart > best) continue;
      if (apart < best) found = [];
      best = apart;
      found.push(each);
    }
    return found.slice(0, 5);
  }

  /** MiniSearch's own serialisation with these terms. */
  serialised(entries) {
    return {
      documentCount: this.count,
      nextId: this.count,
      documentIds: this.ids,
      fieldIds: Object.fromEntries(this.fields.map((field, i) => [field, i])),
      fieldLength: this.lengths,
      averageFieldLength: this.averages,
      storedFields: {},
      dirtCount: 0,
      index: entries.map(([term, posting]) => [term, readPosting(posting)]),
      serializationVersion: 2,
    };
  }

  /** A MiniSearch that knows these terms; documents are numbers. Its scores are those of the whole
   * index, since a score depends on the terms of the query alone. */
  miniSearch(entries) {
    return MiniSearch.loadJS(this.serialised(entries), options(this.fields));
  }

  /** What is shown of a document: { url, title, day, dayText, pieces: [[field, anchor, label, text]] }. */
  async record(document) {
    const { shard, first } = this.textShards[document];
    const records = await this.shard("x", shard, this.about.textFiles, (data) => data);
    const [url, title, day, dayText, pieces] = records[document - first];
    return { document, url, title, day, dayText, pieces };
  }
}

export { options as miniSearchOptions };
