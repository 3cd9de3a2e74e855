// Parts the WebAssembly of a release build into two modules, so that Today opens with the first alone:
// `…_bg.wasm` keeps what Today needs and all data; `…-rest-….wasm` has the other functions, on the same
// memory and tables. Which function goes where, scripts/parts.mjs says. A wrong guess costs size or
// time and never correctness: the first module has every function of the rest as a stand-in, which gets
// the rest (src/state/rest.rs) if it is not there, and then calls the true one through the table.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ofTheRest } from './parts.mjs';

const TOOLS = resolve(import.meta.dirname ?? '.', '../node_modules/.bin');
/** What rustc lets the module use; a module without names of features would be taken for a plain one. */
const FEATURES = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext']
  .map((feature) => `--enable-${feature}`);
/** What a library exports for streams, which this page has none of. */
const UNUSED = /^ \(export "(?:__wbg_)?intounderlying/;
/** The export of the first module that gets the rest. */
const NEED_REST = 'needRest';

const run = (tool, ...args) => execFileSync(join(TOOLS, tool), args, { stdio: ['ignore', 'inherit', 'inherit'] });
const hash = (kind, bytes, form) => createHash(kind).update(bytes).digest(form);

/** A module in the text format, as wasm-dis writes it: functions by name, everything else as lines. */
export function readModule(text) {
  const functions = new Map();
  const imports = new Map();
  const others = [];
  const titles = new Map();
  // Rust's names have blanks and brackets in them: numbers stand for them here.
  const numbered = (line) => line.replace(/\$"((?:[^"\\]|\\.)*)"/g, (_, title) => {
    if (!titles.has(title)) titles.set(title, `$n${titles.size}`);
    return titles.get(title);
  });
  let open = null;
  for (const written of text.split('\n')) {
    const line = written.startsWith(' (data') ? written : numbered(written);
    if (open) {
      open.lines.push(line);
      if (line === ' )') open = null;
      continue;
    }
    const [, name] = line.match(/^ \(func (\S+)/) ?? [];
    const [, imported] = line.match(/^ \(import \S+ \S+ \(func (\S+?)[\s)]/) ?? [];
    if (name) {
      open = { name, lines: [line] };
      functions.set(name, open);
    } else if (line.startsWith(' (') && !UNUSED.test(line)) {
      others.push(line);
      if (imported) imports.set(imported, line);
    }
  }
  const titleOf = new Map([...titles].map(([title, name]) => [name, title]));
  for (const of of functions.values()) {
    of.title = titleOf.get(of.name) ?? of.name;
    const [head] = of.lines;
    of.params = [...head.matchAll(/\(param \S+ (\w+)\)/g)].map(([, type]) => type);
    of.result = head.match(/\(result ([^)]+)\)/)?.[1] ?? '';
    of.calls = new Set([...of.lines.join('\n').matchAll(/\((?:call|return_call|ref\.func) (\$[^\s)]+)/g)].map(([, name]) => name));
  }
  const table = others.find((line) => line.startsWith(' (elem '));
  const [, first, slots] = table.match(/\(i32\.const (\d+)\) func (.*)\)$/);
  return { functions, imports, others, slots: new Map(slots.split(' ').map((name, at) => [Number(first) + at, name])) };
}

const exportOf = (line) => line.match(/^ \(export "([^"]*)" \((\w+) (\S+)\)\)/)?.slice(1) ?? [];
const signature = ({ params, result }) =>
  params.map((type) => ` (param ${type})`).join('') + (result ? ` (result ${result})` : '');

/** What both modules are written from: who stays, who goes, and what they need of each other. */
function plan(module) {
  const { functions, others, slots } = module;
  const exports = others.map(exportOf);
  const exported = new Set(exports.flatMap(([, kind, name]) => (kind === 'func' ? [name] : [])));
  const needRest = exports.find(([as]) => as === NEED_REST)?.[2];
  if (!needRest) throw new Error(`The page exports no ${NEED_REST}: src/state/rest.rs is gone`);
  if (![...functions.values()].some(({ title }) => /sprintloop\[\w+\]::/.test(title))) {
    throw new Error('The functions do not tell where they stand: build with `make build`, which asks for such names');
  }
  const rest = ofTheRest({ functions, exported, slots });
  const kept = [...functions.values()].filter(({ name }) => !rest.has(name));
  const moved = [...functions.values()].filter(({ name }) => rest.has(name));

  // Whatever the first module may call needs a place in the table; many have one.
  const slotOf = new Map([...slots].map(([at, name]) => [name, at]));
  let size = Math.max(...slots.keys()) + 1;
  for (const { calls } of kept) {
    for (const name of calls) if (rest.has(name) && !slotOf.has(name)) slotOf.set(name, size++);
  }

  // What the rest takes from the first: functions under short names, the often called ones shortest.
  const used = new Map();
  for (const { calls } of moved) {
    for (const name of calls) if (!rest.has(name)) used.set(name, (used.get(name) ?? 0) + 1);
  }
  const shared = [...used].sort((one, other) => other[1] - one[1]).map(([name], at) => ({ name, as: at.toString(36) }));

  const of = (kind) => others.filter((line) => line.startsWith(` (${kind} `));
  const tables = of('table').map((line) => line.replace(/ \d+ \d+ funcref\)/, ` ${size} ${size} funcref)`));
  const functionTable = tables.find((line) => line.includes('funcref')).match(/\$\S+/)[0];
  const mutable = of('global').filter((line) => line.includes('(mut '));
  return { ...module, exports, needRest, rest, kept, moved, slotOf, shared, of, tables, functionTable, mutable };
}

