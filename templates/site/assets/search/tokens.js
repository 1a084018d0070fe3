// What a text is found by. The index is written by tools/debrief/site/search/tokens.cpp by the same
// rules; tests/site/tokens.json holds both to them.
//
// A chunk is letters and digits with joiners between them: `us-east-1`, `10.0.0.7`, `a/b.c:80`. It is
// found whole and by its parts. Trailing `+` and `#` belong to the whole: `C++`. Letters are folded
// to lower case without diacritics. Chinese, Japanese and Korean is found by pairs of characters.

const longest = 64; // code points of a term
const joiners = ".-_:/@'+#&\\,";

/** Characters that are folded: [first, last]. Outside of them a character stays as it is. */
const folded = [
  [0xc0, 0x24f], [0x370, 0x3ff], [0x400, 0x52f], [0x1e00, 0x1fff], [0xfb00, 0xfb06], [0xff01, 0xff5e],
];
const special = {
  "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d",
  "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ı": "i", "ħ": "h", "Ħ": "h",
  "ς": "σ", "ϲ": "σ", "Ϲ": "σ",
};
/** Characters that nothing is found by and that end no word: marks, joiners, soft hyphens. */
const ignored = [
  [0xad, 0xad], [0x300, 0x36f], [0x61c, 0x61c], [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x2069],
  [0xfe00, 0xfe0f], [0xfeff, 0xfeff],
];
/** Characters beyond ASCII that stand between words. */
const separators = [
  [0x80, 0xbf], [0xd7, 0xd7], [0xf7, 0xf7], [0x2000, 0x206f], [0x2190, 0x2bff], [0x2e00, 0x2e7f],
  [0x3000, 0x3004], [0x3008, 0x3020], [0x3030, 0x3030], [0x30fb, 0x30fb], [0xfe10, 0xfe6f],
  [0xff5f, 0xff65], [0xfffd, 0xfffd], [0x1f000, 0x1faff],
];
/** Scripts that are written without spaces between words. */
const paired = [
  [0x3005, 0x3007], [0x3040, 0x30ff], [0x3400, 0x9fff], [0xac00, 0xd7af], [0xf900, 0xfaff],
  [0xff66, 0xff9f], [0x20000, 0x3ffff],
];
const same = {
  "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u2018": "'", "\u2019": "'",
};

const within = (ranges, code) => ranges.some(([first, last]) => code >= first && code <= last);

/** A character as it is looked for: none, one or a few characters. */
export function fold(char) {
  const code = char.codePointAt(0);
  if (code < 0x80) return code >= 65 && code <= 90 ? char.toLowerCase() : char;
  if (special[char]) return special[char];
  if (same[char]) return same[char];
  if (within(ignored, code)) return "";
  if (!within(folded, code)) return char;
  const bare = char.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return [...bare.toLowerCase()].map((each) => special[each] ?? each).join("");
}

const word = 0, pair = 1, joiner = 2, separator = 3, nothing = 4;

function classOf(text) {
  if (text === "") return nothing;
  const code = text.codePointAt(0);
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return word;
  if (code < 0x80) return joiners.includes(text[0]) ? joiner : separator;
  if (within(separators, code)) return separator;
  return within(paired, code) ? pair : word;
}

const known = new Map();
function lookAt(char) {
  let found = known.get(char);
  if (!found) {
    const text = fold(char);
    found = [text, classOf(text)];
    known.set(char, found);
  }
  return found;
}

const cut = (term) => (term.length > longest ? [...term].slice(0, longest).join("") : term);
const isDigit = (char) => char >= "0" && char <= "9";

/** Whether these joiners hold together what stands on both sides. */
function joins(run, before, after) {
  if (run === ",") return isDigit(before) && isDigit(after);
  return run.length === 1 || run === "::" || run === "://";
}

/**
 * The chunks of a text in order, each with its terms: `{ terms: [{ term, start, end }], whole, pairs }`.
 * The first term is the whole; the others are its parts. `pairs`: it is written without spaces.
 */
export function chunks(text) {
  const found = [];
  let parts = []; // [folded, start, end]
  let whole = "";
  let run = ""; // joiners behind the last part
  let runEnd = 0;
  let pairs = []; // [char, start, end]

  const endPairs = () => {
    if (pairs.length === 0) return;
    const terms = [];
    if (pairs.length === 1) terms.push({ term: pairs[0][0], start: pairs[0][1], end: pairs[0][2] });
    for (let i = 0; i + 1 < pairs.length; ++i)
      terms.push({ term: pairs[i][0] + pairs[i + 1][0], start: pairs[i][1], end: pairs[i + 1][2] });
    found.push({ terms, pairs: true });
    pairs = [];
  };
  const endWords = () => {
    if (parts.length > 0) {
      const start = parts[0][1];
      let end = parts[parts.length - 1][2];
      const tail = run === "+" || run === "++" || run === "#";
      if (tail) (whole += run), (end = runEnd);
      const terms = [];
      if (parts.length > 1 || tail) {
        terms.push({ term: cut(whole), start, end });
        if (parts.length > 1 && /^v[0-9]+\./.test(whole)) terms.push({ term: cut(whole.slice(1)), start, end });
      }
      for (const [part, from, to] of parts) terms.push({ term: cut(part), start: from, end: to });
      found.push({ terms, pairs: false });
    }
    parts = [];
    whole = run = "";
  };

  let at = 0;
  for (const char of text) {
    const start = at;
    at += char.length;
    const [bare, kind] = lookAt(char);
    if (kind === nothing) continue;
    if (kind === word) {
      endPairs();
      if (run !== "" && !joins(run, whole[whole.length - 1], bare[0])) endWords();
      if (parts.length === 0 || run !== "") parts.push(["", start, at]);
      const part = parts[parts.length - 1];
      part[0] += bare;
      part[2] = at;
      whole += run + bare;
      run = "";
    } else if (kind === joiner && parts.length > 0 && run.length < 3) {
      run += bare;
      runEnd = at;
    } else {
      endWords();
      if (kind === pair) pairs.push([bare, start, at]);
      else endPairs();
    }
  }
  endPairs();
  endWords();
  return found;
}

/** All terms of a text, in order: `{ term, start, end }`, offsets in UTF-16 units. */
export const tokens = (text) => chunks(text).flatMap(({ terms }) => terms);

/** A text folded, with one space for each run of white space: what a phrase is looked for in. */
export function plain(text) {
  let out = "";
  for (const char of text) out += lookAt(char)[0];
  return out.replace(/\s+/g, " ").trim();
}
