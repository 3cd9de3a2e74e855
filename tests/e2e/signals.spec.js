// Every signal: provoked by what people do or by time that passes, found on Today with its evidence
// and the response the procedure prescribes, and answered.
import { Backlog } from './pages/backlog.js';
import { CheckIn } from './pages/check-in.js';
import { Signals } from './pages/signals.js';
import { after, dayOf, itIs, prepared, sampleTeam } from './support/clock.js';
import { PointerHands } from './support/hands.js';
import { expect, open, test } from './support/test.js';

async function today(page) {
  await open(page, '#/');
  return new Signals(page, new PointerHands(page));
}

/** Found on Today with evidence and response. */
async function expectRaised(signals, title, response) {
  const signal = await signals.unfold(title);
  await expect(signal.locator('.signals__do')).toHaveText(`${response}.`);
  await expect(signal.getByRole('listitem').first()).toBeVisible();
}

/** Accepted into the backlog, and gone. */
async function answered(signals, title) {
  const response = await signals.accept(title);
  await signals.expectGone(title);
  return response;
}

/** The closed sprints of a file, oldest first. */
const closedOf = ({ sprints }) =>
  Object.values(sprints).filter(({ state }) => state?.closed).sort((one, other) => one.number - other.number);

test('no signal in an empty workspace, and none in a new team that begins', async ({ page }) => {
  await open(page, '#/');
  await expect(page.locator('.signals')).toHaveCount(0);
  await page.getByRole('button', { name: 'Start a team' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Team name' }).fill('New team');
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await dialog.getByRole('button', { name: 'Start a team' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today');
  for (const route of ['#/', '#/plan', '#/review', '#/metrics']) {
    await open(page, route);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.signals__signal')).toHaveCount(0);
  }
});

test('a threshold that is crossed raises its signal on Today and beside the plan; its response is in the backlog', async ({ page }) => {
  await sampleTeam(page);
  const signals = new Signals(page, new PointerHands(page));
  await signals.setThresholds({
    'Work in progress above': 1, 'One item blocked for more than': 0, 'Scope change above': 0,
    'Older than this percentile': 1, 'Flow efficiency below': 100,
  });
  await expect(page.getByText(/flow efficiency below 40.* → 100/i)).toBeAttached();
  await open(page, '#/plan');
  await page.getByRole('combobox', { name: 'Ready item' }).selectOption({ index: 1 });
  await page.getByRole('textbox', { name: 'Reason' }).fill('The fair was moved');
  await page.getByRole('button', { name: 'Add to the sprint' }).click();
  await expect(page.getByText('Added to the sprint')).toBeVisible();
  const raised = [
    ['Too much work in progress', 'Finish work before starting more'],
    ['Too much time blocked', 'Fix the dependency or decision bottleneck'],
    ['Sprint scope keeps changing', 'Protect the sprint: new work waits for the next one'],
    ['Work is older than usual', 'Bring the oldest items up at the next check-in'],
    ['Work spends more time waiting than moving', 'Find the biggest wait and shorten it'],
  ];
  await today(page);
  for (const [title, response] of raised) await expectRaised(signals, title, response);
  expect(await signals.all.locator('> .signals__signal').count()).toBeLessThanOrEqual(3);

  await open(page, '#/plan');
  await expectRaised(signals, 'Too much work in progress', raised[0][1]);
  const response = await signals.accept('Too much work in progress');
  await signals.expectGone('Too much work in progress');
  await signals.decide('Work is older than usual');
  await signals.expectGone('Work is older than usual');
  for (const [title] of raised.filter(([title]) => !/^(Too much|Work is older)/.test(title))) await answered(signals, title);

  const backlog = new Backlog(page, new PointerHands(page));
  await backlog.open();
  await backlog.openItem(response);
  await expect(backlog.field('Purpose: what will change?')).toHaveValue('Fixes an alert: too much work in progress');
  await backlog.panel.getByText('More fields').click();
  await expect(backlog.panel.getByLabel('Notes and brief')).toHaveValue(/^Too much work in progress\. .*limit.* 1\.\n- MKT-/);
  await today(page);
  await signals.expectGone('Too much work in progress');
});

test('time that passes raises what is owed; dismissed it returns on new evidence alone, put off on its day', async ({ page }) => {
  await sampleTeam(page);
  await itIs(page, after(60));
  const signals = new Signals(page, new PointerHands(page));
  await expectRaised(signals, 'Overdue blockers are not escalated', 'Escalate overdue blockers to someone who can decide');
  await expectRaised(signals, 'Work is older than usual', 'Bring the oldest items up at the next check-in');

  await signals.dismiss('Overdue blockers are not escalated', 'Legal is away, and knows');
  await signals.putOff('Work is older than usual', dayOf(after(64)));
  await itIs(page, after(62));
  await signals.expectGone('Overdue blockers are not escalated');
  await signals.expectGone('Work is older than usual');
  await itIs(page, after(64));
  await expect(signals.of('Work is older than usual')).toHaveCount(1);
  await signals.expectGone('Overdue blockers are not escalated');

  // Another blocker past its check date is new evidence.
  await open(page, '#/board');
  const card = page.getByRole('region', { name: 'Active', exact: true }).getByRole('article').first();
  await card.focus();
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: "What's blocking it?" }).fill('No figures yet');
  await dialog.getByRole('textbox', { name: 'Who can unblock it?' }).fill('Finance');
  await dialog.getByRole('button', { name: 'Report blocker' }).click();
  await expect(dialog).toHaveCount(0);
  await itIs(page, after(80));
  await expect(signals.of('Overdue blockers are not escalated')).toHaveCount(1);
  await answered(signals, 'Overdue blockers are not escalated');
  await answered(signals, 'Work is older than usual');
});

test('a plan that lost its validation is a measurement gap, also where another was dismissed', async ({ page }) => {
  await sampleTeam(page);
  const signals = await today(page);
  const title = 'Data gaps are open';
  await expectRaised(signals, title, 'Close the data gaps before the next sprint');
  await signals.dismiss(title, 'We know about that one');
  await signals.expectGone(title);

  await open(page, '#/board');
  const measured = page.getByRole('article').filter({ hasText: /Experiment|Campaign/ }).first();
  await measured.getByRole('link').first().click();
  const backlog = new Backlog(page, new PointerHands(page));
  await backlog.hands.expand(backlog.section('Measurement and launch'));
  await backlog.hands.enter(backlog.field('Target'), 'Twice as many');
  await today(page);
  await expect(signals.of(title)).toHaveCount(1);
  await signals.decide(title);
  await signals.expectGone(title);
});

test('check-ins that only tell status are a signal from the second on', async ({ page }) => {
  await sampleTeam(page);
  for (const days of [1, 2]) {
    await itIs(page, after(days), '#/check-in');
    const checkIn = new CheckIn(page, new PointerHands(page));
    await checkIn.start();
    await checkIn.end();
  }
  const signals = await today(page);
  await expectRaised(signals, 'Check-ins only repeat status', 'Limit check-ins to blockers and next actions');
  await answered(signals, 'Check-ins only repeat status');
});

test('a backlog that grows while little ships is a signal', async ({ page }) => {
  test.setTimeout(120_000);
  await sampleTeam(page);
  await open(page, '#/backlog');
  const field = page.getByRole('textbox', { name: 'New item' });
  for (let number = 1; number <= 30; number += 1) {
    await field.fill(`Idea ${number}`);
    await field.press('Enter');
    await expect(field).toHaveValue('');
  }
  const signals = await today(page);
  await expectRaised(signals, 'The backlog is growing faster than you ship', 'Limit the commitment and decline what won\'t be done');
  await answered(signals, 'The backlog is growing faster than you ship');
});

const PREPARED = [
  {
    title: 'Over-committed',
    response: 'Commit to less, based on what you actually finished',
    change: (workspace) => { closedOf(workspace).at(-1).figures.done = 5; },
  },
  {
    title: 'Work in progress has no definition of done',
    response: 'Write acceptance criteria and a definition of done for each work type',
    change: ({ work_types }) => Object.values(work_types).forEach((type) => delete type.done),
  },
  {
    title: 'Retrospective overdue',
    response: 'Schedule the retrospective and hold it',
    change: (workspace) => delete closedOf(workspace).at(-1).retrospective,
  },
  {
    title: 'Work keeps being carried over',
    response: 'Split work that was carried over twice, or drop it',
    change: (workspace) => {
      const open = Object.values(workspace.items).find(({ position }) => !position || position === 'backlog');
      for (const { final_lines } of closedOf(workspace).slice(-2)) {
        const line = { ...structuredClone(final_lines[0]), item: open.id, key: open.key, title: open.title, stage: 'active' };
        delete line.accepted;
        final_lines.push({ ...line, outcome: { destination: 'carry-over', reason: 'Blocked too long' } });
      }
    },
  },
  {
    title: 'Sprints end without a learning',
    response: 'End every sprint with notes, a learning and a decision',
    change: (workspace) => {
      for (const learning of Object.values(workspace.learnings)) delete learning.sprint;
      for (const decision of Object.values(workspace.decisions)) decision.made_in = 'between';
    },
  },
  {
    title: 'Nearly every request is accepted',
    response: 'Triage harder: say no, with a reason',
    change: (workspace) => {
      const taken = Object.values(workspace.requests).find(({ state }) => state?.accepted);
      for (const [id, { state }] of Object.entries(workspace.requests)) if (state?.declined) delete workspace.requests[id];
      for (let number = 0; number < 12; number += 1) {
        const id = `0199eeee-0000-7000-8000-${String(number).padStart(12, '0')}`;
        workspace.requests[id] = { ...structuredClone(taken), id };
      }
    },
  },
  {
    title: 'More output, fewer decisions',
    response: 'Look at what was learned, not how much was done',
    change: (workspace) => {
      const last = closedOf(workspace).slice(-3);
      last.forEach(({ figures }, at) => Object.assign(figures, { done: 3 + at, committed: 8, added_done: 0 }));
      // As many decisions as sprints were left: three, two, one.
      const decisions = Object.values(workspace.decisions);
      decisions.forEach((decision) => { decision.made.at = '2020-01-01T09:00:00+01:00'; });
      const wanted = last.flatMap(({ commitment }, at) => Array(3 - at).fill(commitment.approved.at));
      wanted.forEach((at, number) => { decisions[number].made.at = at; });
    },
  },
  {
    title: 'Learning takes longer each sprint',
    response: 'Shorten the time from launch to decision',
    change: (workspace) => closedOf(workspace).slice(-3).forEach(({ figures }, at) => { figures.lead_time = 480 * (at + 1); }),
  },
];

for (const { title, response, change } of PREPARED) {
  test(`after weeks: ${title.toLowerCase()}`, async ({ page, freshProfile }, testInfo) => {
    test.setTimeout(120_000);
    await prepared(page, freshProfile, testInfo, change);
    const signals = await today(page);
    await expectRaised(signals, title, response);
    expect(await answered(signals, title)).toBe(response);
    await itIs(page, after(1), '#/backlog');
    await expect(page.getByRole('list', { name: 'Backlog' }).getByRole('link', { name: response, exact: true })).toBeVisible();
    await open(page, '#/');
    await signals.expectGone(title);
  });
}
