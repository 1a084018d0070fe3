// Prints the table by which the build folds letters, as the search page's script folds them.
//
//   node fold.mjs > tools/debrief/site/search/fold_table.inc
import { fold } from "../../templates/site/assets/search/tokens.js";

const rows = [];
for (let code = 0x80; code < 0x10000; ++code) {
  if (code >= 0xd800 && code < 0xe000) continue;
  const char = String.fromCodePoint(code);
  const to = fold(char);
  if (to !== char) rows.push(`{0x${code.toString(16)}, ${JSON.stringify(to)}}`);
}
console.log("// Written by tests/site/fold.mjs from templates/site/assets/search/tokens.js.");
for (let i = 0; i < rows.length; i += 6) console.log(`${rows.slice(i, i + 6).join(", ")},`);
