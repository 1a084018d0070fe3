// The search page: what is typed and chosen becomes the address, and the address becomes results.
import { find } from "./find.js";
import { Index } from "./index.js";
import { element } from "../site/element.js";
import { PageWords, facetElement, hitElement } from "./parts.js";
import { given, loaderOf } from "./shards.js";
import { readState, toggled, writeState } from "./state.js";

const step = 10; // results at a time
const mostValues = 12; // of a facet
const pause = 120; // milliseconds without a keystroke

const byId = (id) => document.getElementById(id);

class View {
  constructor(form) {
    this.form = form;
    this.input = byId("q");
    this.words = new PageWords(form.dataset.words);
    this.turn = 0; // of the search that is shown; one that is overtaken shows nothing
    form.hidden = byId("search-help").hidden = byId("search-narrow").hidden = false;
    byId("search-without").hidden = true;
    this.ready = given("about").then((about) => {
      this.index = new Index(about, loaderOf(form.dataset.folder));
      this.names = about.facets.map(([name]) => name);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({ ...this.state, q: this.input.value }, "push");
    });
    let timer;
    this.input.addEventListener("input", (event) => {
      clearTimeout(timer);
      if (event.isComposing) return;
      timer = setTimeout(() => this.go({ ...this.state, q: this.input.value }, "replace"), pause);
    });
    addEventListener("popstate", () => this.open());
    document.addEventListener("click", (event) => this.follow(event));
  }

  /** Shows what the address says. */
  async open() {
    await this.ready;
    this.state = readState(location.search, this.names);
    this.input.value = this.state.q;
    await this.show();
  }

  go(state, how) {
    this.state = state;
    const address = location.pathname + writeState(state);
    try {
      if (how === "push") history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch {
      // A viewer that forbids it still finds; only the address stays.
    }
    return this.show();
  }

  /** A link within the page changes its state without loading it again. */
  follow(event) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.("a[href^='?']");
    if (!link || !this.state) return;
    event.preventDefault();
    const facet = link.closest("[data-name]")?.dataset.name;
    const place = link.textContent;
    this.go(readState(link.getAttribute("href"), this.names), "push").then(() => {
      if (!facet || document.activeElement !== document.body) return;
      const list = document.querySelector(`[data-name="${facet}"]`);
      const same = [...(list?.querySelectorAll("a") ?? [])].find((a) => a.textContent === place);
      (same ?? this.input).focus();
    });
  }

  async show() {
    const turn = ++this.turn;
    const { words, state } = this;
    try {
      const result = await find(this.index, state);
      if (turn !== this.turn) return;
      await this.present(result, turn);
    } catch {
      byId("search-state").replaceChildren(words.say("failed"));
    }
  }

  async present(result, turn) {
    const { words, state } = this;
    const list = byId("search-hits");
    const items = await this.items(result, 0);
    if (turn !== this.turn) return;
    this.narrow(result);
    byId("search-plain").hidden = !result.empty;
    byId("search-results").hidden = result.empty;
    document.title = state.q.trim() ? `${state.q.trim()} – ${this.form.dataset.title}` : this.form.dataset.title;
    list.replaceChildren(...(result.empty ? [] : items));
    byId("search-state").replaceChildren(...(result.empty ? [] : this.stateOf(result)));
    byId("search-sort").replaceChildren(...(result.empty || !state.q.trim() || result.hits.length < 2 ? [] : this.sorts()));
    this.end(result, items.length);
  }

  items(result, from) {
    const context = (document) => ({
      words: this.words,
      fields: this.index.fields,
      within: this.state.within,
      values: (name) => {
        const facet = this.index.facets.find((each) => each.name === name);
        return facet ? facet.of[document].map((value) => facet.values[value]) : [];
      },
    });
    const shown = result.empty ? [] : result.hits.slice(from, from + step);
    return Promise.all(
      shown.map(async (hit) => hitElement(await this.index.record(hit.id), hit, context(hit.id))),
    );
  }

  stateOf({ hits, byDate, slips, missing, some, unchecked }) {
    const { words } = this;
    const parts = [];
    const say = (text) => parts.push(element("span", { class: "slip" }, text));
    if (hits.length > 0) {
      parts.push(element("b", {}, words.count("found", hits.length)));
      parts.push(`, ${words.say(byDate ? "newest_first" : "best_first")}. `);
    } else {
      parts.push(element("b", {}, words.say("none")), " ");
    }
    for (const { word, near } of slips)
      say(`${words.say("near", { word, near: near.map((each) => words.say("quoted", { word: each })).join(", ") })} `);
    if (missing.length > 0)
      say(`${words.say("missing", { words: missing.map((word) => words.say("quoted", { word })).join(", ") })} `);
    else if (some && hits.length > 0) say(`${words.say("some")} `);
    if (unchecked > 0) say(words.say("unchecked", { n: unchecked }));
    return parts;
  }

  sorts() {
    const { words, state } = this;
    const link = (sort, word) =>
      element("a", {
        href: writeState({ ...state, sort }) || "?",
        "aria-current": state.sort === sort ? "true" : "",
      }, word);
    return [
      `${words.say("sorted_by")} `, link("", words.say("relevance")),
      `${words.say("or_by")} `, link("date", words.say("date")),
    ];
  }

  narrow({ facets, within }) {
    const { words, state } = this;
    const grid = byId("search-narrow").querySelector(".grid");
    const lists = [];
    const add = (name, made) => {
      made.dataset.name = name;
      lists.push(made);
    };
    const fields = this.index.fields.filter((field) => within[field] || state.within === field);
    if (fields.length > 0 && state.q.trim()) {
      const values = fields.map((field) => ({
        value: field,
        words: words.say(`field.${field}`),
        count: within[field] ?? 0,
        chosen: state.within === field,
      }));
      const href = (value) => writeState({ ...state, within: state.within === value ? "" : value }) || "?";
      add("in", facetElement(words.say("facet.in"), values, href));
    }
    for (const { name, values } of facets) {
      const shown = values.filter(({ count, chosen }) => count > 0 || chosen);
      if (name !== "severity" && name !== "status" && name !== "year")
        shown.sort((a, b) => b.chosen - a.chosen || b.count - a.count);
      const href = (value) => writeState(toggled(state, name, value)) || "?";
      if (shown.length > 0)
        add(name, facetElement(words.say(`facet.${name}`), shown.slice(0, mostValues), href, name));
    }
    grid.replaceChildren(...lists);
  }

  /** What stands below the results: more of them, a way out, or the lists. */
  end(result, count) {
    const { words, state } = this;
    const end = byId("search-end");
    const parts = [];
    let shown = count;
    if (result.hits.length > shown) {
      const button = element("button", { class: "btn", type: "button" }, words.say("more"));
      button.addEventListener("click", async () => {
        const turn = this.turn;
        const items = await this.items(result, shown);
        if (turn !== this.turn) return;
        byId("search-hits").append(...items);
        shown += items.length;
        items[0]?.querySelector("h3 a").focus();
        button.hidden = shown >= result.hits.length;
      });
      parts.push(button);
    }
    const filtered = state.within || Object.values(state.facets).some((chosen) => chosen.length > 0);
    if (filtered) {
      const href = writeState({ ...state, within: "", facets: {} }) || "?";
      parts.push(element("a", { href }, words.say("clear")));
    }
    end.replaceChildren(...parts);
    byId("search-lists").hidden = result.empty || result.hits.length > 0;
  }
}

/** Takes over the form of the page. */
export function start() {
  const form = byId("search");
  if (form) new View(form).open();
}
