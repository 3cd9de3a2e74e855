// A whole retrospective with six people, half of them by private turns and half by files: by pointer
// on a desk, by finger on a phone, by keyboard alone. A reload in the middle of every step loses nothing.
import { readFile } from 'node:fs/promises';
import { Retro } from './pages/retro.js';
import { expectAccessible } from './support/axe.js';
import { KeyboardHands, PointerHands } from './support/hands.js';
import { expect, open as openRoute, test } from './support/test.js';

const DESK = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

const WAYS = [
  { name: 'by pointer on a desk', use: DESK, hands: (page) => new PointerHands(page) },
  { name: 'by finger on a phone', use: PHONE, hands: (page) => new PointerHands(page, { touch: true }) },
  { name: 'by keyboard alone on a desk', use: DESK, hands: (page) => new KeyboardHands(page) },
  { name: 'by keyboard alone in a narrow window', use: { viewport: PHONE.viewport }, hands: (page) => new KeyboardHands(page) },
];

const HERE = ['Aiko Tanaka', 'Ines Duarte', 'Jonas Weber'];
const AWAY = ['Mara Lindqvist', 'Priya Kaur', 'Sven Larsen'];

const LATE = 'Account lists reach paid too late';
const DAYS = 'Late account lists cost paid three days';
const EARLY = 'The landing page was read before it went live';
const DOUBT = 'Do auditors read mail at all?';
const CARDS = [LATE, DAYS, EARLY, DOUBT];

for (const { name, use, hands: handsOf } of WAYS) {
  test.describe(name, () => {
    test.use(use);

    test('six people hold a retrospective, and no reload loses anything', async ({ page, open, freshProfile }, info) => {
      test.setTimeout(300_000);
      const retro = new Retro(page, handsOf(page));
      await openSample(page, open, retro);
      await test.step('opens', () => opening(retro));
      await test.step('looks at facts and promises', () => facts(retro));
      await test.step('gathers, by turns and by files', () => gather(retro, freshProfile, info));
      await test.step('groups', () => group(retro));
      await test.step('votes', () => vote(retro));
      await test.step('discusses', () => discuss(retro));
      await test.step('compares and decides', () => decide(retro));
      await test.step('closes with a report', () => close(retro, info));
    });
  });
}

/** Opens a dialog by its button, writes, and is reloaded in the middle: what was written is back. */
async function halfWay(retro, button, label, words) {
  const { page, hands } = retro;
  const field = page.getByRole('dialog').getByLabel(label);
  await hands.press(button);
  await hands.write(field, words);
  await reload(retro);
  await hands.press(button);
  await expect(page.getByText('Draft restored.')).toBeVisible();
  await expect(field).toHaveValue(words);
  return page.getByRole('dialog');
}

/** Reloads, and waits until the page can be used. */
async function reload({ page }) {
  await page.reload();
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
}

async function openSample(page, open, retro) {
  await open();
  await retro.hands.press(page.getByRole('button', { name: 'Explore a sample team' }));
  await expect(page.getByText('Sample team loaded')).toBeVisible();
  await retro.begin({ members: [...HERE, ...AWAY] });
}

async function opening(retro) {
  const { page, hands } = retro;
  const spread = page.getByRole('region', { name: 'How safe is it to speak openly here?' });
  for (const answer of ["I'd say most things", "I'd say most things"]) {
    await hands.press(retro.button(answer));
  }
  await expect(spread).toContainText('2 of 6 have answered');
  await reload(retro);
  await hands.press(retro.button('I can say anything'));
  await expect(spread).toContainText('3 of 6 have answered');
  await expect(spread.locator('meter')).toHaveCount(0);
  await hands.press(spread.getByRole('button', { name: 'Show results' }));
  const dialog = page.getByRole('dialog', { name: 'Show results' });
  await expect(dialog).toContainText("3 people haven't answered yet");
  await hands.press(dialog.getByRole('button', { name: 'Show results' }));
  await expect(spread.locator('meter')).toHaveCount(5);
  await expectAccessible(page);
}

async function facts(retro) {
  const { page, hands } = retro;
  await retro.step('Facts and open actions');
  await expect(page.getByText(/^\d+ of 12 \(\d+%\)$/)).toBeVisible();
  const judge = retro.button('Record result').first();
  const dialog = await halfWay(retro, judge, 'Number or reason', '84 → 97 %');
  await hands.select(dialog.getByLabel('Result'), 'Done, and it worked');
  await hands.press(dialog.getByRole('button', { name: 'Save result' }));
  await expect(page.getByText('Done, and it worked 84 → 97 %')).toBeVisible();
  await reload(retro);
  await expect(page.getByText('Done, and it worked 84 → 97 %')).toBeVisible();
  await expectAccessible(page);
}

