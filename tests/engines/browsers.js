// Chromium, Firefox and WebKit as a person has them: real browsers, each in a profile of its own, behind one small
// interface. Playwright drives only builds of its own, so Chromium is driven by Puppeteer, Firefox by Puppeteer over
// WebDriver BiDi, and WebKitGTK by Selenium through WebKitWebDriver on a display in memory.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { Builder, Capabilities } from 'selenium-webdriver';
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs';
import { findFirefox, findWebKit } from '../../scripts/engines.mjs';

/** A port that is free now. */
function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** Waits until this is true, or says what did not happen, and what `instead` says is there. */
export async function until(what, isSo, { longest = 30_000, instead = async () => '' } = {}) {
  const end = Date.now() + longest;
  let fault;
  for (;;) {
    if (await isSo().catch((error) => { fault = error; })) return;
    if (Date.now() > end) {
      const there = await instead().catch(() => '');
      throw new Error(`It did not happen within ${longest / 1000} s: ${what}${there && `\n${there}`}`, { cause: fault });
    }
    await new Promise((done) => { setTimeout(done, 50); });
  }
}

/** A folder of its own for one browser, and how to read the one file a browser saves there. */
async function saving() {
  const folder = await mkdtemp(join(tmpdir(), 'sprintloop-saved-'));
  const file = async () => (await readdir(folder)).find((name) => name.endsWith('.json'));
  return {
    folder,
    /** The text of the file that `press` saves, which is whole once it can be parsed. */
    saved: async (press) => {
      const before = await file();
      if (before) await rm(join(folder, before));
      await press();
      let text;
      await until('a file is saved', async () => {
        text = await readFile(join(folder, await file()), 'utf8');
        return Boolean(JSON.parse(text));
      });
      return text;
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/**
 * A browser that Puppeteer drives: `goto`, `run` (a function in the page, with plain arguments and elements), `element`
 * (one that gives an element), `click`, `write`, `select` by value, `saved` (the text of what a press saves), `close`.
 */
async function byPuppeteer(name, how) {
  const { folder, saved, remove } = await saving();
  const browser = await puppeteer.launch({ headless: true, downloadBehavior: { policy: 'allow', downloadPath: folder }, ...how(folder) });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return {
    name,
    goto: (url) => page.goto(url, { waitUntil: 'domcontentloaded' }),
    run: (inPage, ...values) => page.evaluate(inPage, ...values),
    script: (text) => page.evaluate(text),
    element: async (inPage, ...values) => (await page.evaluateHandle(inPage, ...values)).asElement(),
    click: (element) => element.click(),
    write: (element, text) => element.type(text),
    select: (element, value) => element.select(value),
    saved,
    close: async () => { await browser.close(); await remove(); },
  };
}

export function chromium() {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return byPuppeteer('Chromium', () => ({ browser: 'chrome', executablePath: findChromium(), args: [...CHROMIUM_FLAGS, ...asRoot] }));
}

export function firefox() {
  return byPuppeteer('Firefox', (folder) => ({
    browser: 'firefox',
    executablePath: findFirefox(),
    extraPrefsFirefox: { 'browser.download.folderList': 2, 'browser.download.dir': folder },
    // As root, in a machine of tests alone.
    env: { ...process.env, MOZ_DISABLE_CONTENT_SANDBOX: '1' },
  }));
}

/** A display in memory, with a number that is free. */
async function display() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((done, failed) => {
    server.once('error', failed).once('exit', () => failed(new Error('Xvfb ended')));
    server.stdio[3].once('data', (text) => done(String(text).trim()));
  });
  return { name: `:${number}`, stop: () => server.kill() };
}

/** WebKitGTK, with the same interface. */
export async function webkit() {
  const { folder, saved, remove } = await saving();
  const screen = await display();
  const port = await freePort();
  // Without folders of a person's own, what is saved goes to the home folder.
  const env = { ...process.env, DISPLAY: screen.name, GDK_BACKEND: 'x11', HOME: folder, XDG_CONFIG_HOME: folder };
  const server = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env });
  const stop = async () => { server.kill(); screen.stop(); await remove(); };
  try {
    const capabilities = new Capabilities({
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: findWebKit(), args: ['--automation', '--geometry=1280x900'] },
    });
    await until('WebKitWebDriver answers', async () => (await fetch(`http://127.0.0.1:${port}/status`)).ok);
    const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
    await driver.manage().setTimeouts({ script: 60_000 });
    const called = (inPage) => `return (${inPage}).apply(null, arguments)`;
    const run = (inPage, ...values) => driver.executeScript(called(inPage), ...values);
    return {
      name: 'WebKit',
      goto: (url) => driver.get(url),
      run,
      script: (text) => driver.executeScript(text),
      element: run,
      click: (element) => element.click(),
      write: (element, text) => element.sendKeys(text),
      select: async (element, value) =>
        (await run((list, wanted) => [...list.options].find((one) => one.value === wanted), element, value)).click(),
      saved,
      close: async () => { await driver.quit().catch(() => {}); await stop(); },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
