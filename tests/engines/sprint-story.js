// One sprint from the founding of a team to its closing, told once for every engine.
import assert from 'node:assert/strict';

const PRIORITY = 'Win the security segment';
const GOAL = 'Auditors understand the package without a call';
const PAGE = 'Pricing page explains the audit';
const CALL = 'Auditors get a call back';

export async function sprintStory(person) {
  await startTeam(person);
  await found(person);
  await refine(person, PAGE, { owner: 'Priya Kaur', estimate: '4' });
  await refine(person, CALL, { owner: 'Mara Lindqvist', estimate: '3' });
  await plan(person);
  await work(person);
  await checkIn(person);
  await review(person);
  await takeAlong(person);
}

export async function startTeam(person) {
  await person.press('button', 'Start a team');
  await person.confirm('Start a team', 'Start a team', async (dialog) => {
    await dialog.write('Team name', 'Northwind');
    await dialog.write('Your name', 'Mara Lindqvist');
  });
  await person.hasTitle('Today');
}

export async function found(person) {
  await person.goTo('team', 'Team');
  await person.press('button', 'Add team member');
  await person.confirm('Team member', 'Add team member', async (dialog) => {
    await dialog.write('Name', 'Priya Kaur');
    await dialog.tick('checkbox', 'Channel owner');
  });
  await person.goTo('priorities', 'Priorities');
  await person.press('button', 'Add priority');
  await person.confirm('Priority', 'Save', async (dialog) => {
    await dialog.write('Objective', PRIORITY);
    await dialog.write('Quarterly goal', '120 demo requests a month');
  });
  await person.find('article', undefined, { words: PRIORITY });
}

export async function addItem(person, title) {
  await person.goTo('backlog', 'Backlog');
  await person.select('Work type', 'Operational improvement');
  await person.write('New item', title);
  await person.press('button', 'Add item');
  await person.in('list', 'Backlog').find('link', title);
}

export async function refine(person, title, { owner, estimate, isThere = false }) {
  if (isThere) await person.goTo('backlog', 'Backlog');
  else await addItem(person, title);
  await person.in('list', 'Backlog').press('link', title);
  const panel = person.in('complementary', 'Item');
  await panel.find('heading', new RegExp(title));
  await panel.enter('Purpose: what will change?', 'Visitors know what the audit includes');
  await panel.enter('Audience', 'Heads of security');
  await panel.select('Owner', owner);
  await panel.enter('Estimate', estimate);
  await panel.select('Priority', PRIORITY);
  await panel.enter('Expected value', '10 demo requests a month');
  await panel.write('Add an acceptance criterion', 'Sales has read it');
  await panel.press('button', 'Add');
  await panel.find('checkbox', 'Met: Sales has read it');
  await person.until(`${title} is Ready`, () => person.browser.run(() => document.querySelector('.item-state')?.textContent === 'Ready'));
  await panel.press('button', 'Close');
  await person.isGone('complementary', 'Item');
}

async function plan(person) {
  await person.goTo('plan', 'Plan a sprint');
  await person.press('button', 'Start planning');
  await person.hasTitle(/^Plan sprint/);
  await person.press('button', 'Set goal');
  await person.confirm('Sprint goal', 'Save goal', (dialog) => dialog.write('Goal', GOAL));
  for (const title of [PAGE, CALL]) {
    await person.in('list', 'Ready to commit').in('listitem', undefined, { words: title }).tick('checkbox');
  }
  const capacity = person.in('complementary', 'Capacity');
  for (const hours of [/4\sof\s\d+\sh/, /3\sof\s\d+\sh/]) await capacity.reads(hours);
  await person.press('button', 'Start sprint');
  await person.hasTitle('Board');
}

const card = (person, title, column) => (column ? person.in('region', column) : person).in('article', new RegExp(title));

export async function move(person, title, column) {
  await card(person, title).choose(/^Move or open/, column);
}

export async function isIn(person, title, column) {
  await person.in('region', column).find('article', new RegExp(title));
}

async function work(person) {
  for (const title of [PAGE, CALL]) await isIn(person, title, 'Ready');
  for (const title of [PAGE, CALL]) {
    await move(person, title, 'Active');
    await isIn(person, title, 'Active');
  }
  await move(person, CALL, 'Blocked');
  await person.confirm('Report blocker', 'Report blocker', async (dialog) => {
    await dialog.write("What's blocking it?", 'Nobody answers the phone');
    await dialog.write('Who can unblock it?', 'Priya Kaur');
  });
  await isIn(person, CALL, 'Blocked');
  await move(person, PAGE, 'Under review');
  await isIn(person, PAGE, 'Under review');
}

async function checkIn(person) {
  await person.goTo('check-in', 'Check-in');
  await person.press('button', 'Start check-in');
  await person.in('article', new RegExp(CALL)).press('button', 'Add next action');
  await person.confirm('Next action', 'Save next action', async (dialog) => {
    await dialog.write("What's the next action?", 'Ask the second number');
    await dialog.select('Owner', 'Priya Kaur');
  });
  await person.sees('Ask the second number');
  await person.press('button', 'End check-in');
  await person.find('button', 'Start check-in');

  await person.goTo('board', 'Board');
  await move(person, CALL, 'Resolve blocker');
  await person.confirm('Resolve blocker', 'Resolve', (dialog) => dialog.write(/./, 'They answered'));
  await isIn(person, CALL, 'Active');
}

async function review(person) {
  await person.goTo('review', 'Review');
  const page = person.in('article', new RegExp(PAGE));
  await page.tick('checkbox');
  await page.press('button', 'Accept');
  await page.reads(/Accepted by/);
  await person.press('button', 'Start review');
  await person.tick('radio', 'Met');
  await person.write('Why?', 'Fewer calls ask what the package holds');
  await person.press('button', 'Save result');
  await person.sees('Goal result saved');
  await person.write('What did we observe?', 'The page answers most questions');
  await person.write("What's the next decision?", 'Scale the page to two more segments');
  await person.press('button', 'Save notes');
  await person.sees('Notes saved');
  await person.in('listitem', undefined, { words: CALL }).press('button', /outcome/i);
  await person.confirm('What happens to this item?', 'Save outcome', async (dialog) => {
    await dialog.tick('radio', /^Carry over/);
    await dialog.write('Reason', 'It starts next week');
  });
  await person.press('button', 'Skip with a reason');
  await person.confirm('Skip the retrospective', 'Skip with a reason', (dialog) => dialog.write('Reason', 'We held it over lunch'));
  await person.sees('You can close the sprint');
  await person.press('button', 'Close sprint');
  await person.sees('is closed');
}

/** What is stored says what was done, and says the same after the page is opened again. */
async function takeAlong(person) {
  await person.goTo('data', 'Data');
  const text = await person.saved('Export');
  for (const words of [GOAL, PRIORITY, PAGE, CALL, 'They answered', 'Ask the second number', 'Scale the page to two more segments', 'It starts next week', 'We held it over lunch']) {
    assert.ok(text.includes(words), `“${words}” is in the file`);
  }
  await person.reload();
  await person.hasTitle('Data');
  assert.equal(await person.saved('Export'), text);
}
