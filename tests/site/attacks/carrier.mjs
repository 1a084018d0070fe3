// One payload, as it stands in each place that a person can write.
const kLongestPath = 180;

/** Names of the places by their number, which a probe tells behind the point: `__probe(12.07)`. */
export const kPlaces = [
  "id", "title", "status", "kind", "severity", "service", "team", "tag", "owner", "facilitator",
  "participant", "role", "informed", "related", "name of a link", "link", "address of a link",
  "detected_by", "trigger", "timezone", "own field", "facts", "impact", "timeline", "time",
  "heading", "story", "second story", "factor", "kind of a factor", "why", "action",
  "owner of an action", "ticket", "cell of an action", "vanished action", "lesson", "amendment",
  "reason of a suppression", "author", "address of an author", "subject", "body of a commit", "path",
  "legacy title", "legacy field", "legacy heading", "legacy timeline", "legacy action",
  "legacy label", "registry", "owner in a registry", "description", "title of the site",
  "kind of a factor in the configuration", "rule", "mailmap", "branch", "person", "legacy story",
];

const filled = (text, number) =>
  text
    .replaceAll("PROBE", `__probe(${number})`)
    .replaceAll("CANARY", `https://canary.invalid/${number}`)
    .replaceAll("NUMBER", number);

export class Carrier {
  constructor(payload, number) {
    this.payload = payload;
    this.number = number;
  }

  in(place) {
    const at = kPlaces.indexOf(place);
    if (at < 0) throw new Error(`no place is called ${place}`);
    const text = filled(this.payload.text, `${this.number}.${String(at).padStart(2, "0")}`);
    return "lamp ".repeat((this.payload.behind ?? 0) / 5) + text;
  }

  /** In one line. */
  line(place) {
    return this.in(place).replace(/[\r\n]+/g, " ");
  }

  cell(place) {
    return this.line(place).replaceAll("|", "\\|");
  }

  /** As a scalar of YAML, which does not put two escapes together to one character. */
  yaml(place) {
    return JSON.stringify(this.in(place)).replace(
      /[\u007f-\u00a0\u2028\u2029\ufeff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  }

  /** As a name of a file, of which no byte but a slash and a null is kept out. */
  fileName(behind) {
    const name = `${this.number}-${this.in("path")}`.replaceAll("/", "∕").replaceAll("\0", "");
    return Buffer.from(name).subarray(0, kLongestPath).toString().replace(/\ufffd$/, "") + behind;
  }
}
