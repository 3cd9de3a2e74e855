// A retrospective on one device: private turns, hidden until shown, grouped, voted, ended, reported.
import { Retro } from './pages/retro.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { expect, open as openRoute, test } from './support/test.js';

async function begin(page, open) {
  await open();
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded')).toBeVisible();
  await page.goto('./#/retro');
  await page.getByRole('button', { name: 'Start retrospective' }).click();
  await expect(page).toHaveURL(/\/open$/);
}

/** Goes to a step by its link. */
async function step(page, name) {
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name }).click();
}

/** Someone's private turn of writing. */
async function write(page, cards) {
  await page.getByRole('button', { name: /^Start turn/ }).first().click();
  await page.getByRole('button', { name: /^I'm/ }).click();
  for (const [column, text] of cards) {
    await page.getByLabel('Column').selectOption(column);
    await page.getByLabel('One thought').fill(text);
    await page.getByRole('button', { name: 'Add card' }).click();
    await expect(page.getByLabel('One thought')).toHaveValue('');
  }
  await page.getByRole('button', { name: 'Done, hide my cards' }).click();
}

/** Shows what is hidden though somebody is missing; nothing can be taken back after that. */
async function showNow(page, name, missing) {
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog).toContainText(missing);
  await dialog.getByRole('button', { name }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('header').getByTitle('Undo')).toBeDisabled();
}

const LATE = 'Account lists arrive late for paid';
const DAYS = 'Late account lists cost three days';

test('what others wrote is nowhere in the page until it is shown, and a reload loses none of it', async ({ page, open }) => {
  await begin(page, open);
  await step(page, /^Gather/);
  await write(page, [['Friction', LATE], ['Wins', 'The landing page was live early']]);
  await write(page, [['Friction', DAYS]]);
  for (const word of [LATE, DAYS]) expect(await page.content()).not.toContain(word);
  await page.reload();
  await expect(page.getByText('3 cards, 2 of 6 have written')).toBeVisible();
  for (const word of [LATE, DAYS]) expect(await page.content()).not.toContain(word);

  // Nor on any other step, in the report, in the archive, or by a search.
  const retro = new Retro(page, new PointerHands(page));
  const session = page.url().replace(/\/gather$/, '');
  for (const elsewhere of ['group', 'vote', 'discuss', 'expected', 'decide', 'close', 'report']) {
    await openRoute(page, `${session}/${elsewhere}`.replace(/.*#/, '#'));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('retrospective');
    await retro.hides([LATE, DAYS, 'The landing page was live early']);
  }
  await openRoute(page, '#/archive');
  await page.getByRole('searchbox').fill('arrive late for paid');
  await expect(page.getByText('No matches.').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('arrive late');
  await retro.hides([LATE]);
  await page.keyboard.press('Escape');
  await openRoute(page, `${session}/gather`.replace(/.*#/, '#'));
  await page.getByRole('button', { name: 'Reveal cards' }).click();
  await showNow(page, 'Reveal cards', /haven't finished writing yet/);
  await expect(page.getByText(LATE)).toBeVisible();
  await expectAccessible(page);
});

test('a session ends in an action that is in the backlog, and in a report', async ({ page, open }) => {
  await begin(page, open);
  await step(page, /^Gather/);
  await write(page, [['Friction', LATE], ['Friction', DAYS], ['Wins', 'The landing page was live early']]);
  await page.getByRole('button', { name: 'Reveal cards' }).click();
  await showNow(page, 'Reveal cards', /haven't finished writing yet/);
  await step(page, /^Group/);
  await page.getByRole('region', { name: 'Suggested groups' }).getByRole('button', { name: 'Group' }).click();
  await expect(page.locator('.topics__topic')).toHaveCount(2);
  await step(page, /^Vote/);
  // One ballot or two would tell who voted for what.
  for (const voted of [1, 2, 3]) {
    await page.getByRole('button', { name: /^Start turn/ }).first().click();
    await page.getByRole('button', { name: /^I'm/ }).click();
    await page.getByRole('button', { name: /^More for .*ccount lists/ }).click();
    await page.getByRole('button', { name: 'Cast your votes' }).click();
    await expect(page.getByText(new RegExp(`^${voted} of 6 have voted`))).toBeVisible();
    expect(await page.locator('main').innerText()).not.toMatch(/\d votes?\n/);
    if (voted === 3) break;
    await page.getByRole('button', { name: 'Show results' }).click();
    await expect(page.getByText('3 ballots')).toBeVisible();
  }
  await page.getByRole('button', { name: 'Show results' }).click();
  await showNow(page, 'Show results', /haven't voted yet/);
  // On a busy page a key can come right behind the press on the link; it is meant for the step that was pressed.
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Discuss/ }).evaluate((link) => {
    link.click();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', code: 'KeyA', bubbles: true, cancelable: true }));
  });
  await page.getByRole('dialog').getByLabel('What will we do').fill('Share account lists on Mondays');
  await page.getByRole('dialog').getByLabel('Owner').selectOption({ label: 'Priya Kaur' });
  await page.getByRole('dialog').getByLabel('Measure of success').fill('No late lists');
  await page.getByRole('dialog').getByLabel('Type of action').selectOption({ label: 'Operational tweak' });
  await page.getByRole('button', { name: 'Save action' }).click();
  await page.getByRole('button', { name: 'End topic' }).click();
  const ends = page.getByRole('dialog', { name: 'End topic' });
  await expect(ends).toContainText("haven't spoken yet");
  await ends.getByRole('button', { name: 'End topic' }).click();
  await step(page, /^Decide/);
  await page.getByRole('button', { name: 'Add to backlog' }).first().click();
  await expect(page.getByRole('region', { name: 'Outcomes' }).getByRole('link', { name: /^MKT-/ })).toBeVisible();
  await page.getByRole('button', { name: 'Request to leadership' }).click();
  const ask = page.getByRole('dialog', { name: 'Request to leadership' });
  await ask.getByLabel('What are we asking for?').fill('A budget for account lists');
  await ask.getByLabel('Why, and what does it cost?').fill('Three days a sprint are lost');
  await ask.getByLabel('Who are we asking?').fill('The CMO');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await step(page, /^Close/);
  await page.getByRole('link', { name: 'Open report' }).click();
  const report = page.locator('.report');
  for (const heading of ['Executive summary', 'Objectives', 'Data snapshot', 'Actions', 'Timeline']) {
    await expect(report.getByRole('heading', { name: heading, exact: true })).toBeVisible();
  }
  for (const word of [LATE, DAYS, 'The landing page was live early', 'Priya Kaur']) await expect(report).toContainText(word);
  await expectAccessible(page);

  // Leadership gets the asks and no cards; the ask waits on Priorities.
  await page.getByRole('button', { name: 'Leadership' }).click();
  await expect(report.getByRole('heading', { name: 'Roadmap items and requests to leadership' })).toBeVisible();
  const asks = report.getByRole('row').filter({ hasText: 'A budget for account lists' });
  await expect(asks.filter({ hasText: 'Three days a sprint are lost' })).toContainText('The CMO');
  await expect(report).not.toContainText('The landing page was live early');
  await page.goto('./#/priorities');
  await expect(page.getByRole('listitem').filter({ hasText: 'A budget for account lists' })).toBeVisible();
});

test('the presenter has one thing on the screen, and the clock survives a reload', async ({ page, open }) => {
  await begin(page, open);
  await step(page, /^Facts/);
  await page.getByRole('button', { name: 'Start timer' }).click();
  await expect(page.getByRole('timer')).not.toHaveText('7:00');
  await page.reload();
  await expect(page.getByRole('timer')).toHaveText(/^6:/);
  await page.keyboard.press('p');
  await expect(page.locator('.wall')).toContainText('Facts and open actions');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.wall')).toContainText('0 cards');
  const script = page.locator('.wall__script');
  await expect(script).toHaveCount(0);
  await page.keyboard.press('s');
  await expect(script.getByRole('listitem')).not.toHaveCount(0);
  await page.keyboard.press('s');
  await expect(script).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.wall')).toContainText('Facts and open actions');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Start timer' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Stop timer' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.wall')).toHaveCount(0);
});

/** Counts the tones that would sound. */
function countTones() {
  window.tones = 0;
  window.AudioContext = class {
    currentTime = 0;
    destination = {};
    createOscillator() {
      return { frequency: {}, connect() {}, stop() {}, start() { window.tones += 1; } };
    }
  };
}

test('the ring warns at a quarter and at a tenth, two minutes can be added, and the chime can be switched off', async ({ page, open }) => {
  await page.addInitScript(countTones);
  await page.clock.install();
  await begin(page, open);
  await step(page, /^Facts/);
  const [ring, time] = [page.locator('.ring'), page.getByRole('timer')];
  const tones = () => page.evaluate(() => window.tones);
  const colour = () => ring.locator('.ring__left').evaluate((left) => getComputedStyle(left).stroke);
  await page.getByRole('button', { name: 'Start timer' }).click();
  await page.clock.fastForward('04:00');
  await expect(time).toHaveText(/^[23]:/);
  await expect(ring).toHaveClass('ring');
  const calm = await colour();
  await page.clock.fastForward('01:20');
  await expect(ring).toHaveClass('ring ring--watch');
  const watch = await colour();
  await page.clock.fastForward('01:05');
  await expect(ring).toHaveClass('ring ring--stop');
  expect(new Set([calm, watch, await colour()]).size).toBe(3);

  await page.getByRole('button', { name: '+2 minutes' }).click();
  await expect(time).toHaveText(/^2:/);
  await expect(ring).toHaveClass('ring');
  expect(await tones()).toBe(0);
  await page.clock.fastForward('02:40');
  await expect.poll(tones).toBe(2);

  await page.getByRole('button', { name: 'Sound at the end' }).click();
  await page.getByRole('button', { name: '+2 minutes' }).click();
  await expect(time).toHaveText(/^[12]:/);
  await page.clock.fastForward('02:10');
  await expect(time).toHaveText(/^[-−]?0:/);
  await expect(ring).toHaveClass('ring ring--stop');
  expect(await tones()).toBe(2);
});
