// What happens every day beside the loop: a request comes from elsewhere, the list is put in order,
// a dialog is left half-way, a step is taken back, a campaign is launched.
import { readFile } from 'node:fs/promises';
import { Backlog } from './pages/backlog.js';
import { Board } from './pages/board.js';
import { Data } from './pages/data.js';
import { Intake } from './pages/intake.js';
import { Review } from './pages/review.js';
import { KeyboardHands, PointerHands } from './support/hands.js';
import { expect, open as openRoute, test } from './support/test.js';

async function withSample(page, hands) {
  await openRoute(page, '#/data');
  await new Data(page, hands).loadSample();
}

test('a request from elsewhere is taken once', async ({ page, freshProfile }) => {
  const hands = new PointerHands(page);
  await withSample(page, hands);
  const intake = new Intake(page, hands);

  const elsewhere = await freshProfile();
  await openRoute(elsewhere, '#/request?team=Northwind%20Marketing&to=mara%40example.com');
  await expect(elsewhere.getByRole('heading', { level: 1 })).toContainText('Northwind Marketing');
  const theirs = new Intake(elsewhere, new PointerHands(elsewhere));
  await theirs.press('Create request');
  await expect(elsewhere.getByRole('alert')).toContainText('Describe the problem');
  await expect(elsewhere.getByRole('alert')).toBeFocused();
  await theirs.hands.write(elsewhere.getByRole('textbox', { name: 'What is the problem?' }), 'Trials end before anyone has looked');
  await theirs.hands.write(elsewhere.getByRole('textbox', { name: 'Your name' }), 'Tom from sales');
  await theirs.press('Create request');
  await expect(elsewhere.getByRole('link', { name: 'Email it' }))
    .toHaveAttribute('href', /^mailto:mara%40example\.com\?subject=Request.*&body=A%20request%20from%20Tom/);
  // Nothing is sent yet, so a reload finds the form as it was.
  await elsewhere.reload();
  await expect(elsewhere.getByRole('textbox', { name: 'What is the problem?' })).toHaveValue('Trials end before anyone has looked');
  await theirs.press('Create request');
  // The code is folded away.
  await expect(elsewhere.getByText('"sprintloop"')).toBeHidden();
  await theirs.hands.expand(elsewhere.locator('details').filter({ hasText: 'Other ways to send it' }));
  const download = await theirs.hands.download(theirs.button('Download file'));
  const text = await readFile(await download.path(), 'utf8');
  const message = await elsewhere.getByRole('group', { name: 'Whole message' }).innerText();
  expect(message).toMatch(/^A request from Tom from sales for Northwind Marketing\s+The problem: Trials end before/);

  await intake.open();
  await intake.take(text);
  await expect(intake.card('Trials end before anyone has looked')).toContainText('Tom from sales');
  await intake.press('Import a request');
  const dialog = intake.dialog('Import a request');
  await hands.write(dialog.getByRole('textbox', { name: 'Or paste the message' }), message);
  await intake.press('Import request', dialog);
  await expect(dialog.getByRole('alert')).toContainText('already');
  await intake.press('Cancel', dialog);
  await expect(dialog).toHaveCount(0);
});

