// Pages that let the payloads do what they want: a probe that stays silent on them is blind.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { carriers } from "./repository.mjs";

/** A page that puts a text where it does harm. */
const kFrames = {
  html: (text) => text,
  double: (text) => `<input value="${text}">`,
  single: (text) => `<input value='${text}'>`,
  bare: (text) => `<input value=${text}>`,
  title: (text) => `<title>${text}</title>`,
  textarea: (text) => `<textarea>${text}</textarea>`,
  style: (text) => `<style>${text}</style>`,
  comment: (text) => `<!-- ${text} -->`,
  cdata: (text) => `<svg><desc><![CDATA[${text}]]></desc></svg>`,
  json: (text) => `<script type="application/json">"${text}"</script>`,
  string: (text) => `<script>x = "${text}"</script>`,
  written: (text) => `<script>document.write("${text}")</script>`,
};

/** What must be noticed by other means than a call. */
const kNoises = {
  "policy of the page": "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\"><script>1</script>",
  "question to the reader": "<script>confirm('lamp')</script>",
  "way to elsewhere": "<script>location = 'https://canary.invalid/'</script>",
  "window of its own": "<script>open('about:blank')</script>",
  "frame": "<iframe src=\"about:blank\"></iframe>",
  "error of a script": "<script>lamp.wick()</script>",
  "attribute": "<p onlamp=1>lamp</p>",
  "style": "<p style=\"color:red\">lamp</p>",
  "address that runs": "<a href=\" java\nscript:1\">lamp</a>",
  "address of data": "<img src=\"data:image/png;base64,AA\">",
  "form to elsewhere": "<form action=\"https://canary.invalid/\"></form>",
  "element": "<lamp-wick></lamp-wick>",
  "script in the page": "<script>1</script>",
};

/** Writes the pages; [{ page, name, number, isSeen, leads }]: the call with the number must be told, if
 * there is one, or, of one that `isSeen`, that it stands there. One that leads elsewhere does it late. */
export function writeControls(folder) {
  const pages = [];
  const write = (name, html, number = null, isSeen = false) => {
    const page = `control-${pages.length}.html`;
    writeFileSync(join(folder, page), `<!DOCTYPE html><meta charset="utf-8"><body>${html}`);
    pages.push({ page, name, number, isSeen, leads: /refresh|location|open\(|canary/.test(html) });
  };
  for (const c of carriers) {
    const { payload, number } = c;
    if (!payload.in && !payload.control) continue;
    const frame = payload.in ? kFrames[payload.in] : null;
    const text = payload.control
      ? new c.constructor({ text: payload.control }, number).in("facts")
      : frame(c.in("facts"));
    write(payload.name, text, /PROBE|CANARY|NUMBER/.test(payload.control ?? payload.text) ? number : null, payload.seen);
  }
  for (const [name, html] of Object.entries(kNoises)) write(name, html);
  return pages;
}
