// The button that chooses light or dark: by mouse and by key, kept from page to page, and the same
// colours as those of a system that is light or dark.

const chosen = (tab) => tab.evaluate(() => document.documentElement.dataset.theme ?? "auto");

/** The values of all colours that the style sheets name, and of the page. */
const colours = (tab) =>
  tab.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const names = ["bg", "sunk", "line", "edge", "ink", "ink2", "ink3", "acc", "acc-mid", "acc-soft", "late", "late-soft", "s1", "s2", "s3", "s4"];
    const values = names.map((name) => `${name} ${style.getPropertyValue(`--${name}`)}`);
    return [...values, style.colorScheme, getComputedStyle(document.body).backgroundColor].join("\n");
  });

export async function driveTheme({ context, base, pages, expect }) {
  const tab = await context.newPage();
  await tab.goto(`${base}index.html`);
  const own = await tab.evaluate(() => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  const other = own === "light" ? "dark" : "light";
  const ofSystem = {};
  for (const colorScheme of [other, own]) {
    await tab.emulateMedia({ colorScheme });
    ofSystem[colorScheme] = await colours(tab);
  }
  expect(ofSystem.light !== ofSystem.dark, "light and dark are the same");

  const button = tab.locator("#theme");
  const seen = [await chosen(tab)];
  const words = [await button.textContent()];
  for (let i = 0; i < 3; ++i) {
    if (i === 1) await button.click();
    else await button.press("Enter");
    seen.push(await chosen(tab));
    words.push(await button.textContent());
    const now = seen.at(-1) === "auto" ? own : seen.at(-1);
    expect((await colours(tab)) === ofSystem[now], `${seen.at(-1)} has not the colours of a system that is ${now}`);
  }
  expect(seen.join() === "auto,light,dark,auto", `the button goes through ${seen}`);
  expect(new Set(words).size === 3 && words[0] === words[3], `the button says ${words}`);

  const steps = ["auto", "light", "dark"].indexOf(other);
  for (let i = 0; i < steps; ++i) await button.click();
  await tab.reload();
  expect((await chosen(tab)) === other, "the choice is not kept when a page is loaded again");
  const record = pages.find(({ kind }) => kind === "incidents/record");
  for (const path of [record.path, "search.html", "about.html"]) {
    const next = await context.newPage();
    await next.goto(base + path);
    expect((await chosen(next)) === other, `the choice is not kept on ${path}`);
    expect((await colours(next)) === ofSystem[other], `${path} has other colours`);
    await next.close();
  }
  for (let i = steps; i < 3; ++i) await button.click();
  await tab.reload();
  expect((await chosen(tab)) === "auto", "the way back to the system's choice is not kept");
}

export async function driveThemeWithoutStorage({ context, base, expect }) {
  await context.addInitScript(() =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("storage is switched off", "SecurityError");
      },
    }),
  );
  const tab = await context.newPage();
  await tab.goto(`${base}index.html`);
  await tab.locator("#theme").click();
  expect((await chosen(tab)) === "light", "the button does nothing");
  await tab.keyboard.press("?");
  await tab.locator("#keys input").uncheck();
  await tab.keyboard.press("Escape");
  await tab.keyboard.press("?");
  expect(!(await tab.locator("#keys").isVisible()), "keys that are switched off act");
}
