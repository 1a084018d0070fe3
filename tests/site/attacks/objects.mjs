// Writes git objects as they come, past all that git refuses when it commits: names of people with
// angle brackets, names of files with line breaks.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";

const kTree = "40000";
const kFile = "100644";

export class Objects {
  /** `git`: the folder of a repository, which is there already. */
  constructor(git) {
    this.folder = join(git, "objects");
  }

  put(kind, bytes) {
    const whole = Buffer.concat([Buffer.from(`${kind} ${bytes.length}\0`), bytes]);
    const id = createHash("sha1").update(whole).digest("hex");
    const folder = join(this.folder, id.slice(0, 2));
    const path = join(folder, id.slice(2));
    mkdirSync(folder, { recursive: true });
    if (!existsSync(path)) writeFileSync(path, deflateSync(whole, { level: 1 }));
    return id;
  }

  /** `entries`: from a name to bytes, or to the entries of a folder. */
  tree(entries) {
    const rows = [...entries].map(([name, value]) => {
      const isFolder = value instanceof Map;
      const id = isFolder ? this.tree(value) : this.put("blob", Buffer.from(value));
      const key = Buffer.from(isFolder ? `${name}/` : name);
      const head = Buffer.from(`${isFolder ? kTree : kFile} ${name}\0`);
      return { key, row: Buffer.concat([head, Buffer.from(id, "hex")]) };
    });
    rows.sort((a, b) => Buffer.compare(a.key, b.key));
    return this.put("tree", Buffer.concat(rows.map(({ row }) => row)));
  }

  commit({ tree, parents, author, at, message }) {
    const lines = [`tree ${tree}`, ...parents.map((id) => `parent ${id}`)];
    lines.push(`author ${author} ${at} +0000`, `committer ${author} ${at} +0000`, "", message);
    return this.put("commit", Buffer.from(lines.join("\n")));
  }
}
