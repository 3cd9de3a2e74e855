// What a person waits for who brings in five million characters of JSON, and how long a shared plan's link is.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importing, sampleFile } from './large.mjs';
import { installProbe } from './probe.js';
import { growPlan, growTo } from './workspace.mjs';

const CHARACTERS = 5_000_000;

/** In the page, before its scripts: how long each task was in which nobody was answered. */
function watchTasks() {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask' });
}

/** A page that holds this file. */
async function holding(context, { slow, url, text, folder }) {
  const file = join(folder, 'exchange.json');
  await writeFile(file, text);
  await context.addInitScript(installProbe);
  await context.addInitScript(watchTasks);
  const page = await slow(context);
  await page.goto(`${url}#/data`, { waitUntil: 'commit' });
  await page.evaluate(() => window.probe.readyAt);
  await page.evaluate(() => { window.tasks.length = 0; });
  return { page, took: await importing(page, file) };
}

/** The characters of the link of the running sprint's plan, without the host it is on. */
async function linkLength(page) {
  await page.evaluate(() => { location.hash = '#/plan'; });
  await page.getByRole('button', { name: 'More for this sprint' }).click();
  await page.getByRole('menuitem', { name: 'Share as a link…' }).click();
  const link = await page.getByRole('dialog').getByLabel('Link').inputValue();
  return link.length - link.indexOf('#');
}

/** Notes what comes in and what goes out. */
export async function measureExchange({ browser, url, slow, note }) {
  const folder = await mkdtemp(join(tmpdir(), 'sprintloop-bench-'));
  try {
    const sample = await sampleFile(browser, url);
    for (const { text, tell } of [
      {
        text: growTo(sample, CHARACTERS),
        tell: async ({ page, took }) => {
          note('import of 5 MB of JSON, look and bring in', 'ms', 10_000, [took]);
          note('longest standstill meanwhile', 'ms', 3_000, [await page.evaluate(() => Math.max(...window.tasks))]);
        },
      },
      { text: sample, tell: async ({ page }) => note('link of the sample plan, characters', '', 8_000, [await linkLength(page)]) },
      { text: growPlan(sample, 40), tell: async ({ page }) => note('link of a plan of 40 items, characters', '', 16_000, [await linkLength(page)]) },
    ]) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      await tell(await holding(context, { slow, url, text, folder }));
      await context.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
