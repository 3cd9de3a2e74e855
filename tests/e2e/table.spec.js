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

  // The table fits beside the navigation, and a cell has its choices only once somebody is about to use it.
  const overflow = await page.locator('.table-scroll').evaluate((one) => one.scrollWidth - one.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const owner = mine.getByRole('combobox', { name: /^Owner of/ });
  await expect(owner.locator('option')).toHaveCount(1);
  await owner.hover();
  await expect(owner.locator('option', { hasText: 'Priya Kaur' })).toHaveCount(1);
  await page.mouse.move(0, 0);
  await expect(owner.locator('option')).toHaveCount(1);

  // What is changed in a cell is saved when it is left, and undone in one step.
  const estimate = mine.getByRole('textbox', { name: /^Estimate of/ });
  await hands.press(estimate);
  await hands.enter(estimate, '9');
  // By Tab one comes into the next cell, which is a field by then.
  await mine.getByRole('combobox', { name: /^Priority of/ }).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(owner).toBeFocused();
  await hands.select(owner, 'Priya Kaur');
  const channel = mine.getByRole('combobox', { name: /^Channel of/ });
  await channel.hover();
  await hands.select(channel, 'SEO');
  await page.keyboard.press('Escape');
  await page.locator('h1').focus();
  await page.keyboard.press('Control+z');
  await expect(channel.locator('option:checked')).not.toHaveText('SEO');
  await expect(owner.locator('option:checked')).toHaveText('Priya Kaur');

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
