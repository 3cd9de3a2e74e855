// Runs before Trunk builds: writes the stylesheets that style/index.css lists, in its order,
// into one file, so that the source is many small files and the page asks for one.
// Usage: node scripts/bundle-style.mjs [OUTPUT]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const list = join(root, 'style', 'index.css');

/** Comments go, and the indentation with them; text in quotes stays as it is. */
function compact(css) {
  return css
    .replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\/\*[\s\S]*?\*\//g, (_, quoted) => quoted ?? '')
    .replace(/^[ \t]+/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

const imports = [...compact(readFileSync(list, 'utf8')).matchAll(/@import\s+"([^"]+)";/g)].map((m) => m[1]);
if (imports.length === 0) throw new Error(`${list} lists no stylesheet`);

const bundle = imports.map((file) => compact(readFileSync(join(root, 'style', file), 'utf8'))).join('\n') + '\n';
const output = resolve(root, process.argv[2] ?? 'target/style/sprintloop.css');
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, bundle);
