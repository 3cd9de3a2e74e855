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
  // A step is taken back from within a choice too.
  await channel.focus();
  await page.keyboard.press('Control+z');
  await expect(channel.locator('option:checked')).not.toHaveText('SEO');
  await expect(owner.locator('option:checked')).toHaveText('Priya Kaur');

  // From a text as well, as long as nothing was typed into it that is not sent yet: that is the browser's to take back.
  await hands.press(estimate);
  await estimate.fill('5');
  await page.keyboard.press('Enter');
  await expect(estimate).toHaveValue('5');
  await page.keyboard.press('Control+z');
  await expect(estimate).toHaveValue('9');
  await page.keyboard.type('1');
  await page.keyboard.press('Control+z');
  await expect(owner.locator('option:checked')).toHaveText('Priya Kaur');

  // Escape brings back what stood in a cell.
  await hands.press(estimate);
  await estimate.fill('77');
  await page.keyboard.press('Escape');
  await expect(estimate).toHaveValue('9');
  await expect(estimate).toBeFocused();

  // What is refused keeps the focus until it is right or given up.
  await estimate.fill('soon');
  await page.keyboard.press('Enter');
  await expect(estimate).toHaveAttribute('aria-invalid', 'true');
  await expect(estimate).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(estimate).toHaveValue('9');
  await expect(estimate).toBeFocused();

  // A heading sorts by its column, the other way round, and no longer.
  const heads = (name) => table.getByRole('columnheader', { name, exact: true });
  const estimates = () => table.getByRole('textbox', { name: /^Estimate of/ })
    .evaluateAll((all) => all.map((one) => one.value).filter((text) => text !== '').map(Number));
  const first = async () => (await estimates())[0];
  const ordered = await table.locator('tbody .rows__key').first().textContent();
  const sorted = async (way) => {
    const shown = await estimates();
    return shown.length > 3 && shown.every((one, at) => at === 0 || way * (one - shown[at - 1]) >= 0);
  };
  await hands.press(heads('Estimate').getByRole('button'));
  await expect(heads('Estimate')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(() => sorted(-1)).toBe(true);
  const largest = await first();
  await hands.press(heads('Estimate').getByRole('button'));
  await expect(heads('Estimate')).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('combobox', { name: 'Sort' }).locator('option:checked')).toHaveText('Sort by estimate, smallest first');
  await expect.poll(() => sorted(1)).toBe(true);
  expect(await first()).toBeLessThan(largest);
  await hands.press(heads('Estimate').getByRole('button'));
  await expect(heads('Estimate')).not.toHaveAttribute('aria-sort');
  await expect(table.locator('tbody .rows__key').first()).toHaveText(ordered);

  await hands.select(page.getByRole('combobox', { name: 'Sort' }), 'Sort by estimate');
  await hands.select(page.getByRole('combobox', { name: 'Group' }), 'Group by owner');
  await expect(table.getByRole('rowheader', { name: 'Aiko Tanaka' })).toBeVisible();
  // Groups of the column that is sorted by follow its direction.
  const groups = () => table.locator('.backlog-table__group').allTextContents();
  await expect(table.locator('.backlog-table__group').last()).toHaveText('No owner');
  const people = (await groups()).slice(0, -1);
  for (const way of ['ascending', 'descending']) {
    await hands.press(heads('Owner').getByRole('button'));
    await expect(heads('Owner')).toHaveAttribute('aria-sort', way);
  }
  await expect.poll(groups).toEqual([...people.toReversed(), 'No owner']);
  await hands.select(page.getByRole('combobox', { name: 'Sort' }), 'Sort by estimate');
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
