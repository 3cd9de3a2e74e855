// A retrospective of the sample team on one device, told once for every engine: nothing is shown before its time, and
// a reload between the steps loses nothing.
import assert from 'node:assert/strict';

const LATE = 'Account lists arrive late for paid';
const DAYS = 'Late account lists cost three days';
const EARLY = 'The landing page was live early';
const CARDS = [LATE, DAYS, EARLY];
const ACTION = 'If a list changes, tell paid that day';

export async function retroStory(person) {
  await person.press('button', /sample team/);
  await person.hasTitle('Today');
  await person.goTo('retro', 'Retrospective');
  await person.press('button', 'Start retrospective');
  await poll(person);
  await gather(person);
  await group(person);
  await vote(person);
  await discuss(person);
  await close(person);
}

/** Goes to a step by its link. */
async function goToStep(person, name) {
  await person.in('navigation', 'Steps').press('link', new RegExp(`^${name}`));
  await person.until(`the step is ${name}`, () => person.browser.run((wanted) =>
    document.querySelector('[aria-current="step"]')?.textContent.includes(wanted), name));
}

/** Shows what is hidden though somebody is missing. */
async function showNow(person, title, missing) {
  await person.confirm(title, title, (dialog) => dialog.in('dialog', title).reads(missing));
}

async function poll(person) {
  const spread = person.in('region', 'How safe is it to speak openly here?');
  for (const answered of [1, 2]) {
    await spread.press('button', "I'd say most things");
    await spread.reads(new RegExp(`${answered} of \\d+ have answered`));
  }
  await person.reload();
  await spread.press('button', 'I can say anything');
  await spread.reads(/3 of \d+ have answered/);
  assert.equal(await spread.count('meter'), 0, 'no result while people still answer');
  await spread.press('button', 'Show results');
  await showNow(person, 'Show results', /people haven't answered yet/);
  await person.until('the results are shown', async () => (await spread.count('meter')) === 5);
}

/** Takes the device over for the first who has not written or voted yet. */
async function takeTurn(person) {
  await person.press('button', /^Start turn/);
  await person.press('button', /^I'm /);
}

async function write(person, cards) {
  await takeTurn(person);
  for (const [column, text] of cards) {
    await person.select('Column', column);
    await person.write('One thought', text);
    await person.press('button', 'Add card');
    await person.sees(text);
  }
  await person.press('button', 'Done, hide my cards');
}

async function hides(person, words) {
  const page = await person.everything();
  for (const word of words) assert.ok(!page.includes(word), `“${word}” is not in the page`);
}

async function gather(person) {
  await goToStep(person, 'Gather');
  await write(person, [['Friction', LATE], ['Wins', EARLY]]);
  await person.sees('2 cards, 1 of ');
  await hides(person, CARDS);
  await write(person, [['Friction', DAYS]]);
  await person.sees('3 cards, 2 of ');
  await hides(person, CARDS);
  await person.reload();
  await person.sees('3 cards, 2 of ');
  await hides(person, CARDS);
  await person.press('button', 'Reveal cards');
  await showNow(person, 'Reveal cards', /haven't finished writing yet/);
  for (const card of CARDS) await person.sees(card);
}

async function group(person) {
  await goToStep(person, 'Group');
  await person.in('region', 'Suggested groups').press('button', 'Group');
  await person.isGone('region', 'Suggested groups');
}

async function vote(person) {
  await goToStep(person, 'Vote');
  for (const [at, topic] of ['ccount lists', 'ccount lists', EARLY].entries()) {
    await takeTurn(person);
    await person.press('button', new RegExp(`^More for .*${topic}`));
    await person.press('button', 'Cast your votes');
    await person.in('main').reads(new RegExp(`${at + 1} of \\d+ have voted`));
  }
  const main = person.in('main');
  assert.doesNotMatch(await main.text(), /2 votes/);
  await person.reload();
  await person.press('button', 'Show results');
  await showNow(person, 'Show results', /haven't voted yet/);
  await main.reads(/2 votes/);
}

async function discuss(person) {
  await goToStep(person, 'Discuss');
  await person.find('heading', /ccount lists/);
  await person.press('button', /^Action/);
  await person.confirm('Action', 'Save action', async (dialog) => {
    await dialog.write('What will we do, and what triggers it?', ACTION);
    await dialog.select('Owner', 'Priya Kaur');
    await dialog.write('Measure of success', 'Half as many late lists');
    await dialog.select('Type of action', 'Operational tweak');
  });
  await person.in('region', 'Outcome').reads(new RegExp(ACTION));
  await person.reload();
  await person.in('region', 'Outcome').reads(new RegExp(ACTION));
  const topics = person.in('region', 'Topics');
  await person.press('button', 'End topic');
  await person.confirm('End topic', 'End topic', (dialog) => dialog.in('dialog', 'End topic').reads(/haven't spoken yet/));
  await topics.in('listitem', undefined, { words: 'ccount lists' }).reads(/Done/);
  await topics.press('button', EARLY);
  await person.find('heading', EARLY);
  await person.press('button', 'Park');
  await person.confirm('Park topic', 'Park topic', (dialog) => dialog.write('Reason', 'It went well'));
  await topics.in('listitem', undefined, { words: EARLY }).reads(/Parked/);
}

async function close(person) {
  await goToStep(person, 'Close');
  await person.press('button', 'End session');
  await person.press('link', 'Open report');
  const report = person.in('main');
  for (const words of [...CARDS, ACTION, 'Priya Kaur', '2 votes']) await report.reads(new RegExp(words));
  await person.reload();
  for (const words of [...CARDS, ACTION, 'Priya Kaur', '2 votes']) await report.reads(new RegExp(words));
}
