// `make screenshot`: takes the README's picture of the real page with the sample team.
import { chromium } from '@playwright/test';
import { begin, visit } from './begin.mjs';
import { CHROMIUM_FLAGS, findChromium } from './chromium.mjs';
import { serve } from './serve.mjs';

const server = await serve({ folder: 'dist' });
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' });
  await begin(page, server.url);
  await visit(page, server.url, 'board');
  await page.screenshot({ path: 'docs/screenshot.png' });
} finally {
  await browser.close();
  await server.close();
}
