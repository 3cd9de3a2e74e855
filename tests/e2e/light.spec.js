// Light work: how many actions it takes, typed letters not counted.
import { Backlog } from './pages/backlog.js';
import { Board } from './pages/board.js';
import { Data } from './pages/data.js';
import { Plan } from './pages/plan.js';
import { Today } from './pages/today.js';
import { CountingHands } from './support/count.js';
import { expect, test } from './support/test.js';

const TO_DOS = ['Write the newsletter', 'Fix the header', 'Call the printer', 'Post the photos', 'Ask for a quote',
  'Update the price list', 'Answer the comments', 'Book the room'];

test('one person gets from an empty page to a running week in at most 20 actions', async ({ page, open }) => {
  await open();
  const hands = new CountingHands(page);
  const today = new Today(page, hands);
  await today.startAlone({ founder: 'Mara' });

  const backlog = new Backlog(page, hands);
  await backlog.open();
  await hands.paste(page.getByRole('textbox', { name: 'New item' }), TO_DOS.map((line) => `- ${line}, 2h`).join('\n'));
  await backlog.confirm('Add 8 items?', 'Add items');

  const plan = new Plan(page, hands);
  await plan.begin();
  await plan.press('Select all that fit');
  await expect(plan.offer.getByRole('checkbox', { checked: true })).toHaveCount(8);
  await plan.setGoal({ text: 'Ready for the fair', priority: 'No priority' });
  await plan.start();
  const board = new Board(page, hands);
  await expect(board.title).toHaveText(/^Board/);
  await expect(page.getByRole('article')).toHaveCount(8);
  expect(hands.actions, 'actions from an empty page to a running week').toBeLessThanOrEqual(20);

  // One key marks a to-do done.
  await board.card(/Fix the header$/).focus();
  await page.keyboard.press('d');
  await board.expectIn(/Fix the header$/, 'Done');
});

test('in a team a two-hour fix is done in at most 3 actions', async ({ page, open }) => {
  await open('#/data');
  const hands = new CountingHands(page);
  await new Data(page, hands).loadSample();
  const backlog = new Backlog(page, hands);
  await backlog.open();
  const field = page.getByRole('textbox', { name: 'New item' });
  await field.focus();

  hands.actions = 0;
  await hands.write(field, 'Fix the header link 1h');
  await hands.key('Enter');
  const row = backlog.row('Fix the header link');
  await hands.press(row.getByRole('button', { name: /^More for/ }));
  await hands.pressInMenu(page.getByRole('menuitem', { name: 'Mark done' }));
  await expect(row).toHaveCount(0);
  expect(hands.actions, 'actions from the idea to done').toBeLessThanOrEqual(3);

  // What only its owner can mark done is offered to nobody else.
  await hands.write(field, 'Fix the footer link 1h');
  await hands.key('Enter');
  await backlog.actAs('Jonas Weber');
  await backlog.row('Fix the footer link').getByRole('button', { name: /^More for/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Mark done' })).toHaveCount(0);
});
