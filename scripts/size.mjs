// The size of the page as a browser downloads it: every html, js, wasm and css file of dist/
// under brotli, in kilobytes of 1,000 bytes, held against the budgets: what comes before the first screen
// can be used, what a screen's module adds, and everything.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/** What each should weigh at most, in kilobytes; the bench holds the page against these. */
export const BUDGETS_KB = { first: 180, today: 460, module: 70, total: 1150 };
/** What a test lets each weigh: the budget or, where that is not met yet, just above what it is, so that nothing is added unseen. */
const LIMITS_KB = { first: 180, today: 515, module: 70, total: 1645 };
/** Modules over the budget of one, with their own limit. */
const LARGE_KB = { import: 230, retro: 109, backlog: 92 };
/** The modules that come before any screen's. */
const BEFORE = new Set(['workspace', 'write']);
const COUNTED = new Set(['.html', '.js', '.wasm', '.css']);

/** The files of every module, its own first, as the script that loads them says (build-page.mjs). */
function filesOfModules(loader) {
  const files = new Map([...loader.matchAll(/^const (\w+) = sprintloop\.get\("\.\/([^"]+)"/gm)].map(([, file, name]) => [file, name]));
  const pieces = new Map([...loader.matchAll(/^const (\w+) = makeLoad\((\w+)/gm)].map(([, piece, file]) => [piece, files.get(file)]));
  const modules = loader.matchAll(/^export const __wasm_split_load_(\w+) = wrapAsyncCb\(makeLoad\((.*?), \[(.*?)\]\)\)/gm);
  return new Map([...modules].map(([, module, own, others]) => {
    const shared = others.split(', ').map((piece) => pieces.get(piece));
    return [module, [...new Set([files.get(own), ...shared])].filter(Boolean)];
  }));
}

/** What the page weighs, in bytes: every counted file, every module, and the sums. */
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
  // The worker is fetched when everything stands, and every module by need.
  const later = new Set([...files.values()].flat().concat('service-worker.js'));
  const first = names.filter((name) => !later.has(name));
  const today = [...first, ...(files.get('workspace') ?? [])];
  // What writes is fetched before any screen's.
  const before = [...today, ...(files.get('write') ?? [])];
  const screens = [...files].filter(([name]) => !BEFORE.has(name));
  const modules = screens.map(([name, all]) => ({
    name, own: sum(all.filter((file) => file.startsWith(`${name}-`))), added: sum([...before, ...all]) - sum(before),
  }));
  modules.sort((one, other) => other.own - one.own);
  return { weights, modules, files: names.length, first: sum(first), today: sum(today), total: sum(names) };
}

/** Bytes as people read them. */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

/** The figures that have a budget: what, bytes, and its kilobytes at most. */
export function figures({ first, today, total, modules }) {
  return [
    { what: 'bytes to ready, first visit, nothing stored', bytes: first, of: 'first' },
    { what: 'bytes to ready, Today with stored data', bytes: today, of: 'today' },
    ...modules.map(({ name, own }) => ({ what: `module ${name}`, bytes: own, of: 'module', limit: LARGE_KB[name] })),
    { what: 'all modules', bytes: total, of: 'total' },
  ].map(({ what, bytes, of, limit = LIMITS_KB[of] }) => ({ what, bytes, budget: BUDGETS_KB[of], limit }));
}

/** The lines that stand in the output of the tests and of `make size`. */
export function sizeLines(size) {
  const added = new Map(size.modules.map(({ name, added }) => [`module ${name}`, added]));
  return figures(size).map(({ what, bytes, budget }) => {
    const more = added.has(what) ? `; ${kilobytes(added.get(what))} with what it shares` : '';
    return `size: ${what}: ${kilobytes(bytes)} brotli, at most ${budget} KB${more}${bytes > budget * 1000 ? ' OVER' : ''}`;
  }).join('\n');
}

/** Whether the page weighs no more than it may. */
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
