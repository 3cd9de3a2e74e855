// The last step of a release build: optimizes each module, adds the hash of its content to the name of every
// file, and writes the page into dist/. The input is the modules and scripts as `build/` has split them.
// Usage: node scripts/build-page.mjs PARTS [FOLDER] [--quick]     quick: no module is optimized once more
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle } from './bundle-style.mjs';
import { keepOffline } from './keep-offline.mjs';
import { seal } from './seal-page.mjs';

const WASM_OPT = resolve(import.meta.dirname ?? '.', '../node_modules/.bin/wasm-opt');
/** The features rustc lets the modules use; a module that names none would be treated as plain. */
const FEATURES = ['bulk-memory', 'multivalue', 'mutable-globals', 'nontrapping-float-to-int', 'reference-types', 'sign-ext']
  .map((feature) => `--enable-${feature}`);
/** The first module, as wasm-bindgen writes it. */
const FIRST = 'sprintloop_bg.wasm';
const AT_ONCE = 2;
/** Files served unchanged under their own names. */
const AS_IT_IS = ['manifest.webmanifest', 'icon.svg', 'icon-192.png', 'icon-512.png', 'service-worker.js'];

const hashOf = (...contents) => contents.reduce((hash, one) => hash.update(one), createHash('sha256')).digest('hex').slice(0, 16);
export const integrityOf = (content) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** Takes names off a module, and optimizes it as `level` says; returns its bytes. */
async function small(from, to, level) {
  const args = [from, '-o', to, ...level, ...FEATURES, '--strip-debug', '--strip-producers'];
  await new Promise((done, failed) => {
    const run = spawn(WASM_OPT, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    run.once('error', failed);
    run.once('close', (code) => (code === 0 ? done() : failed(new Error(`wasm-opt failed on ${from}`))));
  });
  return readFileSync(to);
}

/** Returns the bytes of every module by name, made small a few at a time, largest first. */
async function smallModules(parts, work, level) {
  const size = (name) => readFileSync(join(parts, name)).length;
  const open = readdirSync(parts).filter((name) => name.endsWith('.wasm')).sort((one, other) => size(other) - size(one));
  const modules = new Map();
  const worker = async () => {
    for (let name = open.shift(); name; name = open.shift()) modules.set(name, await small(join(parts, name), join(work, name), level));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return modules;
}

/** Removes comments and indentation, except inside quotes. */
const compact = (script) => script.replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, '').replace(/^[ \t]*\/\/.*\n/gm, '').replace(/^[ \t]+/gm, '');

/** Does what `replace` does, but fails if there is nothing to replace. */
function swap(text, pattern, by) {
  if (!text.match(pattern)) throw new Error(`The generated script has no ${pattern}: has a tool's version changed?`);
  return text.replace(pattern, by);
}

/**
 * Returns the two scripts that wasm-bindgen and the splitter wrote, under hashed names, with modules fetched
 * under theirs. The browser refuses a file if a single byte differs.
 */
function scripts(parts, written) {
  const read = (name) => compact(readFileSync(join(parts, name), 'utf8'));
  const fileOf = JSON.parse(read('files.json'));
  const fetcher = /\(\) => \{\s*const src = fetch\(new URL\("\.\/(\w+)\.wasm", import\.meta\.url\)\);[\s\S]*?instantiateStreaming\(src, imports\)\);\s*\}\n/g;
  // public/start.js fetches, with the integrity of each; a file has many pieces.
  const got = [...written].filter(([file]) => file !== FIRST).map(([file, { name, integrity }]) =>
    `const ${file.replace('.wasm', '')}_file = sprintloop.get("./${name}", "${integrity}");\n`);
  const loader = got.join('') + swap(read('__wasm_split.js'), fetcher, (_, piece) => `${fileOf[piece]}_file`);
  const glue = read('sprintloop.js');
  // Each names the other, so both share one hash.
  const hash = hashOf(loader, glue);
  const names = { glue: `sprintloop-${hash}.js`, loader: `modules-${hash}.js` };
  return [
    { name: names.glue, content: swap(glue, /(from\s*["'])\.\/__wasm_split\.js/g, `$1./${names.loader}`) },
    { name: names.loader, content: swap(loader, /(from\s*["'])\.\/sprintloop\.js/g, `$1./${names.glue}`) },
  ];
}

async function build(parts, folder, level) {
  const work = join(parts, 'small');
  mkdirSync(work, { recursive: true });
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  /** Writes a file of the page; returns its name and integrity. */
  const write = (name, content) => {
    writeFileSync(join(fresh, name), content);
    return { name, integrity: integrityOf(content) };
  };

  const written = new Map();
  for (const [file, bytes] of await smallModules(parts, work, level)) {
    const name = file.replace(/(_bg)?\.wasm$/, '');
    written.set(file, write(`${name}-${hashOf(bytes)}.wasm`, bytes));
  }
  const code = scripts(parts, written).map(({ name, content }) => write(name, content));
  const { first, later } = bundle();
  const style = write(`style-${hashOf(later)}.css`, later);
  for (const name of AS_IT_IS) cpSync(join('public', name), join(fresh, name));

  const at = ({ name, integrity }) => ({ name: `./${name}`, integrity });
  const page = {
    script: `./${code[0].name}`, first: at(written.get(FIRST)), workspace: at(written.get('workspace.wasm')), style: at(style),
  };
  const head = [
    `<style>${first}</style>`,
    `<script type="importmap">${JSON.stringify({ integrity: Object.fromEntries(code.map(({ name, integrity }) => [`./${name}`, integrity])) })}</script>`,
    ...code.map(({ name, integrity }) => `<link rel="modulepreload" href="./${name}" integrity="${integrity}">`),
  ].join('\n');
  const start = `<script type="module">\nconst PAGE = ${JSON.stringify(page)};\n${compact(readFileSync('public/start.js', 'utf8'))}</script>`;
  const html = readFileSync('index.html', 'utf8')
    .replace(/^<link data-trunk.*\n/gm, '')
    .replace('</head>', () => `${head}\n</head>`)
    .replace('</body>', () => `${start}\n</body>`);
  write('index.html', seal(html));
  keepOffline(fresh);
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}

const { values: { quick }, positionals: [parts, folder = 'dist'] } = parseArgs({
  allowPositionals: true, options: { quick: { type: 'boolean', default: false } },
});
await build(parts, folder, quick ? [] : ['-O2']);