/** Someone elsewhere writes one card and saves the file. */
async function writeAway(retro, freshProfile, pack, who, [column, text]) {
  const away = await freshProfile();
  const there = new Retro(away, new retro.hands.constructor(away, { touch: retro.hands.touch }));
  await openRoute(away, '#/cards');
  await there.hands.file(away.getByLabel('The file you were sent'), pack);
  await there.hands.select(away.getByLabel('Who are you?'), who);
  await there.hands.press(there.button('Start'));
  await there.card(column, text);
  const saved = await (await there.hands.download(there.button('Download file'))).path();
  const content = await readFile(saved);
  expect(content.toString()).not.toContain(who);
  return { name: `${who}.json`, mimeType: 'application/json', buffer: content };
}

async function gather(retro, freshProfile, info) {
  const { page, hands } = retro;
  await retro.step('Gather');
  const pack = info.outputPath('pack.json');
  await (await hands.download(retro.button('Download invite file'))).saveAs(pack);
  const wrote = [['Friction', LATE], ['Friction', DAYS], ['Wins', EARLY]];
  const files = [];
  for (const [at, who] of AWAY.entries()) {
    files.push(await writeAway(retro, freshProfile, pack, who, wrote[at]));
  }
  await expect(page.getByText('0 cards, 0 of 6 have written')).toBeVisible();
  await hands.file(page.getByLabel('Returned files'), files);
  await expect(page.getByText('3 cards, 3 of 6 have written')).toBeVisible();
  await expect(page.getByText('Waiting', { exact: true })).toHaveCount(3);
  await hands.file(page.getByLabel('Returned files'), files);
  await expect(page.getByText('already added')).toHaveCount(3);
  await retro.hides(CARDS);

  await retro.take(HERE[0]);
  await hands.write(page.getByLabel('One thought'), DOUBT);
  await reload(retro);
  await retro.hides([DOUBT]);
  await retro.take(HERE[0]);
  await expect(page.getByLabel('One thought')).toHaveValue(DOUBT);
  await hands.select(page.getByLabel('Column'), 'Questions');
  await hands.press(retro.button('Add card'));
  await expect(page.getByLabel('One thought')).toHaveValue('');
  await reload(retro);
  await retro.hides(CARDS);
  await retro.take(HERE[0]);
  await expect(page.getByText(DOUBT)).toBeVisible();
  await retro.handBack();
  for (const who of HERE.slice(1)) {
    await retro.take(who);
    await retro.handBack();
  }
  await expect(page.getByText('4 cards, 6 of 6 have written')).toBeVisible();
  await retro.hides(CARDS);
  await expectAccessible(page);
  await hands.press(retro.button('Reveal cards'));
  for (const card of CARDS) await expect(page.getByText(card)).toBeVisible();
  await hands.write(page.getByLabel('One thought'), 'Half a thought');
  await reload(retro);
  for (const card of CARDS) await expect(page.getByText(card)).toBeVisible();
  await expect(page.getByLabel('One thought')).toHaveValue('Half a thought');
}

/** Puts one topic onto another, as this hand does. */
async function together(retro, one, other) {
  const { page, hands } = retro;
  const topic = (text) => page.locator('.topics__topic').filter({ hasText: text });
  if (hands instanceof KeyboardHands) {
    for (const text of [one, other]) {
      await hands.reachRow(topic(text));
      await page.keyboard.press('Space');
    }
    await page.keyboard.press('g');
    const dialog = page.getByRole('dialog', { name: 'Group' });
    await hands.write(dialog.getByLabel('Group name'), 'Lists are late');
    return hands.press(dialog.getByRole('button', { name: 'Group' }));
  }
  // A mouse drags the whole card, by its name too; a finger its handle.
  const grip = hands.touch ? '[data-drag-handle]' : '.topics__name span';
  await hands.carry(topic(one).locator(grip).first(), topic(other));
  await expect(page.locator('.topics__topic')).toHaveCount(3);
  // Taken back, and once more with boxes and a button.
  await page.keyboard.press('Control+z');
  await expect(page.locator('.topics__topic')).toHaveCount(4);
  for (const text of [one, other]) await hands.tick(topic(text).getByRole('checkbox'));
  const topics = page.getByRole('region', { name: 'Topics' });
  await hands.press(topics.getByRole('button', { name: /^Group/ }).first());
  const dialog = page.getByRole('dialog', { name: 'Group' });
  await hands.write(dialog.getByLabel('Group name'), 'Lists are late');
  await hands.press(dialog.getByRole('button', { name: 'Group' }));
}

async function group(retro) {
  const { page } = retro;
  await retro.step('Group');
  await together(retro, LATE, DAYS);
  await expect(page.locator('.topics__topic')).toHaveCount(3);
  await reload(retro);
  const group = page.locator('.topics__topic').filter({ hasText: 'Lists are late' });
  for (const card of [LATE, DAYS]) await expect(group).toContainText(card);
  await expectAccessible(page);
}

