// Refining: how many actions it takes to make an item Ready, typed letters not counted.
import { Backlog } from './pages/backlog.js';
import { Data } from './pages/data.js';
import { Refine } from './pages/refine.js';
import { expectAccessible } from './support/axe.js';
import { CountingHands } from './support/count.js';
import { PointerHands } from './support/hands.js';
import { expect, open as openAt, test } from './support/test.js';

/** The sample team, with more items of a work type, alone in a filtered list. */
async function newItems(page, open, titles, workType, words) {
  await open('#/data');
  const hands = new CountingHands(page);
  await new Data(page, hands).loadSample();
  const backlog = new Backlog(page, hands);
  await backlog.open();
  for (const title of titles) await backlog.add(title, workType);
  await hands.write(page.getByRole('searchbox', { name: 'Search backlog' }), words);
  await expect(backlog.list.getByRole('listitem')).toHaveCount(titles.length);
  hands.actions = 0;
  return { hands, backlog, refine: new Refine(page, hands) };
}

test('a content item is refined to Ready in at most 4 actions', async ({ page, open }) => {
  const { hands, backlog, refine } = await newItems(page, open, ['Guide for first audits'], 'Content', 'Guide for first audits');
  await refine.begin();
  await expect(refine.field('Purpose: what will change?')).toBeFocused();
  await expectAccessible(page);
  await hands.write(refine.field('Purpose: what will change?'), 'Readers know what an auditor asks first');
  await hands.write(refine.field('Estimate'), '6');
  await hands.key('Control+Enter');
  await expect(page.getByText('Nothing left to refine')).toBeVisible();
  expect(hands.actions, 'actions from the backlog to a Ready content item').toBeLessThanOrEqual(4);

  await backlog.press('Go to backlog', page.getByRole('main').locator('.empty-state'));
  await expect(backlog.row('Guide for first audits')).toContainText('Ready');
});

test('an experiment is refined, requested and validated in at most 8 actions', async ({ page, open }) => {
  const { hands, backlog, refine } = await newItems(page, open, ['Ask for the role first'], 'Experiment', 'Ask for the role first');
  await refine.begin();
  // Metric and target come from the priority.
  await expect(refine.field('Primary metric')).not.toHaveValue('');
  await expect(refine.field('Target')).not.toHaveValue('');
  await hands.write(refine.field('Purpose: what will change?'), 'We know whether the role helps');
  await hands.write(refine.field('Estimate'), '4');
  await hands.write(refine.field('Hypothesis'), 'If we ask for the role first, more people finish the form');
  await hands.key('Control+Enter');
  await expect(page.getByText(/waiting for Analytics/).first()).toBeVisible();
  await backlog.actAs('Ines Duarte');
  await refine.press('Validate plan');
  await expect(page.getByText('Nothing left to refine')).toBeVisible();
  expect(hands.actions, 'actions from the backlog to a Ready experiment').toBeLessThanOrEqual(8);

  await backlog.press('Go to backlog', page.getByRole('main').locator('.empty-state'));
  await expect(backlog.row('Ask for the role first')).toContainText('Ready');
});

test('another work type asks for less', async ({ page, open }) => {
  const { hands, refine } = await newItems(page, open, ['Clean up the contact lists'], 'Campaign', 'Clean up the contact lists');
  await refine.begin();
  await expect(refine.field('Purpose: what will change?')).toBeVisible();
  await hands.write(refine.field('Estimate'), '2');
  const workType = refine.item.getByRole('combobox', { name: 'Work type' });
  await hands.select(workType, 'Task');
  await expect(refine.field('Purpose: what will change?')).toHaveCount(0);
  // Taken back, it asks for all of it again.
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click();
  await expect(workType.locator('option:checked')).toHaveText('Campaign');
  await expect(refine.field('Purpose: what will change?')).toBeVisible();
  await hands.select(workType, 'Task');
  await expect(refine.field('Estimate')).toHaveValue('2');
  await refine.field('Estimate').focus();
  await hands.key('Control+Enter');
  await expect(page.getByText('Nothing left to refine')).toBeVisible();
});

test('an item stays on screen when it becomes Ready elsewhere, and so does what is being typed', async ({ page, open, context }) => {
  const { hands, refine } = await newItems(page, open, ['First new idea', 'Second new idea'], 'Content', 'new idea');
  await refine.begin();
  await expect(refine.heading).toHaveText('First new idea');
  await expect(page).toHaveURL(/backlog\/MKT-/);
  const key = /MKT-\d+/.exec(page.url())[0];
  await hands.write(refine.field('Estimate'), '3');
  const other = await context.newPage();
  await openAt(other, `#/backlog/${key}?refine=1`);
  const there = new Refine(other, new PointerHands(other));
  await there.item.getByRole('combobox', { name: 'Work type' }).selectOption({ label: 'Task' });
  // The estimate is all that a task still needs; it is asked for in the same field.
  await expect(refine.field('Purpose: what will change?')).toHaveCount(0);
  await expect(refine.field('Estimate')).toBeFocused();
  await page.keyboard.type('5');
  await expect(refine.field('Estimate')).toHaveValue('35');
  await there.field('Estimate').fill('2');
  await there.field('Estimate').press('Control+Enter');
  await expect(page.getByText(`${key} is Ready`)).toBeVisible();
  await expect(refine.heading).toHaveText('First new idea');
});

test('J and K move, and what was typed waits where it was', async ({ page, open }) => {
  const { hands, backlog, refine } = await newItems(page, open, ['First new idea', 'Second new idea'], 'Content', 'new idea');
  await refine.begin();
  await expect(refine.heading).toHaveText('First new idea');
  await hands.write(refine.field('Estimate'), '3');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(refine.heading).toHaveText('Second new idea');
  await page.keyboard.press('k');
  await expect(refine.heading).toHaveText('First new idea');
  await expect(refine.field('Estimate')).toHaveValue('3');
  await page.keyboard.press('Escape');
  await expect(backlog.row('First new idea')).toContainText('Missing');
});

test('several fields of several items are filled in at once, and one undo takes them back', async ({ page, open }) => {
  const { hands, backlog } = await newItems(page, open, ['First new idea', 'Second new idea'], 'Content', 'new idea');
  for (const title of ['First new idea', 'Second new idea']) await backlog.select(title);
  await backlog.press('Fill in…');
  await backlog.confirm('Fill in selected items', 'Fill in', async (dialog) => {
    await hands.select(dialog.getByRole('combobox', { name: 'Owner' }), 'Priya Kaur');
    await hands.write(dialog.getByRole('textbox', { name: 'Estimate' }), '3');
    await expectAccessible(page);
  });
  for (const title of ['First new idea', 'Second new idea']) {
    await expect(backlog.row(title).locator('.rows__number')).toHaveText(/^3/);
    await expect(backlog.row(title).locator('.backlog-item__missing')).not.toContainText('owner');
  }
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click();
  await expect(backlog.row('First new idea').locator('.backlog-item__missing')).toContainText('owner');
});
