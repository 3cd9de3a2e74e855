// A sprint of three people at once, each in another browser, on one workspace in a folder that all of them reach.
import assert from 'node:assert/strict';
import { addItem, found, isIn, move, refine, startTeam } from './sprint-story.js';

const PAGE = 'Pricing page explains the audit';
const CALL = 'Auditors get a call back';
const ASKED = 'Auditors wait a week for an answer';
const ACTION = 'If a call comes in, note it the same day';
const [MARA, PRIYA, JONAS] = ['Mara Lindqvist', 'Priya Kaur', 'Jonas Weber'];

/** What one does is with the others within seconds; a slow machine runs three browsers. */
export async function teamStory(mara, priya, jonas) {
  const all = [mara, priya, jonas];
  await startTeam(mara);
  await found(mara);
  await addMember(mara, JONAS);
  const link = await share(mara, '/team/north/');
  await Promise.all([join(priya, link, PRIYA), join(jonas, link, JONAS)]);

  // All three at once.
  await Promise.all([addItem(mara, PAGE), addItem(priya, 'Newsletter for auditors'), addItem(jonas, 'Webinar on the audit')]);
  for (const one of all) for (const title of [PAGE, 'Newsletter for auditors', 'Webinar on the audit']) await one.sees(title);

  await ask(jonas);
  await accept(priya);
  await mara.goTo('backlog', 'Backlog');
  await mara.in('list', 'Backlog').find('link', CALL);
  await Promise.all([
    refine(mara, PAGE, { owner: PRIYA, estimate: '4', isThere: true }),
    refine(priya, CALL, { owner: JONAS, estimate: '3', isThere: true }),
  ]);
  await plan(mara);

  await Promise.all(all.map((one) => one.goTo('board', 'Board')));
  for (const one of all) for (const title of [PAGE, CALL]) await isIn(one, title, 'Ready');
  await Promise.all([move(priya, PAGE, 'Active'), move(jonas, CALL, 'Active')]);
  for (const one of all) for (const title of [PAGE, CALL]) await isIn(one, title, 'Active');
  await move(priya, PAGE, 'Under review');
  await isIn(mara, PAGE, 'Under review');
  await mara.goTo('review', 'Review');
  const page = mara.in('article', new RegExp(PAGE));
  await page.tick('checkbox');
  await page.press('button', 'Accept');
  await isIn(jonas, PAGE, 'Done');

  await retrospective(mara, priya, jonas);
  await same(all);
}

async function addMember(person, name) {
  await person.goTo('team', 'Team');
  await person.press('button', 'Add team member');
  await person.confirm('Team member', 'Add team member', async (dialog) => {
    await dialog.write('Name', name);
    await dialog.tick('checkbox', 'Channel owner');
  });
}

/** Shares the workspace in a folder, and returns the link for the others. */
async function share(person, address) {
  await person.choose(/Northwind/, 'Share this workspace…');
  await person.find('dialog', 'Share this workspace');
  await person.write('Folder address', address);
  await person.press('button', 'Share');
  const details = person.in('dialog', 'Team space');
  const link = await person.browser.run((one) => one.href, await details.find('link'));
  await details.press('button', 'Close');
  return link;
}

async function join(person, link, name) {
  await person.open(link);
  await person.press('button', 'Join');
  await person.select('Who are you?', name);
  await person.press('button', 'Start working');
  await person.isGone('dialog', 'Join a team space');
}

async function ask(person) {
  await person.goTo('intake', 'Intake');
  await person.press('button', 'New request');
  await person.confirm('New request', 'Submit request', async (dialog) => {
    await dialog.write('What is the problem?', ASKED);
  });
}

async function accept(person) {
  await person.goTo('intake', 'Intake');
  await person.in('article', undefined, { words: ASKED }).press('button', 'Accept');
  await person.confirm('Accept into backlog', 'Accept', async (dialog) => {
    await dialog.write('Title', CALL);
    await dialog.select('Work type', 'Operational improvement');
  });
}

async function plan(person) {
  await person.goTo('plan', 'Plan a sprint');
  await person.press('button', 'Start planning');
  await person.hasTitle(/^Plan sprint/);
  await person.press('button', 'Set goal');
  await person.confirm('Sprint goal', 'Save goal', (dialog) => dialog.write('Goal', 'Auditors are answered'));
  for (const title of [PAGE, CALL]) {
    await person.in('list', 'Ready to commit').in('listitem', undefined, { words: title }).tick('checkbox');
  }
  await person.press('button', 'Start sprint');
  await person.hasTitle('Board');
}

/** Everybody writes on a page of their own, and one agrees on an action. */
async function retrospective(mara, priya, jonas) {
  await jonas.goTo('retro', 'Retrospective');
  await jonas.press('button', 'Start retrospective');
  await step(jonas, 'Gather');
  for (const one of [mara, priya]) {
    await one.go('retro');
    await one.press('link', 'Resume');
    await step(one, 'Gather');
  }
  await Promise.all([
    write(mara, MARA, 'The page was early'),
    write(priya, PRIYA, 'Two people edited one page'),
    write(jonas, JONAS, 'Calls were forgotten'),
  ]);
  await jonas.sees('3 cards, 3 of 3');
  await jonas.press('button', 'Reveal cards');
  for (const one of [mara, priya, jonas]) await one.sees('Calls were forgotten');
  await step(jonas, 'Discuss');
  await jonas.press('button', /^Action/);
  await jonas.confirm('Action', 'Save action', async (dialog) => {
    await dialog.write('What will we do, and what triggers it?', ACTION);
    await dialog.select('Owner', PRIYA);
    await dialog.write('Measure of success', 'No call is forgotten');
    await dialog.select('Type of action', 'Operational tweak');
  });
  for (const one of [mara, priya]) await step(one, 'Discuss');
  for (const one of [mara, priya, jonas]) await one.sees(ACTION);
}

async function step(person, name) {
  await person.in('navigation', 'Steps').press('link', new RegExp(`^${name}`));
}

async function write(person, name, text) {
  await person.in('listitem', undefined, { words: name }).press('button', /^Start turn/);
  await person.press('button', `I'm ${name}`);
  await person.select('Column', 'Friction');
  await person.write('One thought', text);
  await person.press('button', 'Add card');
  await person.sees(text);
  await person.press('button', 'Done, hide my cards');
}

/** All of them hold the same bytes, and once more after their pages were opened again. */
async function same(all) {
  await Promise.all(all.map((one) => one.goTo('data', 'Data')));
  const texts = () => Promise.all(all.map((one) => one.saved('Export')));
  let [first, ...others] = [];
  await all[0].until('all three hold the same', async () => {
    [first, ...others] = await texts();
    return others.every((other) => other === first);
  });
  for (const words of [PAGE, CALL, ASKED, ACTION, 'Webinar on the audit']) assert.ok(first.includes(words), `“${words}” is there`);
  await Promise.all(all.map((one) => one.reload()));
  await Promise.all(all.map((one) => one.hasTitle('Data')));
  for (const text of await texts()) assert.equal(text, first);
}
