// The state of the page is its address: ?q=…&severity=SEV1&in=facts&sort=date.

/** { q, sort, within, facets } of the query part of an address; facets by these names. */
export function readState(search, facets) {
  const values = new URLSearchParams(search);
  return {
    q: values.get("q") ?? "",
    sort: values.get("sort") === "date" ? "date" : "",
    within: values.get("in") ?? "",
    facets: Object.fromEntries(facets.map((name) => [name, values.getAll(name)])),
  };
}

/** The query part of the address of a state; empty when nothing is asked. */
export function writeState({ q, sort, within, facets }) {
  const values = new URLSearchParams();
  if (q.trim() !== "") values.set("q", q);
  if (within) values.set("in", within);
  for (const [name, chosen] of Object.entries(facets))
    for (const value of chosen) values.append(name, value);
  if (sort) values.set("sort", sort);
  const text = values.toString();
  return text === "" ? "" : `?${text}`;
}

/** The state with a value of a facet chosen, or no longer. */
export function toggled(state, name, value) {
  const chosen = state.facets[name] ?? [];
  const now = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  return { ...state, facets: { ...state.facets, [name]: now } };
}
