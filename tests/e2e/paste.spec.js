// A pasted list becomes items: a look first, then all of them in one step.
import { Backlog } from './pages/backlog.js';
import { Today } from './pages/today.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands, paste } from './support/hands.js';
import { expect, test } from './support/test.js';

const LIST = 'To do:\n- Write the guide\n- Spring campaign\n- [x] Book the hall\n3. Ask legal\n- ask Legal\n';

test('several lines pasted where items are added become items, and one undo takes them back', async ({ page, open }) => {
  await open();
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  const backlog = new Backlog(page, hands);
  await backlog.open();
  const field = page.getByRole('textbox', { name: 'New item' });
  await paste(field, LIST);

  const dialog = page.getByRole('dialog', { name: 'Add 3 items?' });
  await expect(dialog).toBeVisible();
  // Closed by accident, the list waits, also over a reload.
  const ask = dialog.getByRole('checkbox', { name: /^Ask legal/ });
  await ask.uncheck();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(ask, 'what was chosen for a line').not.toBeChecked();
  await ask.check();
  for (const out of [/^Book the hall/, /^To do/, /^ask Legal/]) await expect(dialog.getByRole('checkbox', { name: out })).not.toBeChecked();
  await expect(dialog.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await expect(dialog.getByRole('combobox', { name: 'Work type of Spring campaign' }).locator('option:checked')).toHaveText('Campaign');
  await expectAccessible(page);
  // Put aside, it waits with what was chosen for each line.
  await dialog.getByRole('checkbox', { name: /^Ask legal/ }).uncheck();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await dialog.getByRole('checkbox', { name: /^Ask legal/, checked: false }).check();
  await dialog.getByRole('button', { name: 'Add items' }).click();
  await expect(dialog).toHaveCount(0);
  for (const title of ['Write the guide', 'Spring campaign', 'Ask legal']) await expect(backlog.row(title)).toBeVisible();
  await expect(backlog.row('Book the hall')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Continue', exact: true })).toHaveCount(0);

  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click();
  await expect(backlog.row('Ask legal')).toHaveCount(0);
  await expect(backlog.row('Write the guide')).toHaveCount(0);

  // Beside the field it is the same list.
  await paste(page.locator('#main'), 'Plan the fair\nCall the printer, 2h');
  const beside = page.getByRole('dialog', { name: 'Add 2 items?' });
  await expect(beside.getByRole('checkbox', { name: /^Call the printer 2 h/ })).toBeChecked();
});