test('the list is put in order by pointer and by key, and a step is taken back', async ({ page }) => {
  const hands = new PointerHands(page);
  await withSample(page, hands);
  const backlog = new Backlog(page, hands);
  await backlog.open();
  const keys = async () => (await backlog.keys()).slice(0, 3);
  const [first, second, third] = await keys();

  const handle = (key) => backlog.rowOf(key).locator('[data-drag-handle]');
  await hands.carry(handle(first), handle(third));
  await expect.poll(keys).not.toEqual([first, second, third]);
  await expect(page.getByText('Reordered')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(keys).toEqual([first, second, third]);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(keys).not.toEqual([first, second, third]);
  await page.keyboard.press('Control+z');

  const byKey = new KeyboardHands(page);
  await byKey.reachRow(backlog.rowOf(first));
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(keys).toEqual([second, first, third]);
  await expect(backlog.rowOf(first)).toBeFocused();
  await page.keyboard.press('Alt+Home');
  await expect.poll(keys).toEqual([first, second, third]);
});

test('filters live in the address', async ({ page }) => {
  const hands = new PointerHands(page);
  await withSample(page, hands);
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await hands.write(page.getByRole('searchbox', { name: 'Search backlog' }), 'campaign');
  await expect(page).toHaveURL(/#\/backlog\?q=campaign$/);
  const found = await backlog.keys();
  await page.reload();
  await expect.poll(() => backlog.keys()).toEqual(found);
  await backlog.press('Clear filters');
  await expect(page).toHaveURL(/#\/backlog$/);
});

test('all that match are selected, also those not shown, and stay selected after a bulk action', async ({ page }) => {
  const hands = new PointerHands(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await withSample(page, hands);
  const data = new Data(page, hands);
  const titles = Array.from({ length: 1200 }, (_, at) => `Zebra ${at + 1}`);
  await data.choose({ name: 'zebras.csv', mimeType: 'text/csv', buffer: Buffer.from(`Title\n${titles.join('\n')}\n`) });
  await data.press('Import', data.preview);
  await expect(page.getByText('1,200 backlog items imported.').first()).toBeVisible();
  await openRoute(page, '#/backlog?q=Zebra');
  const backlog = new Backlog(page, hands);
  const bar = page.getByRole('group', { name: 'Selected items' });
  await backlog.select('Zebra 1');
  await expect(bar).toContainText('1 selected');
  await backlog.press('Select all 1,200', bar);
  await expect(bar).toContainText('1,200 selected');
  await expect(backlog.button('Select all 1,200', bar)).toHaveCount(0);

  const [resting, atTheEnd] = await bar.evaluate((one) => {
    scrollTo(0, 0);
    const resting = one.getBoundingClientRect().y;
    scrollTo(0, document.body.scrollHeight);
    return [resting, one.getBoundingClientRect().y];
  });
  expect(atTheEnd, 'so that rows that come then move no button under a press').toBeCloseTo(resting, 0);
  await backlog.press('Work type', bar);
  await hands.pressInMenu(page.getByRole('menuitem', { name: 'Experiment', exact: true }));
  const toast = page.locator('.toast', { hasText: 'Work type set to Experiment for 1,200 items' });
  await expect(toast).toBeVisible();
  await expect(bar, 'so that more can be done with them').toContainText('1,200 selected');
  const box = (one) => one.boundingBox();
  const [told, clear, count, actions] = [
    await box(toast), await box(backlog.button('Clear selection', bar)), await box(bar.getByRole('status')), await box(bar),
  ];
  expect(told.y + told.height, 'the toast covers no button').toBeLessThanOrEqual(actions.y);
  expect(Math.abs(clear.y + clear.height / 2 - count.y - count.height / 2), 'no button is alone on a line').toBeLessThan(6);

  await backlog.press('Clear selection', bar);
  await expect(bar).toHaveCount(0);
  await backlog.row('Zebra 2').focus();
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText('1,200 selected');
  await backlog.press('Clear selection', bar);

  // Many rows are added at a press, and each says in short what it lacks. Scrolling to the button would add rows before
  // it by itself, and move it away as it is pressed.
  await page.getByRole('button', { name: 'Show 100 more' }).dispatchEvent('click');
  await expect(backlog.row('Zebra 110')).toHaveCount(1);
  const row = backlog.row('Zebra 2');
  await expect(row.locator('.backlog-item__missing [aria-hidden]')).toHaveText(/^Missing: purpose \(\+\d\)$/);
  await expect(row.locator('.backlog-item__missing')).toHaveAttribute('title', /^Missing: purpose and audience, owner, /);
});

test('a dialog left half-way asks first, keeps a draft, and gives focus back', async ({ page }) => {
  const keys = new KeyboardHands(page);
  await withSample(page, keys);
  const intake = new Intake(page, keys);
  await intake.open();
  const opener = intake.button('New request').first();
  const dialog = intake.dialog('New request');
  const problem = dialog.getByRole('textbox', { name: 'What is the problem?' });

  await keys.press(opener);
  await expect(problem).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();

  await keys.press(opener);
  await keys.write(problem, 'Nobody answers');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('alert').filter({ hasText: 'Unsaved changes' })).toBeVisible();
  await expect(intake.button('Keep editing', dialog)).toBeFocused();
  await keys.press(intake.button('Save draft and close', dialog));
  await expect(dialog).toHaveCount(0);
  await keys.press(opener);
  await expect(problem).toHaveValue('Nobody answers');
  await keys.write(dialog.getByRole('textbox', { name: 'Your name' }), ' ');
  await keys.press(intake.button('Submit request', dialog));
  await expect(dialog.getByRole('alert').filter({ hasText: 'Enter your name' })).toBeFocused();
  await expect(problem).toHaveValue('Nobody answers');
});

test('nothing is launched before set-up is done and Analytics has confirmed tracking', async ({ page }) => {
  const hands = new PointerHands(page);
  await withSample(page, hands);
  await openRoute(page, '#/backlog/MKT-80');
  const backlog = new Backlog(page, hands);
  const { panel } = backlog;
  await hands.expand(backlog.section('Measurement and launch'));
  await hands.day(panel.getByRole('textbox', { name: 'Launch date' }), '2026-11-24');

  await backlog.press('Launch', panel);
  const refused = backlog.refusal('Not ready to launch', panel);
  await expect(refused).toContainText('“Variants are built and checked”');
  await expect(refused).toContainText('tracking confirmation by Analytics');
  await hands.tick(panel.getByRole('checkbox', { name: 'Variants are built and checked' }));
  await hands.tick(panel.getByRole('checkbox', { name: 'Events reach the data source' }));
  await backlog.press('Launch', panel);
  await expect(refused).not.toContainText('“');
  await expect(refused).toContainText('tracking confirmation by Analytics');

  const tracking = panel.getByRole('checkbox', { name: 'Analytics confirmed that tracking works' });
  await hands.tick(tracking);
  const right = backlog.refusal('Someone else decides this', panel);
  await expect(right).toContainText('Analytics owner');
  await expect(tracking).not.toBeChecked();
  await backlog.press('Act as Ines Duarte', right);
  await hands.tick(tracking);
  await expect(tracking).toBeChecked();
  await backlog.press('Launch', panel);
  await expect(panel.getByText('Launched', { exact: true })).toBeVisible();
  await expect(backlog.button('Launch', panel)).toHaveCount(0);
});

test('an item opens over the board, moves on from there, and Back closes it', async ({ page }) => {
  const hands = new KeyboardHands(page);
  await withSample(page, hands);
  await openRoute(page, '#/board');
  const board = new Board(page, hands);
  const card = board.card('Weekly report sends itself', 'Ready');
  const panel = page.getByRole('complementary', { name: 'Item' });

  await card.getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(panel).toBeVisible();
  await expect(page.locator('#item-over')).toBeFocused();
  await hands.press(panel.getByRole('button', { name: 'Start' }));
  await board.expectIn('Weekly report sends itself', 'Active');
  await hands.press(panel.getByRole('button', { name: 'Send for review' }));
  await expect(panel.getByRole('link', { name: 'Open in review' })).toBeVisible();
  const accept = panel.getByRole('button', { name: 'Accept', exact: true });
  await expect(accept).toHaveCount(0);
  for (const line of ['The people affected have tried it', 'Works for the people who use it', 'Documented where the team looks for it']) {
    await hands.tick(panel.getByRole('checkbox', { name: line }));
  }
  await hands.press(accept);
  await board.expectIn('Weekly report sends itself', 'Done');
  await page.goBack();
  await expect(panel).toHaveCount(0);
  await expect(page).toHaveURL(/#\/board$/);

  await page.goForward();
  const comment = panel.getByRole('textbox', { name: 'Comment' });
  await comment.fill('Half a thought');
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.reload();
  await page.goBack();
  await expect(comment).toHaveValue('Half a thought');

  // Another item takes its place, so that Back closes it too; Escape does so from anywhere on the screen.
  const title = panel.getByRole('textbox', { name: 'Title' });
  const first = await title.inputValue();
  const another = page.getByRole('article').getByRole('link').filter({ hasNotText: first }).first();
  await another.evaluate((link) => link.click());
  await expect(title).not.toHaveValue(first);
  await page.goBack();
  await expect(panel).toHaveCount(0);
  await another.evaluate((link) => link.click());
  await expect(panel).toBeVisible();
  await page.locator('#main').focus();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});

test('two tabs see each other', async ({ page, context }) => {
  const hands = new PointerHands(page);
  await withSample(page, hands);
  const backlog = new Backlog(page, hands);
  await backlog.open();
  const other = await context.newPage();
  await openRoute(other, '#/backlog');
  const theirs = new Backlog(other, new PointerHands(other));
  await theirs.add('Written in the other tab', 'Content');
  await expect(backlog.row('Written in the other tab')).toBeVisible();
  await backlog.add('Written in this tab', 'Content');
  await expect(theirs.row('Written in this tab')).toBeVisible();

  // One field in both: whoever saves second sees what the first one wrote, and chooses; a dialog says so too.
  const hash = await backlog.row('Written in this tab').getByRole('link').first().getAttribute('href');
  await openRoute(page, hash);
  await openRoute(other, hash);
  const title = page.getByRole('textbox', { name: 'Title', exact: true });
  const their = other.getByRole('textbox', { name: 'Title', exact: true });
  const write = async (field, text) => {
    await field.fill(text);
    await field.press('Tab');
  };
  await title.fill('My title');
  await write(their, 'Their title');
  await expect(backlog.row('Their title')).toBeVisible();
  await title.press('Tab');
  await expect(page.getByRole('alert').filter({ hasText: 'Their title' })).toBeVisible();
  await page.reload();
  await expect(title, 'a reload keeps the text and the question').toHaveValue('My title');
  await expect(their).toHaveValue('Their title');
  await page.getByRole('button', { name: 'Use mine' }).click();
  await expect(their).toHaveValue('My title');
  await title.fill('Mine again');
  await write(their, 'Theirs again');
  await expect(backlog.row('Theirs again')).toBeVisible();
  await title.press('Tab');
  await page.getByRole('button', { name: 'Keep theirs' }).click();
  await expect(title).toHaveValue('Theirs again');
  await expect(page.getByRole('button', { name: 'Keep theirs' })).toHaveCount(0);
});

test('rows follow what another tab calls a work type, and what is archived or finished stays chosen', async ({ page, context }) => {
  const hands = new PointerHands(page);
  await withSample(page, hands);
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.add('Named after', 'Content');
  await backlog.openItem('Named after');
  const chosen = (name) => backlog.panel.getByRole('combobox', { name, exact: true }).locator('option:checked');
  const priority = backlog.panel.getByRole('combobox', { name: 'Priority', exact: true });
  await priority.selectOption({ index: 1 });
  const objective = (await chosen('Priority').textContent()).trim();
  await hands.expand(backlog.panel.locator('details').filter({ hasText: 'More fields' }));
  await expect(chosen('Work type')).toHaveText('Content');

  const other = await context.newPage();
  await openRoute(other, '#/workflow');
  const kind = (name) => other.getByRole('article').filter({ has: other.getByRole('heading', { name, exact: true }) });
  await kind('Content').getByRole('button', { name: 'Edit' }).click();
  const dialog = other.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Editorial');
  await dialog.getByRole('textbox', { name: 'Reason for the change' }).fill('What everybody calls it');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(backlog.row('Named after')).toContainText('Editorial');
  await kind('Editorial').getByRole('button', { name: 'Archive' }).click();
  await openRoute(other, '#/priorities');
  await other.getByRole('button', { name: `More for ${objective}` }).click();
  await other.getByRole('menuitem', { name: 'Mark as finished' }).click();
  const offered = page.locator('#backlog-add-type option');
  await expect(offered.filter({ hasText: 'Editorial' })).toHaveCount(0);
  await expect(chosen('Work type')).toHaveText('Editorial');
  await expect(chosen('Priority')).toHaveText(objective);
  await openRoute(page, '#/backlog');
  await backlog.openItem('Named after');
  await expect(chosen('Priority')).toHaveText(objective);
});

test('a dialog says once that another tab changed what it edits, before it saves over that', async ({ page, context }) => {
  const hands = new PointerHands(page);
  await withSample(page, hands);
  const other = await context.newPage();
  const edit = async (one) => {
    await openRoute(one, '#/priorities');
    await one.getByRole('button', { name: /^More for/ }).first().click();
    await one.getByRole('menuitem', { name: 'Edit' }).click();
    return one.getByRole('dialog');
  };
  const [mine, theirs] = [await edit(page), await edit(other)];
  await theirs.getByRole('textbox', { name: 'Objective' }).fill('What they decided');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('What they decided').first()).toBeVisible();
  await mine.getByRole('textbox', { name: 'Objective' }).fill('What I decided');
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(mine.getByRole('alert')).toBeVisible();
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(mine).toHaveCount(0);
  await expect(other.getByText('What I decided').first()).toBeVisible();
});

test('a part stays unfolded while another tab changes the team, and its link leads to it each time', async ({ page, context }) => {
  const hands = new PointerHands(page);
  await withSample(page, hands);
  const review = new Review(page, hands);
  await review.open();
  const report = page.locator('details').filter({ hasText: /^Sprint 4, / });
  await report.locator('summary').click();
  await expect(report.getByRole('table')).toBeVisible();
  await review.press('Start review');
  await review.close();
  const way = review.refusal('Not ready to close').getByRole('link').first();
  for (const _ of ['once', 'again']) {
    await way.click();
    await expect(way, 'focus goes to what is missing').not.toBeFocused();
    await way.focus();
  }

  const other = await context.newPage();
  await openRoute(other, '#/review');
  await new Review(other, new PointerHands(other)).judgeGoal('Met', 'We asked the customers');
  await expect(page.getByRole('radio', { name: 'Met', exact: true })).toBeChecked();
  await expect(report.getByRole('table')).toBeVisible();
});
