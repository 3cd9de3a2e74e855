// Text that is half typed is never lost, and never stops the page, whichever way one leaves it.
import { isShown } from '../../scripts/begin.mjs';
import { SCREENS as ALL, sample } from './support/measure.js';
import { expect, open as openRoute, test } from './support/test.js';

/** Every screen, some of them without a field. */
const SCREENS = [...ALL, '#/cards'];

/** Every dialog with text, by its screen and its button. */
const DIALOGS = [
  ['#/intake', 'Import a request'], ['#/intake', 'New request'], ['#/intake', 'Accept'], ['#/intake', 'Merge'], ['#/intake', 'Decline'],
  ['#/plan', 'Change goal'], ['#/plan', 'Remove MKT-75'],
  ['#/review', 'Add evidence'], ['#/review', 'Return with a reason'], ['#/review', 'Choose an outcome'], ['#/review', 'Cancel sprint'],
  ['#/review', 'Record a decision'], ['#/review', 'Skip with a reason'],
  ['#/learnings', 'Record a decision'], ['#/learnings', 'Record a learning'], ['#/learnings', 'Turn into a play'],
  ['#/learnings', 'Edit'], ['#/learnings', 'Review decision'],
  ['#/playbook', 'New play'], ['#/playbook', 'Edit'], ['#/playbook', 'Retire'],
  ['#/team', 'Add team member'], ['#/team', 'Add channel'], ['#/priorities', 'Add priority'], ['#/priorities', 'Log a value'],
  ['#/workflow', 'Edit workflow'], ['#/workflow', 'Add work type'], ['#/workflow', 'Edit'],
];

/** Text that is written by hand; a search is a question, and a day is chosen. */
const FIELDS = 'main :is(input[type=text], input[type=url], textarea, [contenteditable=true])';

/** Waits until what has just happened is on the screen. */
function painted(page) {
  return page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
}

/** Opens a screen with all that is folded away on it. */
async function unfold(page, address) {
  await page.evaluate((hash) => new Promise((done) => {
    if (location.hash === hash) return done();
    // The screen before is gone by then; this one is there, or its module is on its way.
    addEventListener('hashchange', () => requestAnimationFrame(() => setTimeout(done)), { once: true });
    location.hash = hash;
  }), address);
  await page.waitForFunction(isShown);
  for (let round = 0; round < 2; round += 1) {
    await page.evaluate(() => document.querySelectorAll('main details').forEach((one) => { one.open = true; }));
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }));
  }
}

/** The ids of the fields that can be written in now. */
const fields = (page) => page.locator(FIELDS).evaluateAll((all) => all
  .filter((one) => one.checkVisibility() && !one.disabled && !one.readOnly).map((one) => one.id));

/** What can be read on the page, the words in its fields too. */
const words = (page) => page.evaluate(() => {
  const typed = [...document.querySelectorAll('input, textarea')].map((one) => one.value);
  return [document.body.textContent, ...typed].join('\n');
});

const WAYS = {
  Back: (page) => page.evaluate(() => history.back()),
  link: (page) => page.evaluate(() => document.querySelector('nav a[href="#/calendar"], a[href="#/"]').click()),
  key: async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('Calendar');
    await page.getByRole('dialog').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
  },
  reload: async (page) => {
    await page.reload();
    await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
  },
};

let count = 0;

/** Types into a field of this screen, leaves, comes back; what is wrong, if anything is. */
async function leave(page, address, id, way) {
  const mark = `zq${count += 1}z`;
  const field = page.locator(`[id="${id}"]`);
  if (await field.count() === 0) return `${id} is not there again`;
  await field.press('End');
  await page.keyboard.type(` ${mark}`);
  await way(page);
  await painted(page);
  if (await page.getByText('Sprintloop has stopped').count() > 0) return `${id} stops the page`;
  await unfold(page, address);
  try {
    await expect.poll(() => words(page), { timeout: 1500 }).toContain(mark);
    return undefined;
  } catch {
    return `${id} is lost`;
  }
}

/** Types into every field of these screens and leaves; how many there are, and what is wrong. */
async function visit(page, screens, way) {
  const wrong = [];
  let seen = 0;
  for (const address of screens) {
    // Here Back leads to.
    await openRoute(page, address.includes('/MKT-') ? '#/backlog' : '#/calendar');
    await unfold(page, address);
    for (const id of await fields(page)) {
      seen += 1;
      const fault = await leave(page, address, id, way);
      if (fault) wrong.push(`${address}: ${fault}`);
    }
  }
  return { seen, wrong };
}