async function vote(retro) {
  const { page, hands } = retro;
  await retro.step('Vote');
  const totals = () => page.evaluate(() => /\d votes?\b(?! each| left)/.test(document.body.textContent));
  for (const who of [...HERE, ...AWAY.slice(0, 2)]) await retro.vote(who, ['Lists are late']);
  await retro.take(AWAY[2]);
  await hands.press(retro.button(/^More for Lists are late/));
  await hands.press(retro.button(/^More for The landing page/));
  await reload(retro);
  await expect(page.getByText(/^5 of 6 have voted/)).toBeVisible();
  expect(await totals()).toBe(false);
  await retro.take(AWAY[2]);
  await expect(page.getByText('0 of 2 votes left')).toBeVisible();
  await hands.press(retro.button('Cast your votes'));
  await expect(page.getByText(/^6 of 6 have voted/)).toBeVisible();
  expect(await totals()).toBe(false);
  await expectAccessible(page);
  await hands.press(retro.button('Show results'));
  await expect(page.getByText('6 votes', { exact: true })).toBeVisible();
  await reload(retro);
  await expect(page.getByText('6 votes', { exact: true })).toBeVisible();
}

async function discuss(retro) {
  const { page, hands } = retro;
  await retro.step('Discuss');
  await expect(page.getByRole('heading', { name: 'Lists are late' })).toBeVisible();
  await hands.write(page.getByLabel('Notes'), 'The list leaves CRM on Fridays');
  await reload(retro);
  await expect(page.getByLabel('Notes')).toHaveValue('The list leaves CRM on Fridays');
  for (const who of [...HERE, ...AWAY]) await hands.press(retro.button(who));
  await expect(page.getByText('everyone has spoken')).toBeVisible();
  const action = await halfWay(retro, page.getByRole('button', { name: /^Action/ }), 'What will we do, and what triggers it?', 'If a list changes, tell paid that day');
  await hands.select(action.getByLabel('Owner'), 'Priya Kaur');
  await hands.write(action.getByLabel('Measure of success'), 'No late lists');
  await hands.select(action.getByLabel('Type of action'), 'Operational tweak');
  await hands.press(action.getByRole('button', { name: 'Save action' }));
  await expect(page.getByRole('region', { name: 'Outcome', exact: true })).toContainText('If a list changes, tell paid that day');
  await reload(retro);
  await expectAccessible(page);
  await hands.press(retro.button('End topic'));
  await expect(page.getByRole('heading', { level: 2, name: EARLY })).toBeVisible();
  await hands.press(retro.button('Park'));
  const park = page.getByRole('dialog', { name: 'Park topic' });
  await hands.write(park.getByLabel('Reason'), 'It went well; thanks were said');
  await hands.press(park.getByRole('button', { name: 'Park topic' }));
  await expect(page.getByRole('region', { name: 'No votes' })).toContainText(DOUBT);
}

async function decide(retro) {
  const { page, hands } = retro;
  await retro.step('Expected vs. actual');
  await expect(page.getByRole('region', { name: "This sprint's hypotheses" })).toBeVisible();
  await expectAccessible(page);
  const gap = await halfWay(retro, retro.button('Close a data gap'), "What can't we measure?", 'What auditors read');
  await hands.select(gap.getByLabel('Who will make it measurable?'), 'Sven Larsen');
  await hands.write(gap.getByLabel(/^How/), 'Ten answers');
  await hands.press(gap.getByRole('button', { name: 'Save action' }));
  await retro.step('Decide');
  await hands.press(retro.button('Add to backlog').first());
  const out = page.getByRole('region', { name: 'Outcomes' });
  await expect(out.getByRole('link', { name: /^MKT-/ })).toBeVisible();
  const decision = await halfWay(retro, page.getByRole('button', { name: /^Decision/ }), 'What was decided?', 'Lists leave on Mondays');
  await hands.press(decision.getByRole('button', { name: 'Save decision' }));
  await reload(retro);
  await expect(out.getByRole('link', { name: /^MKT-/ })).toBeVisible();
  await expectAccessible(page);
}

async function close(retro, info) {
  const { page, hands } = retro;
  await retro.step('Close');
  await hands.press(retro.button('Mostly'));
  await hands.write(page.getByLabel("For people who weren't there"), 'Lists were late; from now on paid hears of a change that day.');
  await reload(retro);
  await expect(page.getByLabel("For people who weren't there")).toHaveValue(/^Lists were late/);
  await expectAccessible(page);
  await hands.press(retro.button('End session'));
  await expect(page.getByText('Ended', { exact: true })).toBeVisible();
  await hands.press(page.getByRole('link', { name: 'Open report' }));
  const report = page.locator('.report');
  for (const words of [...CARDS, 'Lists were late; from now on', 'The list leaves CRM on Fridays', 'Lists leave on Mondays', 'What auditors read', 'Priya Kaur', '84 → 97 %', '6 votes']) {
    await expect(report).toContainText(words);
  }
  for (const who of ['Aiko Tanaka', 'Sven Larsen']) await expect(report.getByRole('row').filter({ hasText: LATE }).last()).not.toContainText(who);
  await expectAccessible(page);
  const pages = await countPages(page);
  expect(pages, 'the printed report').toBeLessThanOrEqual(3);
  await info.attach('report.pdf', { body: await page.pdf({ format: 'A4' }), contentType: 'application/pdf' });
}

/** How many pages of paper the screen takes. */
async function countPages(page) {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  return (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
}
