// A sprint is told to stakeholders on one page: chosen, copied, downloaded, and reached from the review.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './support/axe.js';
import { sampleTeam } from './support/clock.js';
import { expect, open, test } from './support/test.js';

test('the update names goal, shipped, learned and next, and is one file', async ({ page }) => {
  await sampleTeam(page);
  await open(page, '#/update');
  const update = page.locator('main').getByRole('article');
  await expect(update.getByRole('heading', { level: 2 })).toHaveText(/^Sprint 5/);
  await page.getByRole('combobox', { name: 'Sprint' }).selectOption({ label: 'Sprint 4' });
  await expect(page).toHaveURL(/#\/update\/4$/);
  await expect(update.getByRole('heading', { level: 2 })).toHaveText(/^Sprint 4/);
  for (const chapter of ['Goal', 'Shipped', 'What we learned', "What's next"]) {
    await expect(update.getByRole('heading', { name: chapter })).toBeVisible();
  }
  // Keys are the team's own.
  await expect(update).not.toContainText(/MKT-\d/);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Download' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Download as HTML' }).click(),
  ]);
  const html = await readFile(await download.path(), 'utf8');
  expect(html).toContain('<h2>Shipped</h2>');
  expect(html).not.toMatch(/<script|src=|href=/);

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(update).toBeVisible();
});
