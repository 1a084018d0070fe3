// Serves a folder to the tests as any host of static files does: below a path of its own, so that a
// site that takes itself for the root of its host is found out.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";

const kBelow = "/below/some/path/";
const kTypes = {
  ".css": "text/css",
  ".csv": "text/csv",
  ".html": "text/html; charset=utf-8",
  ".ics": "text/calendar",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

/** Serves on a free port of this machine. `base` is the address of the folder, with a slash. */
export async function serve(folder, below = kBelow) {
  const top = resolve(folder);
  const fileOf = (url) => {
    const { pathname } = new URL(url, "http://host");
    if (!pathname.startsWith(below)) return null;
    const path = join(top, normalize(decodeURIComponent(pathname.slice(below.length)) || "index.html"));
    return path.startsWith(top + sep) && existsSync(path) && statSync(path).isFile() ? path : null;
  };
  const server = createServer((request, response) => {
    const file = fileOf(request.url);
    const sent = file ?? join(top, "404.html");
    response.writeHead(file ? 200 : 404, { "content-type": kTypes[extname(sent)] ?? "application/octet-stream" });
    response.end(request.method === "HEAD" ? undefined : readFileSync(sent));
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { base: `http://127.0.0.1:${server.address().port}${below}`, close: () => server.close() };
}
