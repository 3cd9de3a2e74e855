// Other ways of working: one person alone in cycles, rights that are enforced, and a launch with its gate.
import { Backlog } from './pages/backlog.js';
import { Board } from './pages/board.js';
import { Data } from './pages/data.js';
import { Frame } from './pages/frame.js';
import { Intake } from './pages/intake.js';
import { Plan } from './pages/plan.js';
import { Priorities } from './pages/priorities.js';
import { Review } from './pages/review.js';
import { comesBack } from './support/clock.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

const MONDAY = new Date('2026-11-16T09:00:00+01:00');
const LATER = new Date('2026-11-27T15:00:00+01:00');
const REPORT = 'Weekly report sends itself';
const PRIORITY = 'More time for campaigns';
const HANDBOOK = 'Handbook for partners';

class Workflow extends Frame {
  async open() {
    await this.goTo('Workspace', 'Team');
    await this.hands.press(this.page.getByRole('link', { name: 'Workflow', exact: true }));
    await expect(this.title).toHaveText('Workflow');
  }

  /** Changes the rules in their form. */
  async change(fill) {
    await this.press('Edit workflow');
    await this.confirm('Edit workflow', 'Save workflow', fill);
  }
}

async function startAlone(page, hands) {
  const today = new Frame(page, hands);
  await today.press('Plan for myself');
  await today.confirm('Plan for myself', 'Start planning', (dialog) =>
    hands.write(dialog.getByRole('textbox', { name: 'Your name' }), 'Jo Brandt'));
  await expect(today.title).toHaveText('Today');
}

test('one person plans and accepts alone, in cycles that roll on', async ({ page, open }) => {
  const hands = new PointerHands(page);
  await page.clock.setFixedTime(MONDAY);
  await open();
  await startAlone(page, hands);
  const workflow = new Workflow(page, hands);
  await workflow.open();
  await workflow.change((rules) => hands.select(rules.getByRole('combobox', { name: 'Way of working' }), 'Continuous, reviewed in cycles'));

  const priorities = new Priorities(page, hands);
  await priorities.open();
  await priorities.add({ objective: PRIORITY, goal: 'Two hours a week' });

  const backlog = new Backlog(page, hands);
  await backlog.open();
  for (const title of [REPORT, HANDBOOK]) {
    await backlog.add(title, 'Operational improvement');
    await backlog.openItem(title);
    await backlog.refine({ change: 'Less work by hand', audience: 'The team', owner: 'Jo Brandt', estimate: '4' });
    await backlog.expectReady();
    await backlog.closeItem();
  }

  const plan = new Plan(page, hands);
  await plan.goTo('Plan', 'Start a review cycle');
  await plan.press('Start cycle');
  await expect(plan.title).toHaveText('Board');
  await plan.goTo('Plan', /is running$/);
  await plan.setGoal({ text: 'Nobody collects figures by hand', priority: PRIORITY });
  for (const [key, title] of [['MKT-1', REPORT], ['MKT-2', HANDBOOK]]) {
    await hands.select(page.getByRole('combobox', { name: 'Ready item' }), `${key} ${title}`);
    await plan.press('Pull in');
    await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible();
  }

  const board = new Board(page, hands);
  await board.open();
  await board.moveByMenu(REPORT, 'Active');
  await board.moveByMenu(REPORT, 'Under review');
  await board.moveByMenu(HANDBOOK, 'Active');
  await board.expectIn(HANDBOOK, 'Active');

  // Alone, the owner accepts.
  await comesBack(page, LATER);
  const review = new Review(page, hands);
  await review.open();
  await review.meetAll(REPORT);
  await review.accept(REPORT);
  await review.press('Start review');
  await review.judgeGoal('Met', 'The figures come by themselves');
  await review.note('It saves an hour a week', 'Write down how it is done');
  await review.split(HANDBOOK, { rest: 'Second half of the handbook', reason: 'The first half is useful alone' });
  await review.skipRetrospective('Alone this time');
  await review.close();
  await expect(page.getByText('Sprint closed')).toBeVisible();

  // The next cycle runs already, and the rest waits in the list.
  await board.goTo('Plan', /is running$/);
  await backlog.open();
  await expect(backlog.row('Second half of the handbook')).toBeVisible();
});

test('rights that are enforced refuse with a way forward', async ({ page, open }) => {
  const hands = new PointerHands(page);
  await open('#/data');
  await new Data(page, hands).loadSample();
  const workflow = new Workflow(page, hands);
  await workflow.open();
  await workflow.change(async (rules) => {
    await hands.tick(rules.getByRole('radio', { name: 'Enforce: only people with the role' }));
    await hands.write(rules.getByRole('textbox', { name: 'Reason for the change' }), 'Requests were accepted by anyone');
  });

  const intake = new Intake(page, hands);
  await intake.open();
  await intake.actAs('Tom Becker');
  const problem = 'Nobody outside the company knows that the product now reads audit reports';
  await intake.press('Decline', intake.card(problem));
  const dialog = intake.dialog('Decline request');
  await intake.press("Doesn't support the current priority", dialog);
  await intake.press('Decline', dialog);
  const refusal = dialog.getByRole('alert').filter({ hasText: 'Someone else decides this' });
  await expect(refusal).toBeVisible();
  await hands.press(refusal.getByRole('button', { name: /^Act as / }).first());
  await intake.press('Decline', dialog);
  await expect(dialog).toHaveCount(0);
  await expect(intake.card(problem)).toHaveCount(0);
});
