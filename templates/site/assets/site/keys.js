// Keys: / to search, ? for what there is, g and a letter to go to a page, j and k along a list. They
// never act while somebody writes or with a modifier, and can be switched off (WCAG 2.1.4). What
// tells of them is made here, since without scripts there is nothing to tell.
import { element } from "./element.js";

const stored = "debrief-keys";
const patience = 1500; // milliseconds between g and its letter

const pages = {
  h: "index", i: "incidents", s: "services", f: "factors", a: "actions",
  q: "quality", r: "rules", c: "changes",
};

const help = [
  ["/", "[[keyboard.search]]"],
  ["j k", "[[keyboard.list]]"],
  ["g h", "[[keyboard.start]]"],
  ["g i", "[[nav.incidents]]"],
  ["g s", "[[nav.services]]"],
  ["g f", "[[nav.factors]]"],
  ["g a", "[[nav.actions]]"],
  ["g q", "[[nav.quality]]"],
  ["g r", "[[nav.rules]]"],
  ["g c", "[[nav.changes]]"],
  ["?", "[[keyboard.help]]"],
];

/** The top of the site: the script lies one folder below it. */
const { href: root } = new URL("..", document.currentScript.src);

const read = () => {
  try {
    return localStorage.getItem(stored) !== "off";
  } catch {
    return true; // storage may be switched off
  }
};

const isWriting = ({ target }) =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

const isShown = (node) => node.getClientRects().length > 0;

/** The links of the lists on the page, in order. */
const entries = () =>
  [...document.querySelectorAll("main .recs h3 a, main tbody th[scope=row] a, main .plain > li > a")]
    .filter(isShown);

function move(by) {
  const links = entries();
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by;
  const link = links[Math.max(0, Math.min(links.length - 1, next))];
  link.focus();
  link.scrollIntoView({ block: "nearest" });
}

function search() {
  const field = document.getElementById("q") ?? document.getElementById("find");
  if (field && isShown(field)) {
    field.focus();
    field.select();
  } else {
    location.assign(`${root}search.html`);
  }
}

function go(letter) {
  const page = pages[letter];
  const there = page && document.querySelector(`.top a[href$="${page}.html"]`);
  if (there) location.assign(`${root}${page}.html`);
}

/** `<kbd>g</kbd> <kbd>i</kbd>` and where they lead. */
function helpRow([keys, word]) {
  const marks = keys.split(" ").flatMap((key, at) => [at > 0 ? " " : "", element("kbd", {}, key)]);
  return [element("dt", {}, ...marks), element("dd", {}, word)];
}

/** The help, at the end of the page; `box` is the one that switches the keys on and off. */
function dialogWith(box) {
  const close = element("button", { class: "btn", type: "button" }, "[[keyboard.close]]");
  const dialog = element(
    "dialog",
    { id: "keys", "aria-labelledby": "keys-title" },
    element("h2", { id: "keys-title" }, "[[keyboard.title]]"),
    element("dl", {}, ...help.flatMap(helpRow)),
    element("p", {}, element("label", {}, box, " [[keyboard.use]]")),
    close,
  );
  close.addEventListener("click", () => dialog.close());
  document.body.append(dialog);
  return dialog;
}

/** The button in the footer, before what made the site. */
function addOpener(open) {
  const list = document.querySelector(".foot ul");
  if (!list) return;
  const button = element("button", { class: "linkish", id: "keys-open", type: "button" }, "[[keyboard.title]]");
  button.addEventListener("click", open);
  list.insertBefore(element("li", {}, button), list.lastElementChild);
}

export function listen() {
  let on = read();
  let going = 0; // when g was pressed
  let dialog;
  const box = element("input", { type: "checkbox" });
  box.checked = on;
  box.addEventListener("change", () => {
    on = box.checked;
    try {
      localStorage.setItem(stored, on ? "on" : "off");
    } catch {
      // Then it lasts as long as the page.
    }
  });
  const open = () => {
    dialog ??= dialogWith(box);
    dialog.showModal();
  };
  addOpener(open);

  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.defaultPrevented || isWriting(event) || dialog?.open) return;
    const went = Date.now() - going < patience;
    going = 0;
    if (went && event.key in pages) go(event.key);
    else if (event.key === "g") going = Date.now();
    else if (event.key === "/") search();
    else if (event.key === "?") open();
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else return;
    event.preventDefault();
  });
}
