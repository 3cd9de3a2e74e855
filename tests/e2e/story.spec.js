// One sprint from the founding of a team to its closing, and the workspace carried to another
// browser: once with a pointer and once with the keyboard alone, on a desk and on a phone.
import { Backlog } from './pages/backlog.js';
import { Board } from './pages/board.js';
import { CheckIn } from './pages/check-in.js';
import { Data } from './pages/data.js';
import { Intake } from './pages/intake.js';
import { Plan } from './pages/plan.js';
import { Priorities } from './pages/priorities.js';
import { Review } from './pages/review.js';
import { Team } from './pages/team.js';
import { Today } from './pages/today.js';
import { comesBack } from './support/clock.js';
import { KeyboardHands, PointerHands } from './support/hands.js';
import { expect, open as openRoute, test } from './support/test.js';

const MONDAY = new Date('2026-11-16T09:00:00+01:00');
const LATER = new Date('2026-11-25T15:00:00+01:00');
const DESK = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 } };

const WAYS = [
  { name: 'by pointer on a desk', use: DESK, hands: (page) => new PointerHands(page) },
  { name: 'by keyboard on a desk', use: DESK, hands: (page) => new KeyboardHands(page) },
  { name: 'by finger on a phone', use: { ...PHONE, hasTouch: true }, hands: (page) => new PointerHands(page, { touch: true }) },
  { name: 'by keyboard at the width of a phone', use: PHONE, hands: (page) => new KeyboardHands(page) },
];

const PRIORITY = 'Win the security segment';
const PAGE = 'Pricing page explains the audit';
const CAMPAIGN = 'Autumn campaign for auditors';
const IDEA = 'Something with video';
const REPORT = 'Weekly report sends itself';
const BOOK = 'Handbook for partners';

for (const { name, use, hands: handsOf } of WAYS) {
  test.describe(name, () => {
    test.use(use);

    test('a team runs one sprint and takes it along', async ({ page, open, freshProfile }) => {
      test.setTimeout(240_000);
      await page.clock.setFixedTime(MONDAY);
      await open();
      const hands = handsOf(page);
      await test.step('starts a team', () => startTeam(page, hands));
      await test.step('takes requests in', () => takeIn(page, hands));
      await test.step('refines until ready', () => refine(page, hands));
      await test.step('plans what fits', () => plan(page, hands));
      await test.step('works on the board', () => work(page, hands));
      await test.step('checks in', () => checkIn(page, hands));
      await comesBack(page, LATER);
      await test.step('reviews and closes', () => review(page, hands));
      await test.step('opens equal elsewhere', () => carry(page, hands, freshProfile, handsOf));
    });
  });
}

async function startTeam(page, hands) {
  await new Today(page, hands).startTeam({ name: 'Northwind Marketing', founder: 'Mara Lindqvist' });
  const team = new Team(page, hands);
  await team.open();
  await team.add({ name: 'Priya Kaur', roles: ['Channel owner'] });
  await team.add({ name: 'Ines Duarte', roles: ['Analytics owner'] });
  const priorities = new Priorities(page, hands);
  await priorities.open();
  await priorities.add({ objective: PRIORITY, goal: '120 demo requests a month' });
}

async function takeIn(page, hands) {
  const intake = new Intake(page, hands);
  await intake.open();
  const unclear = 'Visitors ask what the audit includes before they talk to us.';
  await intake.submit({ problem: unclear, name: 'Rosa Alvarez', audience: 'Heads of security' });
  await intake.submit({ problem: 'We need a mascot.', name: 'Tom', audience: 'Everyone' });
  await intake.accept(unclear, { title: PAGE, workType: 'Content' });
  await intake.decline('We need a mascot.', "Doesn't support the current priority");
}

async function refine(page, hands) {
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await expect(backlog.row(PAGE)).toContainText('Missing');
  await backlog.openItem(PAGE);
  await backlog.expectMissing('owner', 'estimate');
  await backlog.refine({
    change: 'Visitors know what the audit includes', audience: 'Heads of security', owner: 'Priya Kaur',
    estimate: '12', value: '10 demo requests a month', priority: PRIORITY, criterion: 'Sales has read it',
  });
  await backlog.expectReady();
  await backlog.closeItem();

  await backlog.add(CAMPAIGN, 'Campaign');
  await backlog.openItem(CAMPAIGN);
  await backlog.refine({
    change: 'Auditors ask for a demo', audience: 'Auditors', owner: 'Mara Lindqvist', estimate: '20',
    value: '30 demo requests', priority: PRIORITY,
  });
  await backlog.expectMissing('measurement plan', 'Analytics validation');
  await backlog.planMeasurement({
    Hypothesis: 'Auditors recommend what they can check', 'Primary metric': 'Demo requests', Target: '30',
    'Data source': 'CRM', 'Decision rule': 'Go on from 30', reviewOn: '2026-12-20',
  });
  await backlog.actAs('Ines Duarte');
  await backlog.validatePlan();
  await backlog.expectReady();
  await backlog.actAs('Mara Lindqvist');
  await backlog.closeItem();

  for (const [title, estimate, owner] of [[REPORT, '10', 'Ines Duarte'], [BOOK, '50', 'Priya Kaur']]) {
    await backlog.add(title, 'Operational improvement');
    await backlog.openItem(title);
    await backlog.refine({ change: 'Less work by hand', audience: 'The team', owner, estimate });
    await backlog.expectReady();
    await backlog.closeItem();
  }
  await backlog.add(IDEA, 'Content');
}

