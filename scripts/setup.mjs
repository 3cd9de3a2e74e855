// Puts what is missing in place, inside this folder, and leaves alone what is there already.
// Usage: node scripts/setup.mjs page     what building and serving the page needs
//        node scripts/setup.mjs tests    that, and the browser the tests run in
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromeDriver, findChromium } from './chromium.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const tools = join(root, '.tools');
const TRUNK = '0.21.14';

function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

function run(command, ...args) {
  console.log(`> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  return !error && status === 0;
}

function output(command, ...args) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : '';
}

function requireBasics() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) stop(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  if (!output('rustc', '--version')) stop('Rust is missing: install rustup from https://rustup.rs and run this again.');
  if (!output('cc', '--version')) {
    stop('A C linker is missing: install gcc or clang (on Debian: apt-get install build-essential).');
  }
}

function wasmTarget() {
  const target = 'wasm32-unknown-unknown';
  const libraries = output('rustc', '--print', 'target-libdir', '--target', target);
  if (libraries && existsSync(libraries)) return;
  if (!run('rustup', 'target', 'add', target)) stop(`Rust's target ${target} is missing and rustup could not add it.`);
}

/** Installs a command of exactly one version under .tools, unless that version is there. */
function cargoTool(name, crate, version, flags) {
  const command = join(tools, 'bin', name);
  if (existsSync(command) && output(command, '--version').split(/\s+/).includes(version)) return;
  console.log(`${crate} ${version} is built once for this folder; that takes a few minutes.`);
  if (!run('cargo', 'install', ...flags, '--root', tools, '--force', `${crate}@${version}`)) {
    stop(`${crate} ${version} could not be installed.`);
  }
}

/** The command-line half of wasm-bindgen must be exactly the version the page is linked with. */
function lockedVersion(crate) {
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8');
  const [, version] = lock.match(new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`)) ?? [];
  const stated = readFileSync(join(root, 'Trunk.toml'), 'utf8').match(/wasm_bindgen = "([^"]+)"/)?.[1];
  if (version !== stated) stop(`Trunk.toml says ${crate} ${stated}, Cargo.lock says ${version}: make them equal.`);
  return version;
}

function nodeModules() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  if (existsSync(installed)) {
    const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
    const missing = Object.entries(wanted).filter(
      ([path, { version, optional }]) => path !== '' && !optional && present[path]?.version !== version,
    );
    if (missing.length === 0) return;
  }
  if (!run('npm', 'ci', '--no-audit', '--no-fund')) stop('The npm packages could not be installed.');
}

function fetchCrates() {
  // Trunk works offline, so that a version mismatch is an error and not a download.
  const stamp = join(root, 'target', '.fetched');
  const lock = join(root, 'Cargo.lock');
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(lock).mtimeMs) return;
  if (!run('cargo', 'fetch', '--locked')) stop('The crates could not be fetched.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
}

function browser() {
  if (findChromium() && findChromeDriver()) return;
  if (output('apt-get', '--version')) {
    const sudo = process.getuid() === 0 ? [] : ['sudo', '-n'];
    const apt = (...args) => run(...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args);
    if (apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'chromium-driver')) {
      if (findChromium() && findChromeDriver()) return;
    }
  }
  stop(
    'The tests need Chromium and ChromeDriver of one version. Install both (on Debian: ' +
      'apt-get install chromium chromium-driver) or name them in the variables CHROMIUM and CHROMEDRIVER.',
  );
}

const wants = process.argv[2] ?? 'page';
requireBasics();
wasmTarget();
cargoTool('trunk', 'trunk', TRUNK, ['--locked']);
cargoTool('wasm-bindgen', 'wasm-bindgen-cli', lockedVersion('wasm-bindgen'), []);
nodeModules();
fetchCrates();
if (wants === 'tests') browser();
