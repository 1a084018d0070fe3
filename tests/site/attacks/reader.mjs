// Opens pages in a browser and tells all that it notices.
import { chromium } from "playwright-core";
import { audit, exercise, install } from "./probe.mjs";

const kPatience = 180_000;
const kTabs = 4;

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // No name leads anywhere; and what nobody looks at is not drawn with care.
    args: [
      "--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
      "--disable-gpu", "--process-per-site",
    ],
  });

/** A tab that tells what happens in it: `heard` fills with words. */
export class Reader {
  static async open(browser, base, options = {}) {
    const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 400, height: 200 }, ...options });
    const tab = await context.newPage();
    return new Reader(context, tab, base, await tab.addInitScript(install));
  }

  constructor(context, tab, base) {
    Object.assign(this, { context, tab, base, heard: [] });
    const hear = (what) => this.heard.push(what);
    tab.setDefaultTimeout(kPatience);
    tab.on("console", (message) => ["error", "warning"].includes(message.type()) && hear(message.text()));
    tab.on("pageerror", (error) => hear(error.message));
    tab.on("dialog", (dialog) => {
      hear(`asks the reader ${dialog.message()}`);
      dialog.dismiss().catch(() => {});
    });
    tab.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(base) && !/^(about:blank|data:|blob:)/.test(url)) hear(`asks for ${url}`);
    });
    context.on("page", (page) => page !== tab && hear(`opens ${page.url()}`));
    tab.on("framenavigated", (frame) => {
      if (frame !== tab.mainFrame()) hear(`frame ${frame.url()}`);
      else if (!frame.url().startsWith(base) && frame.url() !== "about:blank") hear(`leads to ${frame.url()}`);
    });
  }

  /** Opens an address, looks at it and, if asked to, touches everything; returns what was noticed. */
  async visit(address, touches = true) {
    this.heard.length = 0;
    try {
      await this.tab.goto(address, { waitUntil: "load" });
      await this.look(touches);
    } catch (error) {
      this.heard.push(error.message.split("\n")[0]);
    }
    return [...new Set(this.heard)];
  }

  /** A page that leads on to another of the same site; returns what was noticed there. */
  async follow(address) {
    this.heard.length = 0;
    await this.tab.goto(address, { waitUntil: "commit" });
    await this.tab.waitForURL((url) => url.href !== address);
    await this.look(false);
    return [...new Set(this.heard)];
  }

  async look(touches = true) {
    const found = await this.tab.evaluate(
      async ([look, touch]) => {
        const seen = new Function(`return (${look})(document)`)();
        if (touch) await new Function(`return (${touch})()`)();
        return seen;
      },
      [audit.toString(), touches && exercise.toString()],
    );
    this.heard.push(...found);
  }

  close() {
    return this.context.close();
  }
}

/** Visits all addresses in several tabs at once; calls `hear(address, what)` for each noise. What a
 * page does late cannot reach the next one when each has a tab of its own. */
export async function visitAll(browser, base, addresses, { ownTabs = false, touches = () => true, ...options }, hear) {
  const todo = [...addresses];
  const work = async () => {
    let reader = null;
    for (let address = todo.shift(); address; address = todo.shift()) {
      reader ??= await Reader.open(browser, base, options);
      let noises = await reader.visit(address, touches(address));
      // A machine that has much else to do is asked again, in another tab.
      const late = noises.some((what) => /^page\.goto: Timeout|interrupted by another navigation/.test(what));
      if (late) {
        await reader.close();
        reader = await Reader.open(browser, base, options);
        noises = await reader.visit(address, touches(address));
      }
      for (const what of noises) hear(address, what);
      if (!ownTabs) continue;
      await reader.close();
      reader = null;
    }
    await reader?.close();
  };
  await Promise.all(Array.from({ length: kTabs }, work));
}

/** Looks at pages as text, without running anything; calls `hear(name, what)`. */
export async function auditAll(browser, pages, hear) {
  const tab = await browser.newPage();
  for (const [name, text] of pages) {
    const found = await tab.evaluate(
      ([look, html]) => new Function("root", `return (${look})(root)`)(new DOMParser().parseFromString(html, "text/html")),
      [audit.toString(), text],
    );
    for (const what of found) hear(name, what);
  }
  await tab.close();
}
