#!/usr/bin/env node
// Every npm package of the lock files runs on the Node.js of Debian 12, also where a newer one is installed.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const root = new URL('../../', import.meta.url);
const semver = createRequire(new URL('tests/site/', root))('semver');
const DEBIAN_12 = '18.20.4';

let packages = 0;
let refused = 0;
for (const folder of ['templates/site', 'tests/site']) {
  const lock = JSON.parse(readFileSync(new URL(`${folder}/package-lock.json`, root), 'utf8'));
  for (const [path, { version, engines }] of Object.entries(lock.packages)) {
    packages += 1;
    if (!engines?.node || semver.satisfies(DEBIAN_12, engines.node)) continue;
    refused += 1;
    console.error(`${folder}: ${path.replace(/^.*node_modules\//, '')} ${version} needs Node.js ${engines.node}`);
  }
}
console.log(`${packages} packages, ${refused} of them not for Node.js ${DEBIAN_12}`);
process.exit(refused > 0 || packages < 10 ? 1 : 0);
