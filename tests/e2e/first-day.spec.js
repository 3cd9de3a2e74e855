// The first day of a team: six steps that tick themselves, each leading to the form it needs.
import { Backlog } from './pages/backlog.js';
import { Plan } from './pages/plan.js';
import { Today } from './pages/today.js';
import { Team } from './pages/team.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

const PEOPLE = [
  'Name, Email, Role',
  'Priya Kaur, priya@example.com, Channel owner',
  'Ines Vidal; Analytics owner',
  'Mara, mara@example.com',
].join('\n');

test('a team is set up from the checklist, and the checklist goes away', async ({ page, open }) => {
  await open();
  const hands = new PointerHands(page);
  const today = new Today(page, hands);
  await today.startTeam({ name: 'Northwind', founder: 'Mara' });
  const list = page.getByRole('region', { name: 'Set up your team' });
  const step = (name) => list.getByRole('listitem').filter({ hasText: name });
  await expect(list.getByRole('listitem')).toHaveCount(6);
  await expectAccessible(page);

  await hands.press(list.getByRole('link', { name: 'Add people' }));
  await today.confirm('Add people', 'Add people', async (dialog) => {
    await hands.write(dialog.getByRole('textbox', { name: 'People' }), PEOPLE);
    const preview = dialog.getByRole('list', { name: 'Preview' });
    await expect(preview.getByRole('listitem')).toHaveCount(3);
    await expect(preview.getByRole('listitem').filter({ hasText: 'Mara' })).toContainText('Already on the team');
    await expect(dialog.getByText(/2 people to add.*email addresses? (is|are) left out/)).toBeVisible();
    await expectAccessible(page);
  });
  const team = new Team(page, hands);
  await expect(team.row('Priya Kaur')).toContainText('Channel owner');
  await expect(team.row('Ines Vidal')).toContainText('Analytics owner');
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click();
  await expect(team.row('Priya Kaur')).toHaveCount(0);
  await expect(team.row('Ines Vidal')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(team.row('Priya Kaur')).toBeVisible();

  await today.goTo('Today');
  await expect(step('People')).toContainText('3 people');
  await hands.press(list.getByRole('link', { name: 'Check days' }));
  await today.confirm('Working days and holidays', 'Save', async (dialog) => {
    await hands.write(dialog.getByRole('textbox', { name: /^Company holidays/ }), '2026-12-25 Christmas Day');
  });
  await expect(page.getByText('Christmas Day', { exact: true })).toBeVisible();

  await today.goTo('Today');
  await expect(step('Working days')).toContainText('1 holiday');
  await hands.press(step('Priority').getByRole('button', { name: 'Skip' }));
  await expect(step('Priority')).toContainText('Skipped');

  // Nothing is Ready, and the step leads to where that is mended.
  await expect(step('Ready items').getByRole('link', { name: 'Refine' })).toHaveAttribute('href', '#/backlog?refine=1');
  await hands.press(list.getByRole('link', { name: 'Add ideas' }));
  const field = page.getByRole('textbox', { name: 'New item' });
  await expect(field).toBeFocused();
  await hands.write(field, 'Fix the header 1h');
  await page.keyboard.press('Enter');
  await expect(new Backlog(page, hands).row('Fix the header')).toBeVisible();

  await today.goTo('Today');
  await expect(step('Ideas')).toContainText('1 item');
  // A task with an estimate needs nothing else.
  await expect(step('Ready items')).toContainText('1 of 1 item');
  await expect(step('Ready items')).toContainText('Done');
  await hands.press(list.getByRole('link', { name: 'Plan sprint' }));
  const plan = new Plan(page, hands);
  await expect(plan.title).toHaveText('Plan a sprint');
  await today.goTo('Today');
  await hands.press(step('First sprint').getByRole('button', { name: 'Skip' }));
  await expect(list).toHaveCount(0);
});

test('days that are right as they are tick their step', async ({ page, open }) => {
  await open();
  const hands = new PointerHands(page);
  const today = new Today(page, hands);
  await today.startTeam({ name: 'Northwind', founder: 'Mara' });
  const list = page.getByRole('region', { name: 'Set up your team' });
  await hands.press(list.getByRole('link', { name: 'Check days' }));
  await today.confirm('Working days and holidays', 'Save');
  await today.goTo('Today');
  await expect(list.getByRole('listitem').filter({ hasText: 'Working days' })).toContainText('Done');
});
