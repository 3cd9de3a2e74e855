// Finds Chromium and ChromeDriver on this machine. Nothing is downloaded.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const BUNDLES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
}

/** Returns the path of the browser, or undefined. The variable CHROMIUM takes precedence. */
export function findChromium() {
  return process.env.CHROMIUM || onPath(BROWSERS) || BUNDLES.find(runs);
}

/**
 * Returns the path of the browser without its windows, or of the whole one: the same engine, at two thirds of the work.
 * The variable CHROMIUM takes precedence.
 */
export function findHeadless() {
  return process.env.CHROMIUM || onPath(['chromium-headless-shell']) || findChromium();
}

/** Returns the path of the driver, or undefined. The variable CHROMEDRIVER takes precedence. */
export function findChromeDriver() {
  return process.env.CHROMEDRIVER || onPath(['chromedriver']);
}

/** Flags for every headless browser: no requests of its own, no sandbox for root. */
export const CHROMIUM_FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * For tests that open a page, do a little and leave: V8 doesn't compile code a second time to make it faster, which would cost
 * them a seventh of their time. The benchmarks and the tests of the engines run without these flags.
 */
export const SHORT_VISIT = ['--js-flags=--no-wasm-tier-up --no-wasm-dynamic-tiering'];
