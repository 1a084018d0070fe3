// The keys of a page and their help, and the way through a page by Tab alone.
import { axe } from "./axe.mjs";

const kLetters = { h: "index", i: "incidents", s: "services", f: "factors", a: "actions", q: "quality", r: "rules", c: "changes" };

const focused = (tab) =>
  tab.evaluate(() => {
    const { activeElement: node } = document;
    return node.id || node.getAttribute("href") || node.tagName;
  });

export async function driveKeys({ context, base, pages, expect }) {
  const tab = await context.newPage();
  await tab.goto(`${base}incidents.html`);
  await helpOpens(tab, expect);
  await listIsWalked(tab, expect);
  await tab.keyboard.press("Control+/");
  expect((await focused(tab)) !== "find", "a key with Ctrl acts");
  const there = new Set(pages.map(({ path }) => path));
  for (const [letter, page] of Object.entries(kLetters)) {
    if (!there.has(`${page}.html`)) continue;
    if (!(await tab.locator(`.top a[href$="${page}.html"]`).count())) continue;
    await tab.keyboard.press("g");
    await tab.keyboard.press(letter);
    await tab.waitForURL(base + `${page}.html`);
    expect(true, `g ${letter}`);
  }
  const record = pages.find(({ kind }) => kind === "incidents/record");
  await tab.goto(base + record.path);
  await tab.keyboard.press("g");
  await tab.keyboard.press("i");
  await tab.waitForURL(`${base}incidents.html`);
  await tab.goto(base + record.path);
  await tab.keyboard.press("/");
  expect((await focused(tab)) === "find", "/ does not lead to the search field of a record");
  await tab.keyboard.type("data & <more>");
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/search\.html\?q=data/);
  await tab.waitForSelector("#search:not([hidden])");
  await tab.waitForFunction(() => document.getElementById("q").value !== "");
  expect((await tab.inputValue("#q")) === "data & <more>", "what is typed in a record is not carried over");
}

async function helpOpens(tab, expect) {
  const dialog = tab.locator("#keys");
  const opener = tab.locator("#keys-open");
  expect((await dialog.count()) === 0, "the help is in the page before anybody asks for it");
  await opener.press("Enter");
  expect(await dialog.isVisible(), "the button does not show the keys");
  const rows = await dialog.locator("dt").allTextContents();
  expect(rows.length === 11 && rows[1] === "j k", `the help tells of ${rows}`);
  expect(!(await dialog.textContent()).includes("[["), "the help lacks its words");
  const inside = () => tab.evaluate(() => document.activeElement.closest("#keys") !== null);
  expect(await inside(), "the focus is not in the help");
  for (const colorScheme of ["dark", "light"]) {
    await tab.emulateMedia({ colorScheme });
    for (const finding of await axe(tab, "#keys")) expect(false, `help: ${finding}`);
  }
  await tab.keyboard.press("g");
  await tab.keyboard.press("h");
  expect(tab.url().endsWith("incidents.html"), "keys act below the help");
  await tab.keyboard.press("Escape");
  expect(!(await dialog.isVisible()), "Escape does not close the help");
  expect((await focused(tab)) === "keys-open", "the focus does not come back from the help");
  await tab.keyboard.press("?");
  expect(await dialog.isVisible(), "? does not show the keys");
  expect((await dialog.count()) === 1, "the help is made anew each time");
  await dialog.locator(".btn").press("Enter");
  expect(!(await dialog.isVisible()), "the help's button does not close it");
}

async function listIsWalked(tab, expect) {
  await tab.evaluate(() => document.activeElement.blur());
  const links = await tab.evaluate(() =>
    [...document.querySelectorAll("main tbody th[scope=row] a, main .recs h3 a")]
      .filter((each) => each.getClientRects().length > 0)
      .map((each) => each.getAttribute("href")),
  );
  expect(links.length > 1, "there is no list to walk");
  const walk = [["j", 0], ["j", 1], ["k", 0], ["k", 0], ["j", 1]];
  for (const [key, at] of walk) {
    await tab.keyboard.press(key);
    expect((await focused(tab)) === links[at], `${key} does not lead to entry ${at}`);
  }
}

/** From the top of a page by Tab: first past the frame, then to what can be seen to be focused. */
export async function driveTab({ context, base, pages, expect }) {
  const tab = await context.newPage();
  const record = pages.find(({ kind }) => kind === "incidents/record");
  for (const path of ["index.html", record.path, "incidents.html", "search.html"]) {
    await tab.goto(base + path);
    await tab.keyboard.press("Tab");
    expect((await focused(tab)) === "#main", `${path}: Tab does not begin with the way past the frame`);
    expect(await tab.locator(".skip").evaluate(isSeen), `${path}: the way past the frame is not seen`);
    await tab.keyboard.press("Enter");
    const kSteps = 40;
    let last = null;
    for (let i = 0; i < kSteps; ++i) {
      await tab.keyboard.press("Tab");
      const node = await tab.evaluateHandle(() => document.activeElement);
      const what = await node.evaluate((each) => each.outerHTML.slice(0, 100));
      if (what.startsWith("<body")) break; // past the end
      if (i === 0) expect(await node.evaluate((each) => each.closest("main") !== null), `${path}: the way past the frame leads to ${what}`);
      expect(await node.evaluate((each, before) => each !== before, last), `${path}: Tab stays at ${what}`);
      expect(await node.evaluate(isSeen), `${path}: the focus is not seen at ${what}`);
      last = node;
    }
  }
}

/** Whether an element that has the focus lies in the window and is marked. */
function isSeen(node) {
  const style = getComputedStyle(node);
  const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return [...node.getClientRects()].some(
    ({ left, right, top, bottom, width }) =>
      marked && width > 0 && right > 0 && left < innerWidth && bottom > 0 && top < innerHeight,
  );
}
