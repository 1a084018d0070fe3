// Loads the files of the index: scripts that call debriefSearch(kind, number, data). This works from
// a disk too, where a page may not fetch.
const waiting = new Map();
const arrived = new Map();

globalThis.debriefSearch = (kind, number, data) => {
  const key = kind + number;
  const asked = waiting.get(key);
  if (asked) asked(data);
  else arrived.set(key, data);
};

/** The data of a file that the page names itself. */
export const given = (kind) =>
  new Promise((resolve) => {
    if (arrived.has(`${kind}0`)) resolve(arrived.get(`${kind}0`));
    else waiting.set(`${kind}0`, resolve);
  });

/** A loader of shards in a folder, whose address ends with a slash. */
export const loaderOf = (folder) => (kind, number, hash) =>
  new Promise((resolve, reject) => {
    waiting.set(kind + number, resolve);
    const script = document.createElement("script");
    script.src = `${folder}${kind}${number}.${hash}.js`;
    script.addEventListener("error", () => reject(new Error(`cannot load ${script.src}`)));
    script.addEventListener("load", () => script.remove());
    document.head.append(script);
  });
