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
  await dialog.getByRole('textbox', { name: 'Name of the team' }).fill('New team');
  await dialog.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await dialog.getByRole('button', { name: 'Start the team' }).click();
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
    'Work in progress above': 1, 'One item blocked above': 0, 'Scope change above': 0,
    'Older than this percentile': 1, 'Flow efficiency below': 100,
  });
  await expect(page.getByText(/flow efficiency below 40.* → 100/i)).toBeAttached();
  await open(page, '#/plan');
  await page.getByRole('combobox', { name: 'Ready item' }).selectOption({ index: 1 });
  await page.getByRole('textbox', { name: 'Why now' }).fill('The fair was moved');
  await page.getByRole('button', { name: 'Add to the sprint' }).click();
  await expect(page.getByText('Added to the sprint')).toBeVisible();
  const raised = [
    ['Too much is in progress', 'Limit active work: finish before starting'],
    ['Work stands still too long', 'Fix the dependency or decision bottleneck'],
    ["The sprint's scope keeps moving", 'Protect the sprint: what is new waits'],
    ['Work is older than usual', 'Raise the old work in the next check-in'],
    ['Work waits more than it moves', 'Look at the largest wait and shorten it'],
  ];
  await today(page);
  for (const [title, response] of raised) await expectRaised(signals, title, response);
  expect(await signals.all.locator('> .signals__signal').count()).toBeLessThanOrEqual(3);

  await open(page, '#/plan');
  await expectRaised(signals, 'Too much is in progress', raised[0][1]);
  const response = await signals.accept('Too much is in progress');
  await signals.expectGone('Too much is in progress');
  await signals.decide('Work is older than usual');
  await signals.expectGone('Work is older than usual');
  for (const [title] of raised.filter(([title]) => !/^(Too much|Work is older)/.test(title))) await answered(signals, title);

  const backlog = new Backlog(page, new PointerHands(page));
  await backlog.open();
  await backlog.openItem(response);
  await expect(backlog.field('What changes')).toHaveValue('No longer: too much is in progress');
  await expect(backlog.panel.getByLabel('Notes and brief')).toHaveValue(/Too much is in progress\. at most 1.*\n- MKT-/);
  await today(page);
  await signals.expectGone('Too much is in progress');
});

test('time that passes raises what is owed; dismissed it returns on new evidence alone, put off on its day', async ({ page }) => {
  await sampleTeam(page);
  await itIs(page, after(60));
  const signals = new Signals(page, new PointerHands(page));
  await expectRaised(signals, 'Blocked work is not escalated', 'Escalate blocked work to who can decide, on its check date');
  await expectRaised(signals, 'Tests were launched but not reviewed', 'Hold the review and write the decision down for every test');

  await signals.dismiss('Blocked work is not escalated', 'Legal is away, and knows');
  await signals.putOff('Tests were launched but not reviewed', dayOf(after(64)));
  await itIs(page, after(62));
  await signals.expectGone('Blocked work is not escalated');
  await signals.expectGone('Tests were launched but not reviewed');
  await itIs(page, after(64));
  await expect(signals.of('Tests were launched but not reviewed')).toHaveCount(1);
  await signals.expectGone('Blocked work is not escalated');

  // Another blocker past its check date is new evidence.
  await open(page, '#/board');
  const card = page.getByRole('region', { name: 'Active', exact: true }).getByRole('article').first();
  await card.focus();
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'What is in the way?' }).fill('No figures yet');
  await dialog.getByRole('textbox', { name: 'Who must unblock it?' }).fill('Finance');
  await dialog.getByRole('button', { name: 'Mark as blocked' }).click();
  await expect(dialog).toHaveCount(0);
  await itIs(page, after(80));
  await expect(signals.of('Blocked work is not escalated')).toHaveCount(1);
  await answered(signals, 'Blocked work is not escalated');
  await answered(signals, 'Tests were launched but not reviewed');
});

test('a plan that lost its validation is a measurement gap, also where another was dismissed', async ({ page }) => {
  await sampleTeam(page);
  const signals = await today(page);
  const title = 'Measurement gaps are open';
  await expectRaised(signals, title, 'Close the measurement gaps before the next sprint');
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
  await expectRaised(signals, 'Check-ins repeat status', 'Talk of blockers and next actions only in check-ins');
  await answered(signals, 'Check-ins repeat status');
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
  await expectRaised(signals, 'The backlog grows while little ships', 'Limit the commitment and decline what will not be done');
  await answered(signals, 'The backlog grows while little ships');
});

const PREPARED = [
  {
    title: 'Too much is committed',
    response: 'Commit to less, by the limit of what got done',
    change: (workspace) => { closedOf(workspace).at(-1).figures.done = 5; },
  },
  {
    title: 'Work moves on without a definition of done',
    response: 'Write acceptance criteria and a definition of done by work type',
    change: ({ work_types }) => Object.values(work_types).forEach((type) => delete type.done),
  },
  {
    title: 'A retrospective is overdue',
    response: 'Date the retrospective and hold it',
    change: (workspace) => delete closedOf(workspace).at(-1).retrospective,
  },
  {
    title: 'Work was carried over twice',
    response: 'Split what was carried over twice, or drop it',
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
    title: 'Cycles end without learning',
    response: 'End every cycle with notes, a learning and a decision',
    change: (workspace) => {
      for (const learning of Object.values(workspace.learnings)) delete learning.sprint;
      for (const decision of Object.values(workspace.decisions)) decision.made_in = 'between';
    },
  },
  {
    title: 'Nearly every request is accepted',
    response: 'Triage harder: say no with a reason',
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
    title: 'More gets done, less is decided',
    response: 'Look at what was learned, not at how much was done',
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
    title: 'Learning takes longer',
    response: 'Shorten the way from launch to decision',
    change: (workspace) => closedOf(workspace).slice(-3).forEach(({ figures }, at) => { figures.lead_time = 480 * (at + 1); }),
  },
];

for (const { title, response, change } of PREPARED) {
  test(`after weeks: ${title.toLowerCase()}`, async ({ page, freshProfile }, testInfo) => {
    test.setTimeout(120_000);
    const fresh = await freshProfile();
    await prepared(page, fresh, testInfo, change);
    const signals = await today(fresh);
    await expectRaised(signals, title, response);
    expect(await answered(signals, title)).toBe(response);
    await itIs(fresh, after(1), '#/backlog');
    await expect(fresh.getByRole('list', { name: 'Backlog' }).getByRole('link', { name: response, exact: true })).toBeVisible();
    await open(fresh, '#/');
    await signals.expectGone(title);
  });
}
