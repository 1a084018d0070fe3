// The preview of a hostile repository: its pages, its words about what went wrong, and addresses
// that hold payloads themselves.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listenTo } from "../lib/program.mjs";
import { carriers } from "./repository.mjs";
import { Reader, visitAll } from "./reader.mjs";

const kPatience = 180_000;

async function start(debrief, repository) {
  const child = spawn(debrief, ["-C", repository, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  process.on("exit", () => child.kill("SIGKILL"));
  const server = listenTo(child, kPatience);
  const [, address] = await server.says(/Serving (http:\/\/localhost:\d+\/)/);
  return Object.assign(server, { address });
}

/** What a preview that cannot find a page, and one that cannot read the configuration, is made of. */
export async function checkServe(browser, debrief, repository, records, hear) {
  const place = join(repository, ".debrief.yaml");
  const whole = readFileSync(place, "utf8");
  const broken = (c) => `version: 1\n${c.yaml("registry")}: 1\n`;
  const markup = carriers.filter(({ payload }) => payload.in && !/[\n\0]/.test(payload.text));
  writeFileSync(place, broken(markup[0]));
  const server = await start(debrief, repository);
  const quiet = (address, what) => {
    // A page that is not there is told in the console, and that is all.
    if (!/Failed to load resource: the server responded with a status of (404|503)/.test(what)) hear(address, what);
  };
  try {
    await server.says(/error: \.debrief\.yaml/);
    const reader = await Reader.open(browser, server.address);
    for (const what of await reader.visit(server.address)) quiet("the page that waits", what);
    const waits = await reader.tab.innerText("main");
    if (!waits.includes(markup[0].in("registry"))) hear("the page that waits", `does not tell what is wrong: ${waits}`);
    writeFileSync(place, whole);
    await server.says(/(Built|Rebuilt)/);

    await reader.visit(`${server.address}index.html`);
    for (const c of markup.slice(1, 12)) {
      reader.heard.length = 0;
      writeFileSync(place, broken(c));
      const panel = reader.tab.locator(".debrief-error", { hasText: c.in("registry").slice(0, 20) });
      await panel.waitFor({ timeout: kPatience });
      await reader.look();
      for (const what of reader.heard) quiet(`the panel with ${c.payload.name}`, what);
    }
    writeFileSync(place, whole);
    await reader.close();

    const asked = carriers.map((c) => {
      const text = c.in("path").slice(0, 1000);
      const forms = [encodeURIComponent(text), `incidents/${encodeURIComponent(text)}.html`, encodeURI(text).replace(/[?#].*/s, "")];
      return forms[c.number % forms.length];
    });
    const addresses = [...asked, ...records].map((path) => server.address + path.replace(/^\/+/, ""));
    await visitAll(browser, server.address, addresses, {}, quiet);
  } finally {
    writeFileSync(place, whole);
    server.child.kill("SIGKILL");
  }
}
