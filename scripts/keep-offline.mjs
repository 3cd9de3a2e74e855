// Writes into the service worker which files the page consists of, and a version that changes when any
// of them does. Used by seal-page.mjs, after everything else is in place.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORKER = 'service-worker.js';

/** While somebody works on the page, an older worker takes itself away and nothing is kept. */
const GONE = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', () => self.registration.unregister());
`;

/**
 * Fills the worker of a built page. Gives the version, and the files in the order of their names.
 * A page that was filled before is filled anew.
 */
export function keepOffline(folder, { watched = false } = {}) {
  const worker = join(folder, WORKER);
  if (watched) {
    writeFileSync(worker, GONE);
    return { version: null, files: [] };
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== WORKER && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(join(folder, file))).update('\0');
  const version = hash.digest('hex').slice(0, 16);
  const text = readFileSync(worker, 'utf8')
    .replace(/^const VERSION = .*$/m, `const VERSION = '${version}';`)
    .replace(/^const FILES = .*$/m, `const FILES = ${JSON.stringify(files)};`);
  if (!text.includes(version)) throw new Error(`${worker} has no place for its version`);
  writeFileSync(worker, text);
  return { version, files };
}
