// What a person waits for until the page can be used: the bytes it asks for, the first paint, the page; and how
// long a screen takes whose module was never asked for.
import { begin } from '../scripts/begin.mjs';
import { figures, measure } from '../scripts/size.mjs';
import { installProbe } from './probe.js';
import { timed } from './timed.mjs';

/** 1.6 Mbit/s down, half of that up, 150 ms there and back. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };
const SCREENS = ['Backlog', 'Plan', 'Board', 'Review', 'Retrospective', 'Metrics', 'Learnings', 'Workspace'];

const onLine = async (page, line) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', line);
};

/** Installs `window.had`: the names of the files the page had when it could be used. */
function installHad() {
  window.had = new Promise((done) => {
    const watcher = new MutationObserver(() => {
      if (document.documentElement?.dataset.ready !== 'true') return;
      watcher.disconnect();
      const now = performance.now();
      const files = performance.getEntriesByType('resource').filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= now);
      done(['index.html', ...files.map(({ name }) => name.split('/').pop())]);
    });
    watcher.observe(document, { subtree: true, attributes: true, attributeFilter: ['data-ready'] });
  });
}

/** The names of the files that a page has fetched when it can be used. */
async function hadWhenReady(page, url) {
  await page.goto(url, { waitUntil: 'commit' });
  return page.evaluate(() => window.had);
}

/** The first contentful paint of the page that is open, in seconds. */
const firstPaint = (page) => page.evaluate(() => new Promise((done) => {
  const seen = (list) => list.getEntries().filter(({ name }) => name === 'first-contentful-paint').forEach((entry) => done(entry.startTime / 1000));
  new PerformanceObserver(seen).observe({ type: 'paint', buffered: true });
}));

async function coldStart(browser, slow, url) {
  const context = await browser.newContext();
  await context.addInitScript(installProbe);
  const page = await slow(context);
  await onLine(page, LINE);
  await page.goto(url, { waitUntil: 'commit' });
  const [usable, paint] = [await page.evaluate(() => window.probe.readyAt), await firstPaint(page)];
  await context.close();
  return { usable: usable / 1000, paint };
}

/** Notes what the page weighs until it can be used, as a browser really asks for it, and each module. */
async function noteSizes({ browser, url, folder, note }) {
  const size = measure(folder);
  const weight = (had) => [...new Set(had)].reduce((sum, name) => sum + (size.weights.get(name) ?? 0), 0) / 1000;
  const [first, today, ...others] = figures(size);
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript(installHad);
  const page = await context.newPage();
  note(first.what, 'KB', first.budget, [weight(await hadWhenReady(page, url))]);
  await begin(page, `${url}?sample`);
  // Changes that are not folded yet are read with the module that writes; here is a team that was left alone.
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes(':head:')), null, { timeout: 30_000 });
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':journal:')).forEach((key) => localStorage.removeItem(key)));
  note(today.what, 'KB', today.budget, [weight(await hadWhenReady(page, `${url}?again`))]);
  for (const { what, bytes, budget } of others) note(what, 'KB', budget, [bytes / 1000]);
  await context.close();
}

/** Notes how long the start takes, cold and from the worker, and a screen's first opening. */
export async function measureStart({ browser, url, folder, slow, note, rounds }) {
  await noteSizes({ browser, url, folder, note });
  const cold = [];
  for (let round = 0; round < rounds; round += 1) cold.push(await coldStart(browser, slow, url));
  note('first contentful paint, 1.6 Mbit/s and 150 ms', 's', undefined, cold.map(({ paint }) => paint));
  note('ready, first visit, 1.6 Mbit/s and 150 ms', 's', undefined, cold.map(({ usable }) => usable));

  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(installProbe);
  const page = await slow(context);
  await begin(page, url);
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  const again = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.goto(`${url}?${round}#/`, { waitUntil: 'commit' });
    again.push(await page.evaluate(() => window.probe.readyAt));
  }
  note('ready, second visit, from the worker, sample team', 'ms', 600, again);
  // Each screen for the first time since the page was opened, on a line that is idle by then.
  await page.locator('html[data-whole="true"]').waitFor({ state: 'attached' });
  const opened = [];
  for (const screen of SCREENS) {
    const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: screen });
    await page.evaluate(() => { window.before = document.querySelector('main h1')?.textContent; });
    const another = `(document.querySelector('main h1')?.textContent ?? window.before) !== window.before`;
    opened.push(await timed(page, 'click', another, () => link.click()));
  }
  note('a screen opened for the first time, idle line', 'ms', 150, opened);
  await context.close();
}
