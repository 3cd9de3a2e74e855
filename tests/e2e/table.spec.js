// The backlog as a table: cells are edited where they stand, and the address keeps the view.
import { Backlog } from './pages/backlog.js';
import { Data } from './pages/data.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

test('cells are edited in place, sorted, grouped and chosen, and the address keeps the view', async ({ page, open }) => {
  await open('#/data');
  const hands = new PointerHands(page);
  await new Data(page, hands).loadSample();
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await hands.press(page.getByRole('button', { name: 'Table', exact: true }));
  const table = page.getByRole('table', { name: 'Backlog' });
  const row = (title) => table.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) });
  const mine = row('Partner email calendar');
  await expect(mine).toBeVisible();

  // What is changed in a cell is saved when it is left, and undone in one step.
  await hands.enter(mine.getByRole('textbox', { name: /^Estimate of/ }), '9');
  await hands.select(mine.getByRole('combobox', { name: /^Owner of/ }), 'Priya Kaur');
  await hands.select(mine.getByRole('combobox', { name: /^Channel of/ }), 'SEO');
  await page.keyboard.press('Escape');
  await page.locator('h1').focus();
  await page.keyboard.press('Control+z');
  await expect(mine.getByRole('combobox', { name: /^Channel of/ }).locator('option:checked')).not.toHaveText('SEO');
  await expect(mine.getByRole('combobox', { name: /^Owner of/ }).locator('option:checked')).toHaveText('Priya Kaur');

  await hands.select(page.getByRole('combobox', { name: 'Sort' }), 'Sort by estimate');
  await hands.select(page.getByRole('combobox', { name: 'Group' }), 'Group by owner');
  await expect(table.getByRole('rowheader', { name: 'Aiko Tanaka' })).toBeVisible();
  await hands.press(page.getByRole('button', { name: 'Columns' }));
  await hands.pressInMenu(page.getByRole('menuitemcheckbox', { name: 'Campaign' }).or(page.getByRole('menuitemradio', { name: 'Campaign' })));
  await expect(table.getByRole('columnheader', { name: 'Campaign' })).toHaveCount(0);
  await expectAccessible(page);

  await page.reload();
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
  await expect(table.getByRole('rowheader', { name: 'Aiko Tanaka' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Campaign' })).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Sort' }).locator('option:checked')).toHaveText('Sort by estimate');
  await expect(mine.getByRole('textbox', { name: /^Estimate of/ })).toHaveValue('9');

  // A title opens the item beside the table, and the table stays.
  await hands.press(mine.getByRole('link', { name: 'Partner email calendar' }));
  await expect(backlog.panel).toBeVisible();
  await expect(table).toBeVisible();
});
