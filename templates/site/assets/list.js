// Sorts and filters the table of records that the page holds. Without it the table stands as it is,
// newest first, and the facets beside it are links. The state lives behind the `#` of the address.
(() => {
  const form = document.getElementById("filter");
  const table = document.querySelector("table.inc");
  const shown = document.getElementById("shown");
  if (!form || !table || !shown) return;
  const sort = form.elements.sort;
  const note = shown.textContent;
  const filters = ["year", "severity", "service", "status"].map((name) => form.elements[name]);
  const text = (node) => (node ? node.textContent.trim() : "");

  const rows = [...table.querySelectorAll("tr[data-k]")].map((row) => {
    const [date, severity, title, , status] = row.cells;
    return {
      row,
      home: row.parentNode,
      keys: row.dataset.k.split(" "),
      title: text(title.querySelector("a")),
      words: row.textContent.toLowerCase(),
      year: text(row.parentNode.querySelector(".grp a")),
      severity: text(severity),
      service: [...row.querySelectorAll(".sv")].map(text),
      status: text(status),
    };
  });
  for (const select of filters) {
    const values = new Set(rows.flatMap((each) => each[select.name]));
    const plain = select.name === "severity" || select.name === "service";
    const list = plain ? [...values].sort() : [...values];
    for (const value of list) select.add(new Option(value));
    select.parentNode.hidden = values.size < 2;
  }

  // One body for all rows once their order is not that of the years.
  const flat = table.createTBody();
  const heads = [...table.querySelectorAll("th[data-s]")];
  for (const head of heads) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(head.firstChild);
    head.prepend(button);
    button.addEventListener("click", () => {
      const key = head.dataset.s;
      const now = sort.value || "-0";
      choose(now === key ? "-" + key : now === "-" + key || key !== "0" ? key : "-0");
      update();
    });
  }
  const choose = (order) => {
    const value = order === "-0" ? "" : order;
    if (![...sort.options].some((option) => option.value === value)) {
      const [, down, key] = /^(-?)(.)$/.exec(value) || [];
      const head = heads.find((each) => each.dataset.s === key);
      if (!head) return;
      sort.add(new Option(text(head.firstChild) + (down ? " ↓" : " ↑"), value));
    }
    sort.value = value;
  };

  const order = () => {
    const down = sort.value.startsWith("-");
    const key = sort.value.replace("-", "");
    for (const head of heads) head.removeAttribute("aria-sort");
    const at = heads.find((each) => each.dataset.s === (key || "0"));
    at.setAttribute("aria-sort", down || !key ? "descending" : "ascending");
    if (!key) return rows.forEach((each) => each.home.append(each.row));
    const sorted = rows.slice().sort((a, b) => {
      if (key === "t") return (down ? -1 : 1) * a.title.localeCompare(b.title);
      const [x, y] = [a.keys[key], b.keys[key]];
      if (x === "-" || y === "-") return (x === "-") - (y === "-");
      return down ? y - x : x - y;
    });
    flat.append(...sorted.map((each) => each.row));
  };
  const written = (n) => n.toLocaleString(document.documentElement.lang);
  const update = () => {
    order();
    const words = form.elements.q.value.toLowerCase().split(/\s+/);
    let count = 0;
    for (const each of rows) {
      const fits =
        words.every((word) => each.words.includes(word)) &&
        filters.every((select) => !select.value || [].concat(each[select.name]).includes(select.value));
      each.row.hidden = !fits;
      count += fits;
    }
    for (const body of table.tBodies) body.hidden = !body.querySelector("tr[data-k]:not([hidden])");
    const told = shown.dataset.text.replace("{n}", written(count)).replace("{all}", written(rows.length));
    shown.textContent = note ? `${told} ${note}` : told;
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const hash = `${state}` ? `#${state}` : "";
    if (hash || location.hash.includes("=")) {
      history.replaceState(null, "", hash || location.pathname + location.search);
    }
  };
  const read = () => {
    const state = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    for (const field of [...filters, form.elements.q]) field.value = state.get(field.name) || "";
    for (const select of filters) if (select.selectedIndex < 0) select.value = "";
    choose(state.get("sort") || "-0");
    update();
  };
  form.hidden = false;
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", read);
  read();
})();
