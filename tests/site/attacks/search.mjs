// The pages that act on words: what is asked for by typing, by an address, or behind a `#`.
import { carriers } from "./repository.mjs";
import { Reader } from "./reader.mjs";

const kTyped = 24;

/** Asks for one payload in `every`, on the pages of a site below `base`. */
export async function checkSearch(browser, base, options, every, hear) {
  const reader = await Reader.open(browser, base, options);
  const { tab } = reader;
  const page = `${base}search.html`;
  const look = async (what) => {
    await reader.look();
    for (const noise of new Set(reader.heard)) hear(what, noise);
    reader.heard.length = 0;
  };
  // A title shows what is asked for, its blanks and control characters folded.
  const settled = (text) =>
    tab.waitForFunction((asked) => document.title.startsWith(asked), text.replace(/[\u0000-\u0020\u007f]+/g, " ").trim().slice(0, 60));

  let shown = 0;
  for (const c of carriers.filter(({ number }) => number % every === 0)) {
    const text = c.line("title");
    const word = encodeURIComponent(text.slice(0, 2000));
    await tab.goto(`${page}?q=${word}&in=${word}&sort=${word}&service=${word}&tag=${word}&__proto__=${word}`);
    await settled(text);
    await look(`asked by address for ${c.payload.name}`);
    if (c.number % (3 * every) > 0) continue;
    await tab.goto(`${base}incidents.html#q=${word}&sort=${word}&service=${word}`);
    await look(`narrowed by address to ${c.payload.name}`);
  }
  await tab.goto(page);
  const most = carriers.filter(({ payload }) => payload.in || payload.control);
  for (const c of most.slice(0, kTyped)) {
    await tab.fill("#q", c.line("title").slice(0, 200));
    await tab.press("#q", "Enter");
    await settled(c.line("title").slice(0, 200));
    shown += await tab.locator("#search-hits > li").count();
    await look(`asked by typing for ${c.payload.name}`);
  }
  for (const word of ["script", "onerror", "javascript", "lamp", "__proto__", "constructor", "hasownproperty"]) {
    await tab.goto(`${page}?q=${word}`);
    await settled(word);
    shown += await tab.locator("#search-hits > li").count();
    await look(`asked for ${word}`);
  }
  if (shown === 0) hear("search", "finds nothing");
  await reader.close();
  return shown;
}
