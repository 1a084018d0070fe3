// Previews a repository with `debrief serve` and changes its files, as an editor and git would.
//
//   node serve.mjs DEBRIEF REPOSITORY
//
// REPOSITORY is the example's, and is changed. Everything is waited for, nothing is timed.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { axe } from "./lib/axe.mjs";
import { launch } from "./lib/browser.mjs";
import { listenTo } from "./lib/program.mjs";

const [, , debrief, repository] = process.argv;
const kPatience = 60_000;

function check(holds, what) {
  if (!holds) throw new Error(what);
  console.log(`ok: ${what}`);
}

// A browser that goes on for itself, and leaves its number and what it was asked to open.
const tools = mkdtempSync(join(tmpdir(), "debrief-serve-"));
const opened = join(tools, "opened");
writeFileSync(
  join(tools, "xdg-open"),
  `#!/bin/sh\necho "$$ $1" > "${opened}.part" && mv "${opened}.part" "${opened}"\nexec sleep 600\n`,
  { mode: 0o755 },
);

/** The server, what it has printed, and a way to wait for its words. */
async function start() {
  const child = spawn(debrief, ["-C", repository, "serve", "--port", "0", "--open"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PATH: `${tools}:${process.env.PATH}` },
  });
  process.on("exit", () => child.kill("SIGKILL"));
  const server = Object.assign(listenTo(child, kPatience), { exit: once(child, "exit") });
  const [, address, port] = await server.says(/Serving (http:\/\/localhost:(\d+)\/)/);
  await server.says(/Built \d+ incidents/);
  return Object.assign(server, { address, port: Number(port) });
}

const documents = readdirSync(join(repository, "postmortems"), { recursive: true })
  .map((name) => join("postmortems", String(name)))
  .filter((name) => name.endsWith(".md") && /\d{4}-\d\d-\d\d/.test(name))
  .sort();
const [first, second] = documents;
const slug = (path) => path.replace(/^.*\//, "").replace(/\.md$/, "");
const read = (path) => readFileSync(join(repository, path), "utf8");
const write = (path, text) => writeFileSync(join(repository, path), text);
/** As editors do: a new file in place of the old one. */
const replace = (path, text) => {
  write(`${path}.new`, text);
  renameSync(join(repository, `${path}.new`), join(repository, path));
};
const withWords = (text, words) => text.replace(/^## Impact\n/m, `## Impact\n\n${words}\n`);

const server = await start();
const browser = await launch();
const problems = [];
try {
  const context = await browser.newContext();
  const open = async (path) => {
    const page = await context.newPage();
    page.on("pageerror", (error) => problems.push(`${path}: ${error.message}`));
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) problems.push(`${path}: ${message.text()}`);
    });
    await page.goto(new URL(path, server.address).href);
    return page;
  };
  const shows = (page, text) => page.getByText(text).first().waitFor({ timeout: kPatience });
  const hides = (page, selector) =>
    page.waitForFunction((each) => !document.querySelector(each), selector, { timeout: kPatience });

  for (let waited = 0; !existsSync(opened) && waited < kPatience; waited += 50) await pause(50);
  const [browserId, address] = readFileSync(opened, "utf8").trim().split(" ");
  check(address === server.address, "the address is opened in a browser");

  const page = await open(`incidents/${slug(first)}.html`);
  const other = await open(`incidents/${slug(second)}.html`);
  check((await page.locator(".debrief-preview").isVisible()) === false, "a fresh page has no panel");

  const original = read(first);
  const edited = withWords(original, "The first words were written.");
  check(edited !== original, "the example has a section to write in");
  write(first, edited);
  await shows(page, "The first words were written.");
  await shows(page, "1 record is not committed yet");
  check(true, "what is written is shown, and that it is not committed");
  await server.says(new RegExp(`Rebuilt: ${first}`));

  await shows(other, "1 record is not committed yet");
  await other.evaluate(() => (window.stays = true));
  replace(first, withWords(original, "The second words came by renaming."));
  await shows(page, "The second words came by renaming.");
  check(await other.evaluate(() => window.stays), "a page that a change leaves alone is not reloaded");

  const config = read(".debrief.yaml");
  write(".debrief.yaml", `${config}\ncolour: blue\n`);
  const alert = page.getByRole("alert");
  await alert.waitFor({ timeout: kPatience });
  const told = await alert.innerText();
  check(/\.debrief\.yaml:\d+:\d+/.test(told) && /colour/.test(told), "what stops a build is shown with its place");
  check(await page.getByText("The second words").first().isVisible(), "the page stays");
  await server.says(/error: \.debrief\.yaml:\d+:\d+/);
  problems.push(...(await axe(page, ".debrief-preview")));
  write(".debrief.yaml", config);
  await hides(page, ".debrief-error");
  check(true, "it goes when it is settled");

  const born = "postmortems/2022-05-01-a-new-one.md";
  const awaited = await open(`incidents/${slug(born)}.html`);
  write(born, read(second).replace(/^id: .*$/m, `id: ${slug(born)}`).replace(/^title: .*$/m, "title: A record that was awaited"));
  await shows(awaited, "A record that was awaited");
  check(true, "a page that was missing comes when its record does");
  rmSync(join(repository, born));
  await server.says(/no longer there postmortems\/2022-05-01-a-new-one\.md/);

  const git = (...words) =>
    execFileSync("git", ["-C", repository, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...words]);
  git("commit", "--quiet", "--all", "--message", "Tell more");
  await server.says(/Rebuilt: now at [0-9a-f]{7}/);
  // The page that was loaded anew, once it has heard the server: only then it knows what to say at the end.
  const settled = () =>
    document.querySelector(".debrief-preview")?.hasAttribute("aria-label") &&
    !document.querySelector(".debrief-uncommitted");
  await page.waitForFunction(settled, undefined, { timeout: kPatience });
  check(true, "a commit is noticed");

  server.child.kill("SIGINT");
  const [code] = await server.exit;
  check(code === 0, "Ctrl-C ends it with 0");
  await shows(page, "The preview has ended");
  const refused = await new Promise((resolve) => {
    const socket = connect(server.port, "127.0.0.1", () => resolve(false));
    socket.on("error", () => resolve(true));
  });
  check(refused, "the port is free");
  process.kill(Number(browserId));
  check(true, "the browser that was opened goes on");
  const status = git("status", "--porcelain", "--ignored").toString();
  check(status === "", `nothing is left behind ${status}`);
} catch (error) {
  problems.push(`${error.message}\nThe server said:\n${server.said}`);
} finally {
  await browser.close();
  server.child.kill("SIGKILL");
  rmSync(tools, { recursive: true });
}
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
