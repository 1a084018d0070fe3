// Chromium, and tabs that tell on a page: what it writes to the console, what the content security
// policy forbids, what it asks for in vain, and what it asks for elsewhere.
import { chromium } from "playwright-core";

export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

export const launch = () => chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** A context whose pages say in the console what the policy forbids; reports come by `watch`. */
export async function contextOf(browser, options = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", colorScheme: "light", ...options });
  await context.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  );
  return context;
}

/** Reports what goes wrong in a tab whose pages lie below `base`. */
export function watch(tab, base, report) {
  tab.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) report(message.text());
  });
  tab.on("pageerror", (error) => report(error.message));
  // What a page that is left had not loaded yet is no failure.
  tab.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") report(`cannot load ${request.url()}`);
  });
  tab.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:"))
      report(`asks for ${request.url()}`);
  });
  tab.on("response", (response) => {
    if (response.status() >= 400) report(`${response.status()} for ${response.url()}`);
  });
}

/** Runs all jobs, as many at a time as there are workers; the first that throws ends it. */
export async function inParallel(jobs, workers) {
  const queue = jobs.values();
  const work = async () => {
    for (const job of queue) await job();
  };
  await Promise.all(Array.from({ length: workers }, work));
}
