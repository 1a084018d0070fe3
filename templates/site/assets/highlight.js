/*! highlight.js (BSD-3-Clause license), © Ivan Sagalaev and others: https://github.com/highlightjs/highlight.js */
// Colours code whose language the document names; nothing is guessed. Only on pages that have such.
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import http from "highlight.js/lib/languages/http";
import ini from "highlight.js/lib/languages/ini";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import nginx from "highlight.js/lib/languages/nginx";
import python from "highlight.js/lib/languages/python";
import sql from "highlight.js/lib/languages/sql";
import yaml from "highlight.js/lib/languages/yaml";
import log from "./highlight/log.js";

const languages = { bash, diff, go, http, ini, javascript, json, log, nginx, python, sql, yaml };
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);
hljs.registerAliases(["shell", "console", "sh-session"], { languageName: "bash" });

const longest = 50000; // letters; more would make the page wait

for (const code of document.querySelectorAll("pre > code[class*='language-']")) {
  const name = /(?:^|\s)language-(\S+)/.exec(code.className)?.[1].toLowerCase();
  if (hljs.getLanguage(name) && code.textContent.length <= longest) {
    // The library escapes what it is given; its own marks are all that it adds.
    code.innerHTML = hljs.highlight(code.textContent, { language: name, ignoreIllegals: true }).value;
  }
}
