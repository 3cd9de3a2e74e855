// Installs what is missing inside this folder, and leaves what is already there.
// Usage: node scripts/setup.mjs page     what building and serving the page needs
//        node scripts/setup.mjs dev      that, and Trunk, which rebuilds whenever a file is saved
//        node scripts/setup.mjs tests    that of page, the browser the tests run in, and its test runner
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromeDriver, findChromium, findHeadless } from './chromium.mjs';
import { hasEngines } from './engines.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const tools = join(root, '.tools');
const TRUNK = '0.21.14';

function stop(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

function run(command, ...args) {
  return runWith(process.env, command, ...args);
}

function runWith(env, command, ...args) {
  console.log(`> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit' });
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

/** Returns whether a command is installed in exactly this version. */
function has(command, version) {
  return output(command, '--version').split(/\s+/).includes(version);
}

/**
 * Installs exactly one version of a command into .tools, unless it is already there or on the PATH: prebuilt
 * if cargo-binstall can fetch it, else built here.
 */
function cargoTool(name, crate, version, { flags = [], minutes }) {
  if (has(name, version)) return;
  if (output('cargo', 'binstall', '-V')) {
    console.log(`${crate} ${version} is fetched.`);
    if (run('cargo', 'binstall', '--no-confirm', '--root', tools, `${crate}@${version}`) && has(name, version)) return;
  }
  console.log(`${crate} ${version} is built once for this folder; that takes some ${minutes} minutes on two cores.`);
  // Link-time optimization would take most of the time.
  const env = { ...process.env, CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_OPT_LEVEL: '1', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16' };
  if (!runWith(env, 'cargo', 'install', ...flags, '--root', tools, '--force', `${crate}@${version}`)) {
    stop(`${crate} ${version} could not be installed.`);
  }
}

/** Returns the version of a crate that the page is linked with; its tools must match it exactly. */
function lockedVersion(crate) {
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8');
  const of = (name) => lock.match(new RegExp(`name = "${name}"\\nversion = "([^"]+)"`))?.[1];
  const stated = readFileSync(join(root, 'Trunk.toml'), 'utf8').match(/wasm_bindgen = "([^"]+)"/)?.[1];
  const [version, ...others] = [of(crate), of(`${crate}-cli-support`), stated];
  if (others.some((other) => other !== version)) {
    stop(`Cargo.lock says ${crate} ${version} and ${crate}-cli-support ${others[0]}, Trunk.toml says ${stated}: make them equal.`);
  }
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
  console.log('The npm packages are fetched; half a minute.');
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

/** Installs Debian packages if possible; returns whether it succeeded. */
function install(...packages) {
  if (!output('apt-get', '--version')) return false;
  const sudo = process.getuid() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => run(...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args);
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
}

function browsers() {
  // Where the module of nginx lies is the same on every Debian.
  const hasNginx = () => existsSync('/usr/sbin/nginx') && existsSync('/usr/lib/nginx/modules/ngx_http_dav_ext_module.so');
  const hasWebDav = () => Boolean(output('rclone', 'version') && output('apache2', '-v') && hasNginx());
  const hasChromium = () => Boolean(findChromium() && findChromeDriver());
  const missing = [
    ...(hasChromium() ? [] : ['chromium', 'chromium-driver']),
    ...(hasEngines() ? [] : ['firefox-esr', 'webkit2gtk-driver', 'xvfb']),
    ...(hasWebDav() ? [] : ['rclone', 'apache2-bin', 'nginx', 'libnginx-mod-http-dav-ext']),
  ];
  if (missing.length > 0) install(...missing);
  // Not every system has it apart; the whole browser does as well.
  if (findHeadless() === findChromium() && !process.env.CHROMIUM) install('chromium-headless-shell');
  if (!hasChromium()) {
    stop(
      'The tests need Chromium and ChromeDriver of one version. Install both (on Debian: ' +
        'apt-get install chromium chromium-driver) or name them in the variables CHROMIUM and CHROMEDRIVER.',
    );
  }
  if (!hasEngines()) {
    stop(
      'The tests need Firefox, WebKitGTK with its driver, and Xvfb. Install them (on Debian: ' +
        'apt-get install firefox-esr webkit2gtk-driver xvfb) or name FIREFOX and MINIBROWSER.',
    );
  }
  if (!hasWebDav()) {
    stop(
      'The tests need rclone, Apache and nginx, as WebDAV servers. Install them ' +
        '(on Debian: apt-get install rclone apache2-bin nginx libnginx-mod-http-dav-ext).',
    );
  }
}

const wants = process.argv[2] ?? 'page';
requireBasics();
wasmTarget();
const bindgen = lockedVersion('wasm-bindgen');
nodeModules();
if (wants === 'dev') {
  cargoTool('trunk', 'trunk', TRUNK, { flags: ['--locked'], minutes: 8 });
  cargoTool('wasm-bindgen', 'wasm-bindgen-cli', bindgen, { minutes: 3 });
  fetchCrates();
}
if (wants === 'tests') {
  cargoTool('wasm-bindgen-test-runner', 'wasm-bindgen-cli', bindgen, { minutes: 3 });
  browsers();
}
