// Bundles the stylesheets that style/index.css lists, in that order, so that the source is many small files
// and the page loads one. What the first paint needs is inlined in the page; layers keep the cascade the
// same.
// Run as a program before Trunk builds, it writes all of them into one file.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const list = join(root, 'style', 'index.css');
/** The styles that the frame and the notice in index.html need. */
const FIRST = ['layers', 'reset', 'tokens', 'base', 'layout', 'components/notice', 'components/app-header', 'components/app-nav'];

/** Removes comments and indentation; text in quotes stays as it is. */
function compact(css) {
  return css
    .replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\/\*[\s\S]*?\*\//g, (_, quoted) => quoted ?? '')
    .replace(/^[ \t]+/gm, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/** Returns the styles that the first paint needs, and those that may come later. */
export function bundle() {
  const imports = [...compact(readFileSync(list, 'utf8')).matchAll(/@import\s+"\.\/([^"]+)\.css";/g)].map((m) => m[1]);
  if (imports.length === 0) throw new Error(`${list} lists no stylesheet`);
  const missing = FIRST.find((name) => !imports.includes(name));
  if (missing) throw new Error(`${list} does not list ${missing}.css`);
  const text = (names) => `${names.map((name) => compact(readFileSync(join(root, 'style', `${name}.css`), 'utf8'))).join('\n')}\n`;
  return { first: text(FIRST), later: text(imports.filter((name) => !FIRST.includes(name))) };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const output = resolve(root, process.argv[2] ?? 'target/style/sprintloop.css');
  const { first, later } = bundle();
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, first + later);
}
