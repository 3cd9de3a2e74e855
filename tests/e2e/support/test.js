// What every end-to-end test starts from: a fresh profile, and a page that fails the test when it
// throws, writes an error to the console, or asks for anything but its modules once it is ready.
// The worker that keeps the page for a visit without a network may ask for files of the page's own folder
// and for nothing else; offline.spec.js counts them on the host.
import { test as base, expect } from '@playwright/test';
import { isShown } from '../../../scripts/begin.mjs';

/** The modules of the page, which come one after the other once the page is ready. */
const MODULE = /\/[a-z]+-[0-9a-f]{16}\.wasm$/;

/** Addresses that never leave the page: files it makes for a download. */
const INSIDE = /^(blob|data|about):/;

/** Watches every page of a profile and collects what none of them may do. */
async function watch(context, asks) {
  const faults = [];
  const mayAsk = (url) => asks?.test(new URL(url, 'http://localhost').pathname) ?? false;
  const ready = new WeakSet();

  await context.exposeBinding('reportReady', ({ page }) => ready.add(page));
  await context.addInitScript(() => {
    const watcher = new MutationObserver(() => {
      if (document.documentElement?.dataset.ready !== 'true') return;
      watcher.disconnect();
      window.reportReady();
    });
    watcher.observe(document, { subtree: true, attributes: true, attributeFilter: ['data-ready'] });
  });

  context.on('request', (request) => {
    const worker = request.serviceWorker();
    if (worker && !request.url().startsWith(new URL('.', worker.url()).href)) {
      faults.push(`the worker asks elsewhere: ${request.method()} ${request.url()}`);
    }
  });
  context.on('page', (page) => {
    page.on('pageerror', (error) => faults.push(`the page threw: ${error.message}`));
    page.on('console', (message) => {
      // A browser writes every answer that isn't a success to the console.
      if (message.type() === 'error' && !mayAsk(message.location().url)) faults.push(`the console has an error: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) ready.delete(page);
      else if (ready.has(page) && !INSIDE.test(request.url()) && !MODULE.test(request.url()) && !mayAsk(request.url())) {
        faults.push(`a request after the page was ready: ${request.method()} ${request.url()}`);
      }
    });
  });
  return faults;
}

export const test = base.extend({
  /** Set it to false in a test that is about a page that breaks. */
  faultless: [true, { option: true }],
  /** The paths that a page in a team space may ask for. */
  asks: [null, { option: true }],

  /**
   * Keeps a host until every page is gone, and gives it back: one that closes under a page leaves the page
   * asking in vain for its modules.
   */
  lasting: async ({}, use) => {
    const kept = [];
    await use((host) => { kept.push(host); return host; });
    for (const host of kept) await host.close();
  },

  // `lasting` comes first, so that it ends last; the same below.
  context: async ({ lasting, context, faultless, asks }, use) => {
    const faults = await watch(context, asks);
    await use(context);
    if (faultless) expect(faults).toEqual([]);
  },

  /** Opens a route such as '#/backlog' in the test's page and waits until it can be used. */
  open: async ({ page }, use) => {
    await use((route = '#/') => open(page, route));
  },

  /** Makes another profile, as if on another person's machine, and gives its page. */
  freshProfile: async ({ lasting, browser, contextOptions, baseURL, viewport, locale, timezoneId, faultless, asks }, use) => {
    const opened = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({
        ...contextOptions, baseURL, viewport, locale, timezoneId, ...options,
      });
      opened.push({ context, faults: await watch(context, asks) });
      return context.newPage();
    });
    for (const { context, faults } of opened) {
      await context.close();
      if (faultless) expect(faults).toEqual([]);
    }
  },
});

/** Until every module was fetched: nothing of the page itself is on its way any longer. */
export async function whole(page) {
  await page.locator('html[data-whole="true"]').waitFor({ state: 'attached' });
}

/** Opens a route such as '#/backlog' and waits until the page can be used and its screen is there. */
export async function open(page, route = '#/') {
  await page.goto(`./${route}`);
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
  await page.waitForFunction(isShown);
}

export { expect };