async function plan(page, hands) {
  const plan = new Plan(page, hands);
  await plan.begin();
  await plan.setGoal({ text: 'Auditors understand the package without a call', priority: PRIORITY });
  for (const title of [PAGE, CAMPAIGN, REPORT, BOOK]) await plan.toggle(title, true);
  await expect(plan.row(IDEA)).toHaveCount(0);

  // What is not ready cannot be passed to planning, by the bulk bar either.
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.select(IDEA);
  await backlog.press('Add to next sprint');
  await expect(backlog.refusal('Not ready yet')).toContainText('MKT-5 needs: purpose');
  await backlog.press('Clear selection');

  await plan.goTo('Plan', /^Plan sprint/);
  await expect(plan.bar('Priya Kaur')).toContainText('62 of 56 h');
  await plan.start();
  const refusal = plan.refusal('Over capacity');
  await expect(refusal).toContainText('Priya Kaur');
  await plan.press('Reassign MKT-1 to Ines Duarte', refusal);
  await expect(plan.bar('Priya Kaur')).toContainText('50 of 56 h');
  await expect(refusal).toHaveCount(0);
  await plan.start();
  await expect(plan.title).toHaveText('Board');
}

async function work(page, hands) {
  const board = new Board(page, hands);
  for (const title of [PAGE, CAMPAIGN, REPORT, BOOK]) await board.expectIn(title, 'Ready');
  await board.moveByMenu(PAGE, 'Active');
  await board.expectIn(PAGE, 'Active');
  await board.carry(CAMPAIGN, 'Active');
  await board.expectIn(CAMPAIGN, 'Active');
  await board.carry(REPORT, 'Active');
  await board.expectIn(REPORT, 'Active');

  await board.carry(CAMPAIGN, 'Blocked');
  await board.describeBlocker('Report blocker', { reason: 'The speaker has not agreed', unblocker: 'Priya Kaur' });
  await board.expectIn(CAMPAIGN, 'Blocked');

  // Done means accepted: the board alone does not get there.
  await board.moveByMenu(PAGE, 'Under review');
  await board.expectIn(PAGE, 'Under review');
  await board.moveByMenu(PAGE, 'Done');
  await expect(board.refusal('Done means accepted', board.card(PAGE))).toBeVisible();
  await board.expectIn(PAGE, 'Under review');
  await board.moveByMenu(REPORT, 'Under review');
  await board.expectIn(REPORT, 'Under review');
}

async function checkIn(page, hands) {
  const checkIn = new CheckIn(page, hands);
  await checkIn.open();
  await checkIn.start();
  await expect(checkIn.topic(CAMPAIGN)).toContainText('The speaker has not agreed');
  await checkIn.agree(CAMPAIGN, { what: 'Ask the second speaker', owner: 'Priya Kaur', due: '2026-11-18' });
  await checkIn.end();
  await expect(page.getByText('only repeated status')).toHaveCount(0);

  const board = new Board(page, hands);
  await board.open();
  await board.resolveByMenu(CAMPAIGN, 'The second speaker agreed');
  await board.expectIn(CAMPAIGN, 'Active');
}

async function review(page, hands) {
  const review = new Review(page, hands);
  await review.open();
  await review.meetAll(PAGE);
  await review.accept(PAGE);
  await review.giveBack(REPORT, 'Nobody has tried it yet');
  await review.press('Start review');
  await review.close();
  await expect(review.refusal('Not ready to close')).toBeVisible();

  await review.judgeGoal('Met', 'Fewer calls ask what the package holds');
  await review.note('The page answers most questions', 'Scale the page to two more segments');
  await review.decide('Write pages for two more segments', 'The first one worked');
  await review.outcome(CAMPAIGN, /^Carry over/, 'It starts next week');
  await review.outcome(REPORT, /^Back to refinement/, 'Nobody has tried it yet');
  await review.outcome(BOOK, /^Drop/, 'Partners did not ask for it');
  await expect(review.standing).toContainText('retrospective');
  await review.skipRetrospective('We held it over lunch');
  await expect(review.standing).toContainText('You can close the sprint');
  await review.close();
  await expect(page.getByText('Sprint closed')).toBeVisible();
  const result = page.getByRole('region', { name: 'Sprint 1 is closed' });
  await expect(result).toHaveText(/1 of 4 items shipped(?!,)/);
  await expect(result).toContainText('Goal met');
  await result.getByRole('link', { name: 'Open report' }).click();
  await expect(page.getByRole('table', { name: 'Items of Sprint 1' })).toBeVisible();
}

async function carry(page, hands, freshProfile, handsOf) {
  const data = new Data(page, hands);
  await data.open();
  const file = await data.export();
  expect(file.name).toBe('northwind-marketing-workspace-2026-11-25.json');

  const elsewhere = await freshProfile();
  await elsewhere.clock.setFixedTime(LATER);
  await openRoute(elsewhere, '#/data');
  const there = new Data(elsewhere, handsOf(elsewhere));
  await there.import(file.path);
  expect((await there.export()).text).toBe(file.text);
  await elsewhere.reload();
  await elsewhere.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
  expect((await there.export()).text).toBe(file.text);
}