/** What stays, and stand-ins for what goes. */
function firstModule({ of, others, tables, functionTable, mutable, shared, needRest, kept, moved, slotOf }) {
  const standIn = ({ name, params, result, lines: [head] }) => [
    head,
    '  (call $need)',
    `  (call_indirect ${functionTable}${signature({ params, result })}`,
    ...params.map((_, at) => `   (local.get ${at})`),
    `   (i32.const ${slotOf.get(name)}))`,
    ' )',
  ];
  return [
    '(module',
    ...of('type'),
    ...of('import'),
    ...tables,
    ...others.filter((line) => !/^ \((type|import|table) /.test(line)),
    ' (global $standing (mut i32) (i32.const 0))',
    ' (export "standing" (global $standing))',
    ` (export "functions" (table ${functionTable}))`,
    ...mutable.map((line, at) => ` (export "global${at}" (global ${line.match(/\$\S+/)[0]}))`),
    ...shared.map(({ name, as }) => ` (export "${as}" (func ${name}))`),
    ' (func $need',
    `  (if (i32.eqz (global.get $standing)) (then (call ${needRest}))))`,
    ...kept.flatMap(({ lines }) => lines),
    ...moved.filter(({ name }) => slotOf.has(name)).flatMap(standIn),
    ')',
  ].join('\n');
}

/** What goes, on memory, tables and stack of the first. It fills its places in the table, and says so. */
function secondModule({ of, exports, functions, imports, tables, functionTable, mutable, shared, moved, rest, slots, slotOf }) {
  const nameOf = (kind, name) => exports.find(([, of, inside]) => of === kind && inside === name)?.[0];
  const taken = ({ name, as }) => {
    const own = functions.get(name);
    const form = own ? signature(own) : imports.get(name).match(/\(func \S+?((?: \(.*\))?)\)\)$/)[1];
    return ` (import "first" "${as}" (func ${name}${form}))`;
  };
  const places = new Map([...slots].filter(([, name]) => rest.has(name)));
  for (const { name } of moved) if (slotOf.has(name)) places.set(slotOf.get(name), name);
  const runs = [];
  for (const [at, name] of [...places].sort(([one], [other]) => one - other)) {
    const last = runs.at(-1);
    if (last && last.at + last.names.length === at) last.names.push(name);
    else runs.push({ at, names: [name] });
  }
  return [
    '(module',
    ...of('type'),
    ...shared.map(taken),
    ...of('memory').map((line) => line.replace(/^ \(memory (\S+) (.*)\)$/, (_, name, size) =>
      ` (import "first" "${nameOf('memory', name)}" (memory ${name} ${size}))`)),
    ...tables.map((line) => line.replace(/^ \(table (\S+) (.*)\)$/, (_, name, size) =>
      ` (import "first" "${name === functionTable ? 'functions' : nameOf('table', name)}" (table ${name} ${size}))`)),
    ...mutable.map((line, at) => line.replace(/^ \(global (\S+) (\(mut \w+\)).*$/, ` (import "first" "global${at}" (global $1 $2))`)),
    ' (import "first" "standing" (global $standing (mut i32)))',
    ...of('global').filter((line) => !mutable.includes(line)),
    ...runs.map(({ at, names }) => ` (elem (table ${functionTable}) (i32.const ${at}) func ${names.join(' ')})`),
    ' (start $stand)',
    ' (func $stand (global.set $standing (i32.const 1)))',
    ...moved.flatMap(({ lines }) => lines),
    ')',
  ].join('\n');
}

/** The text of both modules. */
export function split(text) {
  const parts = plan(readModule(text));
  return { first: firstModule(parts), second: secondModule(parts) };
}

/** Parts the module of a built page; its index.html then names both. */
export function splitPage(folder) {
  const whole = readdirSync(folder).find((name) => name.endsWith('_bg.wasm'));
  const work = mkdtempSync(join(tmpdir(), 'split-'));
  try {
    const at = (name) => join(work, name);
    run('wasm-dis', join(folder, whole), '-o', at('whole.wat'));
    const { first, second } = split(readFileSync(at('whole.wat'), 'latin1'));
    const made = Object.entries({ first, second }).map(([name, text]) => {
      writeFileSync(at(`${name}.wat`), text, 'latin1');
      run('wasm-opt', at(`${name}.wat`), '-o', at(`${name}.wasm`), '-Oz', ...FEATURES, '--strip-debug', '--strip-producers');
      return readFileSync(at(`${name}.wasm`));
    });
    const [firstName, restName] = made.map((bytes, at) =>
      `sprintloop-${at === 0 ? '' : 'rest-'}${hash('sha256', bytes, 'hex').slice(0, 16)}_bg.wasm`);
    rmSync(join(folder, whole));
    writeFileSync(join(folder, firstName), made[0]);
    writeFileSync(join(folder, restName), made[1]);
    const page = join(folder, 'index.html');
    const html = readFileSync(page, 'utf8');
    const [link] = html.match(new RegExp(`<link rel="preload"[^>]*${whole}[^>]*>`)) ?? [];
    if (!link) throw new Error(`${page} does not name ${whole}`);
    const named = link.replace(whole, firstName).replace(/integrity="[^"]*"/, `integrity="sha384-${hash('sha384', made[0], 'base64')}"`);
    const later = `<link rel="rest" href="./${restName}" integrity="sha256-${hash('sha256', made[1], 'base64')}">`;
    writeFileSync(page, html.replace(link, `${named}${later}`));
    return { first: firstName, rest: restName };
  } finally {
    rmSync(work, { recursive: true });
  }
}