/** Starts a retrospective with a card that is shown; the addresses of its steps that have a field. */
async function session(page) {
  await openRoute(page, '#/retro');
  await page.getByRole('button', { name: 'Start retrospective' }).click();
  await expect(page).toHaveURL(/\/open$/);
  const steps = new URL(page.url()).hash.replace(/open$/, '');
  await openRoute(page, `${steps}gather`);
  await page.getByRole('button', { name: /^Start turn/ }).first().click();
  await page.getByRole('button', { name: /^I'm/ }).click();
  await page.getByLabel('One thought').fill('Account lists arrive late');
  await page.getByRole('button', { name: 'Add card' }).click();
  await page.getByRole('button', { name: 'Done, hide my cards' }).click();
  await page.getByRole('button', { name: 'Reveal cards' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reveal cards' }).click();
  return ['gather', 'discuss', 'close'].map((step) => steps + step);
}

for (const [name, way] of Object.entries(WAYS)) {
  test(`what is typed into any field survives leaving by ${name}`, async ({ page, open }) => {
    test.setTimeout(300_000);
    await sample(page, open);
    const { seen, wrong } = await visit(page, SCREENS, way);
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(38);
  });

  test(`what is typed in a retrospective survives leaving by ${name}`, async ({ page, open }) => {
    test.setTimeout(120_000);
    await sample(page, open);
    const { seen, wrong } = await visit(page, await session(page), way);
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(2);
  });
}

for (const name of ['Back', 'reload']) {
  test(`what is typed into any dialog survives leaving by ${name}`, async ({ page, open }) => {
    test.setTimeout(300_000);
    await sample(page, open);
    const wrong = [];
    for (const [address, button] of DIALOGS) {
      const mark = `zq${count += 1}z`;
      const dialog = page.getByRole('dialog');
      const written = dialog.locator(':is(input[type=text], input[type=url], textarea):visible:enabled');
      const show = async () => {
        await unfold(page, address);
        await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
        await expect(written.first()).toBeVisible();
      };
      await openRoute(page, '#/calendar');
      await show();
      const all = await written.count();
      for (let at = 0; at < all; at += 1) await written.nth(at).fill(`${mark} ${at}`);
      await WAYS[name](page);
      await painted(page);
      if (await page.getByText('Sprintloop has stopped').count() > 0) wrong.push(`${address} ${button} stops the page`);
      await openRoute(page, '#/calendar');
      await show();
      const back = await written.evaluateAll((texts) => texts.map((one) => one.value));
      if (back.filter((text) => text.includes(mark)).length !== all) wrong.push(`${address} ${button}: ${back.join(', ')}`);
      await page.keyboard.press('Escape');
      const away = dialog.getByRole('button', { name: 'Discard' });
      if (await away.isVisible()) await away.click();
    }
    expect(wrong).toEqual([]);
  });
}

test('what is typed into an item comes back with the item that another tab had removed', async ({ page, open, context }) => {
  test.setTimeout(300_000);
  await sample(page, open);
  await openRoute(page, '#/backlog');
  const second = await context.newPage();
  await openRoute(second, '#/backlog');
  const panel = second.getByRole('complementary', { name: 'Item' });
  const [undo, redo] = ['Undo', 'Redo'].map((name) => page.getByRole('banner').getByRole('button', { name }));
  const wrong = [];
  let all = 1;
  for (let at = 0; at < all; at += 1) {
    const mark = `zq${count += 1}z`;
    const title = `Partner page ${at}`;
    const adder = page.getByRole('textbox', { name: 'New item' });
    await adder.fill(title);
    await adder.press('Enter');
    const address = await page.getByRole('link', { name: title, exact: true }).first().getAttribute('href');
    await unfold(second, address);
    await expect(panel.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
    await unfold(second, address);
    const ids = (await fields(second)).filter((id) => id !== 'backlog-add');
    all = ids.length;
    await second.locator(`[id="${ids[at]}"]`).press('End');
    await second.keyboard.type(` ${mark}`);
    await undo.click();
    await expect(panel.getByText('not found')).toBeVisible();
    await redo.click();
    await expect(panel.getByText('not found')).toHaveCount(0);
    await unfold(second, address);
    if (!(await words(second)).includes(mark)) wrong.push(ids[at]);
  }
  expect(wrong).toEqual([]);
  expect(all).toBeGreaterThan(15);
});
