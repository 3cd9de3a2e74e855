// Writes into the service worker which files the page consists of, each with its integrity, and a version
// that changes when any of them does. Used by build-page.mjs, after everything else is in place.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORKER = 'service-worker.js';

/** While somebody works on the page, an older worker takes itself away and nothing is kept. */
const GONE = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', () => self.registration.unregister());
`;

/** Writes the worker that takes itself away. */
export function leave(folder) {
  writeFileSync(join(folder, WORKER), GONE);
}

/**
 * Fills the worker of a built page. Gives the version, and the files in the order of their names.
 * A page that was filled before is filled anew.
 */
export function keepOffline(folder) {
  const worker = join(folder, WORKER);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== WORKER && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .sort();
  const sums = files.map((file) => [file, `sha256-${createHash('sha256').update(readFileSync(join(folder, file))).digest('base64')}`]);
  const version = createHash('sha256').update(JSON.stringify(sums)).digest('hex').slice(0, 16);
  const text = readFileSync(worker, 'utf8')
    .replace(/^const VERSION = .*$/m, `const VERSION = '${version}';`)
    .replace(/^const FILES = .*$/m, `const FILES = ${JSON.stringify(Object.fromEntries(sums))};`);
  if (!text.includes(version)) throw new Error(`${worker} has no place for its version`);
  writeFileSync(worker, text);
  return { version, files };
}
