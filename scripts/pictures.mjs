// Takes a picture of every screen, with the sample team and empty, in both themes and at three
// widths. The pictures are in target/pictures.
// Usage: make pictures, or node scripts/pictures.mjs [ROUTE …], for example: board plan
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { begin, visit } from './begin.mjs';
import { CHROMIUM_FLAGS, findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const ROUTES = [
  'today', 'intake', 'request', 'backlog', 'plan', 'board', 'check-in', 'review', 'calendar',
  'learnings', 'team', 'priorities', 'workflow', 'data', 'retro', 'metrics', 'playbook', 'archive', 'handbook',
];
const WIDTHS = { desk: { width: 1280, height: 800 }, wide: { width: 1920, height: 1080 }, phone: { width: 390, height: 844 } };
const folder = 'target/pictures';

async function take(browser, url, { theme, size, sample, routes }) {
  const context = await browser.newContext({ viewport: WIDTHS[size], colorScheme: theme });
  const page = await context.newPage();
  await begin(page, url, { sample });
  for (const route of routes) {
    await visit(page, url, route === 'today' ? '' : route);
    const name = `${route}-${sample ? 'full' : 'empty'}-${theme}-${size}.png`;
    await page.screenshot({ path: join(folder, name), fullPage: true });
  }
  await context.close();
}

const routes = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ROUTES;
mkdirSync(folder, { recursive: true });
const server = await serve({ folder: process.env.DIST ?? 'dist' });
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
try {
  for (const sample of [true, false]) {
    for (const theme of ['light', 'dark']) {
      for (const size of Object.keys(WIDTHS)) {
        await take(browser, server.url, { theme, size, sample, routes });
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`Pictures are in ${folder}.`);
