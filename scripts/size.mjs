// The size of the page as a browser downloads it: every html, js, wasm and css file of dist/
// under brotli, in kilobytes of 1,000 bytes, held against the budget: what comes before Today can be
// used, and everything with the second module, which comes afterwards.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** What may come before Today can be used; the bench and a test hold the page against this. */
export const BUDGET_KB = 400;
/** What everything may weigh today: just above what it is, so that nothing is added unseen. */
export const LIMIT_KB = 870;
/** The module that comes afterwards (split-page.mjs). */
const LATER = /^sprintloop-rest-/;
const COUNTED = new Set(['.html', '.js', '.wasm', '.css']);

/** One row per counted file, largest first, and the sums, in bytes: to ready, and in total. */
export function measure(folder = 'dist') {
  const rows = readdirSync(folder, { recursive: true })
    .filter((name) => COUNTED.has(extname(name)))
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
    })
    .sort((one, other) => other.brotli - one.brotli);
  const sum = (some) => some.reduce((bytes, row) => bytes + row.brotli, 0);
  return { rows, ready: sum(rows.filter(({ name }) => !LATER.test(name))), total: sum(rows) };
}

/** Bytes as people read them. */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

/** The line that stands in the output of the tests and of `make size`. */
export function sizeLine({ rows, ready, total }) {
  const parts = rows.map((row) => `${extname(row.name).slice(1)} ${kilobytes(row.brotli)}`).join(', ');
  return `size: ${kilobytes(ready)} brotli to ready, at most ${BUDGET_KB} KB; `
    + `${kilobytes(total)} in total, at most ${LIMIT_KB} KB (${parts})`;
}

/** Whether the page weighs no more than it may. */
export function isWithinLimits({ ready, total }) {
  return ready <= BUDGET_KB * 1000 && total <= LIMIT_KB * 1000;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const size = measure();
  console.log(sizeLine(size));
  if (!isWithinLimits(size)) process.exitCode = 1;
}
