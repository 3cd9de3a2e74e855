// The size of the page as a browser downloads it: every html, js, wasm and css file of dist/ under brotli, in
// kilobytes of 1,000 bytes, compared with the budgets: what is needed before the first screen can be used,
// what a screen's module adds, and everything.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** The budgets in kilobytes; the bench compares the page with these. */
export const BUDGETS_KB = { first: 180, today: 460, module: 70, total: 1150 };
/**
 * The limits of the test: the budget or, if it is not met yet, a hundredth above the current size, so that growth is noticed.
 * A change of a few lines moves the sizes by up to a two-hundredth, since the compiler then deals the code out differently.
 */
const LIMITS_KB = { first: 180, today: 691.5, module: 70, total: 2199.5 };
/** Modules over the budget of a module, with their own limits. */
const LARGE_KB = { import: 120, retro: 185.5, space: 133, backlog: 83.5 };
/** The modules loaded before any screen's. */
const BEFORE = new Set(['workspace', 'write']);
const COUNTED = new Set(['.html', '.js', '.wasm', '.css']);

/** Returns the files of every module, its own first, as listed in the script that loads them (build-page.mjs). */
function filesOfModules(loader) {
  const files = new Map([...loader.matchAll(/^const (\w+) = sprintloop\.get\("\.\/([^"]+)"/gm)].map(([, file, name]) => [file, name]));
  const pieces = new Map([...loader.matchAll(/^const (\w+) = makeLoad\((\w+)/gm)].map(([, piece, file]) => [piece, files.get(file)]));
  const modules = loader.matchAll(/^export const __wasm_split_load_(\w+) = wrapAsyncCb\(makeLoad\((.*?), \[(.*?)\]\)\)/gm);
  return new Map([...modules].map(([, module, own, others]) => {
    const shared = others.split(', ').map((piece) => pieces.get(piece));
    return [module, [...new Set([files.get(own), ...shared])].filter(Boolean)];
  }));
}

/** Returns the size of the page in bytes: every counted file, every module, and the totals. */
export function measure(folder = 'dist') {
  const weigh = (name) => {
    const bytes = readFileSync(join(folder, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return brotliCompressSync(bytes, { params }).length;
  };
  const names = readdirSync(folder, { recursive: true }).filter((name) => COUNTED.has(extname(name)));
  const weights = new Map(names.map((name) => [name, weigh(name)]));
  const sum = (some) => [...new Set(some)].reduce((bytes, name) => bytes + weights.get(name), 0);
  const loader = names.find((name) => /^modules-.*\.js$/.test(name));
  const files = loader ? filesOfModules(readFileSync(join(folder, loader), 'utf8')) : new Map();
  // The worker is fetched when everything is loaded, and every module on demand.
  const later = new Set([...files.values()].flat().concat('service-worker.js'));
  const first = names.filter((name) => !later.has(name));
  const today = [...first, ...(files.get('workspace') ?? [])];
  // The module `write` is fetched before any screen's.
  const before = [...today, ...(files.get('write') ?? [])];
  const screens = [...files].filter(([name]) => !BEFORE.has(name));
  const modules = screens.map(([name, all]) => ({
    name, own: sum(all.filter((file) => file.startsWith(`${name}-`))), added: sum([...before, ...all]) - sum(before),
  }));
  modules.sort((one, other) => other.own - one.own);
  return { weights, modules, files: names.length, first: sum(first), today: sum(today), total: sum(names) };
}

/** Formats bytes for people. */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

/** Returns the figures with a budget: what, its bytes, and its limit in kilobytes. */
export function figures({ first, today, total, modules }) {
  return [
    { what: 'bytes to ready, first visit, nothing stored', bytes: first, of: 'first' },
    { what: 'bytes to ready, Today with stored data', bytes: today, of: 'today' },
    ...modules.map(({ name, own }) => ({ what: `module ${name}`, bytes: own, of: 'module', limit: LARGE_KB[name] })),
    { what: 'all modules', bytes: total, of: 'total' },
  ].map(({ what, bytes, of, limit = LIMITS_KB[of] }) => ({ what, bytes, budget: BUDGETS_KB[of], limit }));
}

/** Returns the lines printed by the tests and by `make size`. */
export function sizeLines(size) {
  const added = new Map(size.modules.map(({ name, added }) => [`module ${name}`, added]));
  return figures(size).map(({ what, bytes, budget }) => {
    const more = added.has(what) ? `; ${kilobytes(added.get(what))} with what it shares` : '';
    return `size: ${what}: ${kilobytes(bytes)} brotli, at most ${budget} KB${more}${bytes > budget * 1000 ? ' OVER' : ''}`;
  }).join('\n');
}

/** Returns whether the page is within its limits. */
export function isWithinLimits(size) {
  return figures(size).every(({ bytes, limit }) => bytes <= limit * 1000);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const size = measure();
  if (process.argv.includes('--files')) {
    for (const [name, bytes] of [...size.weights].sort((one, other) => other[1] - one[1])) console.log(`${kilobytes(bytes).padStart(10)}  ${name}`);
  }
  console.log(sizeLines(size));
  if (!isWithinLimits(size)) process.exitCode = 1;
}
