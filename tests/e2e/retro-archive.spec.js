// What came out of retrospectives: actions in their order, a win that is repeated, themes and results in the archive.
import { Retro, startAt } from './pages/retro.js';
import { sampleTeam } from './support/clock.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { expect, open as openRoute, test } from './support/test.js';

test('actions are put in order and counted, and a win makes a play and comes back', async ({ page }) => {
  test.setTimeout(120_000);
  await sampleTeam(page);
  const session = await startAt(page, 'decide');
  const retro = new Retro(page, new PointerHands(page));
  const out = page.getByRole('region', { name: 'Outcomes' });
  for (const what of ['One', 'Two', 'Three']) await retro.agree({ what: `${what} list`, measure: 'Half as many', kind: 'Experiment', departments: 'Finance' });
  await expect(page.getByText(/plan for 3 at most/)).toHaveCount(0);
  await retro.agree({ what: 'Follow-up hours', measure: 'Half as many', kind: 'Capacity shift', departments: 'Finance' });
  await expect(page.getByText(/^4 actions: plan for 3 at most/)).toBeVisible();
  const order = out.locator('[data-row]');
  await expect(order).toContainText(['One list', 'Two list', 'Three list', 'Follow-up hours']);
  await expect(order.first()).toContainText('Depends on Finance');
  await expect(order.last().getByRole('link', { name: 'Change capacity' })).toBeVisible();
  await order.last().focus();
  await page.keyboard.press('Alt+Home');
  await expect(order).toContainText(['Follow-up hours', 'One list', 'Two list', 'Three list']);
  // One is taken off the list, with a reason and one undo; what is in the backlog is none of the three.
  await order.filter({ hasText: 'Three list' }).getByRole('button', { name: 'Drop' }).click();
  const drop = page.getByRole('dialog', { name: 'Drop action' });
  await drop.getByLabel('Reason').fill('Sales does it already');
  await drop.getByRole('button', { name: 'Drop action' }).click();
  await expect(order).toHaveCount(3);
  await expect(page.getByText(/plan for 3 at most/)).toHaveCount(0);
  await expect(out.getByRole('listitem').filter({ hasText: 'Dropped' })).toContainText('Sales does it already');
  await page.keyboard.press('Control+z');
  await expect(order).toHaveCount(4);
  await order.filter({ hasText: 'Three list' }).getByRole('button', { name: 'Add to backlog' }).click();
  await expect(page.getByText(/plan for 3 at most/)).toHaveCount(0);

  await page.getByRole('button', { name: /^Win/ }).click();
  const win = page.getByRole('dialog', { name: 'Win' });
  await win.getByLabel('What went well?').fill('Sales read it first');
  await win.getByLabel('Why did it work?').fill('Ask sales on Monday');
  await win.getByLabel('Who will study and repeat it').selectOption({ label: 'Ines Duarte' });
  await win.getByRole('button', { name: 'Save win' }).click();
  await expect(out.locator('[data-row]')).toContainText([/Repeat: Sales read it first/]);
  // Nobody was named: two presses thank everyone.
  await out.getByRole('button', { name: 'Thank' }).click();
  await page.getByRole('dialog', { name: 'Thank' }).getByRole('button', { name: 'Copy message' }).click();
  await expect(page.getByRole('dialog', { name: 'Thank' })).toHaveCount(0);
  await out.getByRole('button', { name: 'Turn into a play' }).click();
  const play = page.getByRole('dialog', { name: 'Play' });
  await expect(play.getByLabel('Steps, one per line')).toHaveValue('Ask sales on Monday');
  await play.getByRole('button', { name: 'Save play' }).click();
  await expect(out.getByText('Play', { exact: true }).last()).toBeVisible();
  await expectAccessible(page);

  await openRoute(page, `${session}/report`);
  for (const [part, words] of [['Prioritized experiments', 'One list'], ['Actions', 'Repeat: Sales read it first'],
    ['Plays', 'Sales read it first'], ['Wins and thanks', 'Ines Duarte, by'], ['Timeline', 'Follow-up hours']]) {
    await expect(page.getByRole('region', { name: part, exact: true })).toContainText(words);
  }
  await expectAccessible(page);
});

test('the archive shows themes over sprints and what became of the actions, and finds each thing once', async ({ page }) => {
  await sampleTeam(page);
  await openRoute(page, '#/archive');
  const themes = page.getByRole('region', { name: 'Themes' });
  const row = (name) => themes.getByRole('row', { name });
  await expect(row(/Data is missing when we decide/)).toContainText('Back');
  // Wins alone: nothing that comes back, nothing that is gone.
  await expect(row(/Working with sales/)).toContainText('Going well');
  await expect(row(/Reviews outside the team/)).toContainText('2 worked');
  await themes.getByRole('button', { name: 'Link a topic' }).click();
  const dialog = page.getByRole('dialog', { name: 'Link a topic to a theme' });
  await dialog.getByLabel('Topic').selectOption({ index: 1 });
  await dialog.getByRole('button', { name: 'Link topic' }).click();
  await expect(dialog).toContainText('Choose a theme, or name a new one.');
  await dialog.getByLabel('Name of a new theme').fill('Plans that hold');
  await dialog.getByRole('button', { name: 'Link topic' }).click();
  await expect(row(/Plans that hold/)).toContainText('New');

  const worked = page.getByRole('region', { name: 'Did our actions work?' });
  await worked.getByRole('button', { name: /^Didn't work 1/ }).click();
  await expect(worked.getByRole('listitem')).toContainText(['Plan follow-up hours with every event']);
  await expect(worked.getByRole('listitem')).toContainText(['We planned the hours and then filled them']);
  await expectAccessible(page);

  await page.getByLabel('Search', { exact: true }).fill('follow-up hours');
  const results = page.getByRole('region', { name: 'Results' });
  await expect(results.getByRole('listitem')).toHaveCount(1);
  await results.getByRole('link').click();
  await expect(page).toHaveURL(/\/report$/);
  await expect(page.locator('.report')).toContainText('Plan follow-up hours with every event');
});
