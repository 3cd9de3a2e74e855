// Two more people's days, each by pointer, by keyboard alone and by finger on a phone. The lead's is in story.spec.js.
import { Backlog } from './pages/backlog.js';
import { Board } from './pages/board.js';
import { CheckIn } from './pages/check-in.js';
import { Plan } from './pages/plan.js';
import { Review } from './pages/review.js';
import { Today } from './pages/today.js';
import { after, comesBack, sampleTeam } from './support/clock.js';
import { KeyboardHands, PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

const DESK = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const WAYS = [
  { name: 'by pointer', use: DESK, hands: (page) => new PointerHands(page) },
  { name: 'by keyboard', use: DESK, hands: (page) => new KeyboardHands(page) },
  { name: 'by finger', use: PHONE, hands: (page) => new PointerHands(page, { touch: true }) },
];

const GUIDE = 'Guide: the first 90 days of an audit';
const WEBINAR = 'Partner webinar on supply chain audits';

for (const { name, use, hands: handsOf } of WAYS) {
  test.describe(name, () => {
    test.use(use);

    test("a channel owner's day: start, ask, block, follow up, tell", async ({ page, context }) => {
      test.setTimeout(120_000);
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await sampleTeam(page);
      await comesBack(page, after(2));
      const hands = handsOf(page);
      await test.step('starts what Today offers', () => startNext(page, hands));
      await test.step('asks a colleague in a comment', () => ask(page, hands));
      await test.step('says what blocks it', () => block(page, hands));
      await test.step('follows up in the check-in and tells the others', () => followUp(page, hands));
      await test.step('the colleague is asked on Today', () => isAsked(page, hands));
    });

    test("a freelancer's week: from a list to a closed sprint", async ({ page, open }) => {
      test.setTimeout(120_000);
      await page.clock.setFixedTime(after(0));
      await open();
      const hands = handsOf(page);
      await test.step('begins alone with a list', () => list(page, hands));
      await test.step('plans a week of it', () => planWeek(page, hands));
      await test.step('does it', () => doIt(page, hands));
      await comesBack(page, after(4));
      await test.step('closes the week', () => closeWeek(page, hands));
    });
  });
}

async function startNext(page, hands) {
  const today = new Today(page, hands);
  await today.goTo('Today');
  await today.actAs('Aiko Tanaka');
  await hands.press(today.waitsTo('Start'));
  const panel = page.getByRole('complementary', { name: 'Item' });
  await hands.press(panel.getByRole('button', { name: 'Start', exact: true }));
  await expect(panel.getByRole('button', { name: 'Send for review' })).toBeVisible();
}

async function ask(page, hands) {
  const comments = page.getByRole('region', { name: 'Comments' });
  const field = comments.getByRole('textbox', { name: 'Comment' });
  await hands.write(field, 'Which form counts, @In');
  // The name is completed as it is typed.
  await field.press('e');
  await expect(comments.getByRole('option', { name: '@Ines Duarte' })).toBeVisible();
  await field.press('Enter');
  await expect(field).toHaveValue(/@Ines Duarte/);
  await hands.press(comments.getByRole('button', { name: 'Add comment' }));
  await expect(comments.getByText('Which form counts')).toBeVisible();
}

async function block(page, hands) {
  const panel = page.getByRole('complementary', { name: 'Item' });
  const board = new Board(page, hands);
  await hands.press(panel.getByRole('button', { name: 'Report blocker' }));
  await board.describeBlocker('Report blocker', { reason: 'Legal reads it on Friday', unblocker: 'Legal' });
  await expect(panel.getByText('Legal reads it on Friday').first()).toBeVisible();
  await hands.press(panel.getByRole('button', { name: 'Close', exact: true }));
  await expect(panel).toHaveCount(0);
  await board.open();
  await board.expectIn(GUIDE, 'Blocked');
}

async function followUp(page, hands) {
  const checkIn = new CheckIn(page, hands);
  await checkIn.open();
  await checkIn.start();
  const topic = checkIn.topic(WEBINAR);
  await expect(topic).toContainText('Follow-up overdue');
  await checkIn.press('Change follow-up date', topic);
  await checkIn.confirm('Follow up again', 'Set follow-up', (dialog) =>
    hands.day(dialog.getByLabel('Follow up on'), '2026-11-20'));
  await expect(topic).not.toContainText('Follow-up overdue');
  await checkIn.press('Add decision', topic);
  await checkIn.confirm('Decision', 'Record decision', async (dialog) => {
    await hands.write(dialog.getByRole('textbox', { name: 'What was decided?' }), 'The webinar runs without the list');
    await hands.write(dialog.getByRole('textbox', { name: 'Why?' }), 'The date stands');
  });
  await checkIn.end();
  await checkIn.press('Copy');
  await hands.pressInMenu(page.getByRole('menuitem', { name: 'Copy for chat' }));
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('The webinar runs without the list');
}

async function isAsked(page, hands) {
  const today = new Today(page, hands);
  await today.goTo('Today');
  await today.actAs('Ines Duarte');
  await hands.press(today.waitsTo('Answer'));
  await expect(page.getByRole('region', { name: 'Comments' })).toContainText('Which form counts');
}

async function list(page, hands) {
  await new Today(page, hands).startAlone({ founder: 'Mara' });
  const backlog = new Backlog(page, hands);
  await backlog.open();
  for (const line of ['Write the newsletter 2h', 'Fix the header 1h', 'Call the printer 1h']) {
    const field = page.getByRole('textbox', { name: 'New item' });
    await hands.write(field, line);
    await field.press('Enter');
    await expect(backlog.row(line.replace(/ \dh$/, ''))).toBeVisible();
  }
}

async function planWeek(page, hands) {
  const plan = new Plan(page, hands);
  await plan.begin();
  await plan.press('Select all that fit');
  await expect(plan.offer.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await plan.setGoal({ text: 'Ready for the fair', priority: 'No priority' });
  // What was chosen before there was a goal can be said to support it, or not.
  await expect(plan.offer.getByRole('button', { name: 'Supports goal' })).toHaveCount(3);
  await plan.start();
}

async function doIt(page, hands) {
  const board = new Board(page, hands);
  await expect(board.title).toHaveText(/^Board/);
  for (const title of ['Write the newsletter', 'Fix the header']) {
    await board.moveByMenu(title, 'Done');
    await board.expectIn(title, 'Done');
  }
}

async function closeWeek(page, hands) {
  const review = new Review(page, hands);
  await review.open();
  await review.press('Start review');
  await review.judgeGoal('Partly met', 'The printer is on holiday');
  await review.note('Mornings are for writing', 'Call first, write later');
  await review.outcome('Call the printer', /^Carry over/, 'Next Monday');
  await review.skipRetrospective('One line is enough');
  await review.close();
  await expect(page.getByText('Sprint closed')).toBeVisible();
}
