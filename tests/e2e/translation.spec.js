// The page under a translator: browsers replace each text by a <font> with its translation.
import { sample } from './support/measure.js';
import { expect, open as openRoute, test } from './support/test.js';

/** In the page: translates all texts, and every text that comes later, into the same in « ». */
function translate() {
  const done = new WeakMap();
  const isText = (node) => node.data.trim() !== '' && !/^\s*«/.test(node.data)
    && !node.parentElement?.closest('[translate=no], script, style, textarea, font, svg');
  const each = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) if (isText(walker.currentNode)) found.push(walker.currentNode);
    for (const text of found) {
      const font = document.createElement('font');
      font.append(Object.assign(document.createElement('font'), { textContent: `«${text.data}»` }));
      done.set(font, text);
      text.replaceWith(font);
    }
  };
  each(document.body);
  let over = false;
  const later = new MutationObserver(() => setTimeout(() => { if (!over) each(document.body); }, 30));
  later.observe(document.body, { childList: true, subtree: true, characterData: true });
  window.showOriginal = () => {
    over = true;
    later.disconnect();
    for (const font of [...document.querySelectorAll('font')]) if (done.has(font)) font.replaceWith(done.get(font));
  };
}

test.beforeEach(({ open, page }) => sample(page, open));

test('texts stay current in a translated page', async ({ page }) => {
  await openRoute(page, '#/backlog/MKT-11');
  const panel = page.getByRole('complementary', { name: 'Item' });
  await expect(panel).toBeVisible();
  const status = page.getByRole('main').getByRole('status').first();
  await page.evaluate(translate);
  await expect(status).toContainText('«');
  const before = await status.textContent();
  await panel.getByRole('textbox', { name: 'Title' }).fill('Partner page');
  await panel.getByRole('textbox', { name: 'Title' }).press('Tab');
  await expect(panel.locator('.side-panel__title')).toHaveText('MKT-11 «Partner page»');
  await expect(page.locator('#backlog-list').getByText('«Partner page»')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search backlog' }).fill('Partner page');
  await expect(status).not.toHaveText(before);
  await expect(status).toHaveText(/^«[^«]*»$/);
  await page.evaluate(() => window.showOriginal());
  await expect(panel.locator('.side-panel__title')).toHaveText('MKT-11 Partner page');
  expect(await page.locator('body').textContent()).not.toContain('«');
});

test('every screen works in a translated page', async ({ page }) => {
  await page.evaluate(translate);
  for (const place of ['Backlog', 'Board', 'Review', 'Learnings', 'Metrics', 'Today']) {
    await page.getByRole('navigation', { name: 'Main' }).locator('a', { hasText: place }).first().click();
    await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toContainText('«');
  }
});

test('keys, names and shortcuts are not translated', async ({ page }) => {
  await openRoute(page, '#/backlog');
  await expect(page.locator('#backlog-list .rows__row').first()).toBeVisible();
  await page.evaluate(translate);
  const fixed = await page.locator('.rows__key, .avatar, .app-header__brand, .app-header__workspace, .keys, #acting-as [translate]').allTextContents();
  expect(fixed.length).toBeGreaterThan(10);
  expect(fixed.filter((text) => text.includes('«'))).toEqual([]);
});
