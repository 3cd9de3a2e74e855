// Writes the page's files with their integrity into the service worker, and a version that changes with any
// of them. build-page.mjs uses it after everything else is in place.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORKER = 'service-worker.js';

/** During development, an older worker unregisters itself and nothing is cached. */
const GONE = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', () => self.registration.unregister());
`;

/** Writes the worker that unregisters itself. */
export function leave(folder) {
  writeFileSync(join(folder, WORKER), GONE);
}

/**
 * Fills in the worker of a built page. Returns the version, and the files sorted by name. A page that was
 * filled in before is filled in again.
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
