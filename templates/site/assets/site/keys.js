// Keys: / to search, ? for what there is, g and a letter to go to a page, j and k along a list. They
// never act while somebody writes or with a modifier, and can be switched off (WCAG 2.1.4).
const stored = "debrief-keys";
const patience = 1500; // milliseconds between g and its letter

const pages = {
  h: "index", i: "incidents", s: "services", f: "factors", a: "actions",
  q: "quality", r: "rules", c: "changes",
};

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

function search(dialog) {
  const field = document.getElementById("q") ?? document.getElementById("find");
  if (field && isShown(field)) {
    field.focus();
    field.select();
  } else {
    location.assign(`${dialog.dataset.root}search.html`);
  }
}

function go(letter, dialog) {
  const page = pages[letter];
  const there = page && document.querySelector(`.top a[href$="${page}.html"]`);
  if (there) location.assign(`${dialog.dataset.root}${page}.html`);
}

export function listen() {
  const dialog = document.getElementById("keys");
  const button = document.getElementById("keys-open");
  if (!dialog || !button) return;
  let on = read();
  let going = 0; // when g was pressed
  const box = dialog.querySelector("input");
  box.checked = on;
  box.addEventListener("change", () => {
    on = box.checked;
    try {
      localStorage.setItem(stored, on ? "on" : "off");
    } catch {
      // Then it lasts as long as the page.
    }
  });
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
  dialog.querySelector("button").addEventListener("click", () => dialog.close());

  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.defaultPrevented || isWriting(event) || dialog.open) return;
    const went = Date.now() - going < patience;
    going = 0;
    if (went && event.key in pages) go(event.key, dialog);
    else if (event.key === "g") going = Date.now();
    else if (event.key === "/") search(dialog);
    else if (event.key === "?") dialog.showModal();
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else return;
    event.preventDefault();
  });
}
