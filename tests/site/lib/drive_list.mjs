// The list of records: its filters, its order, and the address that keeps both.

const rows = (tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll("table.inc tr[data-k]")]
      .filter((row) => row.getClientRects().length > 0)
      .map((row) => row.querySelector("th[scope=row] a, th a").textContent.trim()),
  );

export async function driveList({ context, base, expect }) {
  const tab = await context.newPage();
  await tab.goto(`${base}incidents.html`);
  const form = tab.locator("#filter");
  expect(await form.isVisible(), "there are no filters");
  const all = await rows(tab);
  const said = () => tab.locator("#shown").textContent();
  expect(all.length > 2, "there are no records to filter");

  await form.locator("[name=q]").fill(all[1]);
  const found = await rows(tab);
  expect(found.includes(all[1]) && found.length < all.length, "the text filters nothing");
  expect((await said()).includes(String(found.length)), "the count is not said");
  await form.locator("[name=q]").fill("qqqqqqqq");
  expect((await rows(tab)).length === 0, "what nothing fits is found");
  await form.locator("[name=q]").fill("");
  expect((await rows(tab)).join() === all.join(), "an empty filter does not bring all back");

  const values = await form.locator("[name=severity] option").allTextContents();
  const few = [];
  for (const value of values.slice(1)) {
    await form.locator("[name=severity]").selectOption(value);
    few.push(await rows(tab));
  }
  expect(few.flat().sort().join() === all.slice().sort().join(), "the severities do not add up to all");
  const last = few.at(-1);
  expect(/#.*severity=/.test(tab.url()), "a filter is not in the address");
  await tab.reload();
  expect((await rows(tab)).join() === last.join(), "the address does not bring back the filter");
  await form.locator("[name=severity]").selectOption("");
  expect(!/severity=/.test(tab.url()), "a filter that is gone stays in the address");

  await form.locator("[name=sort]").selectOption("t");
  const byTitle = all.slice().sort((a, b) => a.localeCompare(b));
  expect((await rows(tab)).join() === byTitle.join(), "the titles are not in order");
  const head = tab.locator("table.inc th[data-s=t]");
  expect((await head.getAttribute("aria-sort")) === "ascending", "the order is not said");
  await head.locator("button").press("Enter");
  expect((await head.getAttribute("aria-sort")) === "descending", "a head does not turn the order");
  expect((await rows(tab)).join() === byTitle.slice().reverse().join(), "the titles are not in reverse order");
  await tab.reload();
  expect((await rows(tab)).join() === byTitle.slice().reverse().join(), "the address does not bring back the order");
  await form.locator("[name=sort]").selectOption("");
  expect((await rows(tab)).join() === all.join(), "the order of the days does not come back");
}
