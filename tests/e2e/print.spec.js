// What comes out on paper: ticks, whole texts, a report without its buttons.
import { cut, sample, walk } from './support/measure.js';
import { expect, open as openRoute, test } from './support/test.js';

test.beforeEach(async ({ open, page }) => {
  await sample(page, open);
  // A sheet of A4 between its margins.
  await page.setViewportSize({ width: 688, height: 1017 });
});

test('nothing is cut off on paper', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ media: 'print' });
  await walk(page, cut);
});

test('a ticked box prints as ticked', async ({ page }) => {
  await openRoute(page, '#/backlog/MKT-11');
  const box = page.getByRole('checkbox', { name: /^Met:/ }).first();
  await box.check();
  await page.emulateMedia({ media: 'print' });
  const printed = await box.evaluate((one) => [undefined, '::after'].map((part) => {
    const { printColorAdjust, backgroundColor, color } = getComputedStyle(one, part);
    return printColorAdjust === 'exact' || backgroundColor === color;
  }));
  expect(printed).toEqual([true, true]);
});

test('a report prints its text alone, from the first page on', async ({ page }) => {
  await openRoute(page, '#/archive');
  await page.locator('main a[href*="/report"]').first().click();
  await expect(page.getByRole('heading', { name: 'Executive summary' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const controls = await page.locator('button, .button, .chip, [role=group], input, select').evaluateAll((all) => all
    .filter((one) => one.checkVisibility()).map((one) => one.textContent));
  expect(controls).toEqual([]);
  const title = await page.getByRole('heading', { level: 1 }).boundingBox();
  const first = await page.locator('.report .section').first().boundingBox();
  expect(title.y).toBeLessThan(50);
  expect(first.y + first.height).toBeLessThan(500);
  const pdf = await page.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  expect(pages).toBeLessThanOrEqual(2);
});
