// Two tabs of one profile: each hears what the other did, and neither overwrites it.
import { readFile } from 'node:fs/promises';
import { Backlog } from './pages/backlog.js';
import { Data } from './pages/data.js';
import { Recovery } from './pages/recovery.js';
import { Today } from './pages/today.js';
import { PointerHands } from './support/hands.js';
import { expect, open as openAt, test } from './support/test.js';

test('what one tab does stands in the other at once, and both are kept', async ({ page, open, context }) => {
  await open();
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  const one = new Backlog(page, hands);
  await one.open();

  const second = await context.newPage();
  await openAt(second, '#/backlog');
  const other = new Backlog(second, new PointerHands(second));
  await one.add('Price page', 'Content');
  await expect(other.row('Price page')).toBeVisible();

  await other.add('Newsletter', 'Content');
  await expect(one.row('Newsletter')).toBeVisible();

  // Each tab takes back its own step, and the other sees it go.
  await second.locator('header').getByTitle('Undo').click();
  await expect(one.row('Newsletter')).toHaveCount(0);
  await expect(one.row('Price page')).toBeVisible();

  for (const tab of [page, second]) {
    await tab.reload();
    await expect(tab.locator('html')).toHaveAttribute('data-ready', 'true');
    const backlog = tab === page ? one : other;
    await expect(backlog.row('Price page')).toBeVisible();
    await expect(backlog.row('Newsletter')).toHaveCount(0);
  }
});

test('a step that another tab has built on is not taken back', async ({ page, open, context }) => {
  await open();
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  const one = new Backlog(page, hands);
  await one.open();
  await one.add('Newsletter', 'Content');
  await one.add('Price page', 'Content');
  const second = await context.newPage();
  await openAt(second, '#/backlog');
  const other = new Backlog(second, new PointerHands(second));
  await other.openItem('Price page');
  await other.comment('Ask legal first');
  await expect(second.getByText('Ask legal first').first()).toBeVisible();

  await page.locator('header').getByTitle('Undo').click();
  await expect(page.getByText('has changed since, here or in another tab')).toBeVisible();
  await expect(one.row('Price page')).toBeVisible();
  // Only this step is: the ones before it can be.
  await page.locator('header').getByTitle('Undo').click();
  await expect(one.row('Newsletter')).toHaveCount(0);
  await expect(one.row('Price page')).toBeVisible();
});

/** How many edits a tab makes; fewer where a slow build is tried. */
const EDITS = Number(process.env.EDITS ?? 1_000);

/** Adds items from inside the page, as fast as it takes them. */
function burst(page, name, count) {
  return page.evaluate(async ([name, count]) => {
    const form = document.querySelector('form.quick-add');
    const field = form.querySelector('input');
    for (let number = 1; number <= count; number += 1) {
      field.value = `${name} ${number}`;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      form.requestSubmit();
      await new Promise((done) => { setTimeout(done); });
      if (field.value !== '') throw new Error(`${name} ${number} was not taken`);
    }
  }, [name, count]);
}

/** The titles of all items, as this tab would export them. */
async function titles(page) {
  const data = new Data(page, new PointerHands(page));
  await page.evaluate(() => { location.hash = '#/data'; });
  const { workspace } = JSON.parse((await data.export()).text);
  return Object.values(workspace.items).map((item) => item.title).sort();
}

const numbered = (name, count) => Array.from({ length: count }, (_, at) => `${name} ${at + 1}`);

/** A team, and so many tabs that show its backlog. */
async function tabs(page, context, count) {
  await new Today(page, new PointerHands(page)).startTeam({ name: 'Northwind', founder: 'Mara' });
  const all = [page];
  while (all.length < count) all.push(await context.newPage());
  for (const tab of all) await openAt(tab, '#/backlog');
  return all;
}

test('what one tab does stands in two others', async ({ page, open, context }) => {
  await open();
  const [one, ...others] = await tabs(page, context, 3);
  await new Backlog(one, new PointerHands(one)).add('Price page', 'Content');
  // The others are not looked at: they hear of it by themselves.
  for (const tab of others) await expect(tab.getByRole('link', { name: 'Price page', exact: true })).toBeVisible();
});

for (const [count, edits] of [[2, EDITS], [3, Math.ceil(EDITS * 0.3)]]) {
  test(`${count} tabs edit at once, as fast as they can, and every edit of each is there`, async ({ page, open, context }) => {
    test.setTimeout(480_000);
    await open();
    const all = await tabs(page, context, count);
    await Promise.all(all.map((tab, at) => burst(tab, `Tab ${at + 1}`, edits)));
    const made = all.flatMap((tab, at) => numbered(`Tab ${at + 1}`, edits)).sort();
    // A tab may still be taking in what the others did, and then answers a press late.
    for (const tab of all) await expect(async () => { expect(await titles(tab)).toEqual(made); }).toPass({ timeout: 60_000 });
    for (const tab of all.slice(1)) await tab.close();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
    expect(await titles(page)).toEqual(made);
  });
}

test('three tabs change the same item in turn and at once, and nothing of it is lost', async ({ page, open, context }) => {
  test.setTimeout(120_000);
  await open();
  const all = await tabs(page, context, 3);
  await new Backlog(page, new PointerHands(page)).add('Price page', 'Content');
  const words = [];
  for (const tab of all) await new Backlog(tab, new PointerHands(tab)).openItem('Price page');
  for (let round = 1; round <= 8; round += 1) {
    await Promise.all(all.map(async (tab, at) => {
      const text = `Tab ${at + 1} says ${round}`;
      words.push(text);
      await new Backlog(tab, new PointerHands(tab)).comment(text);
    }));
  }
  for (const tab of all) for (const text of words) await expect(tab.getByText(text, { exact: true }).first()).toBeAttached();
  await page.reload();
  for (const text of words) await expect(page.getByText(text, { exact: true }).first()).toBeAttached();
});

test('what another tab does moves nothing under a press', async ({ page, open, context }) => {
  await open();
  const all = await tabs(page, context, 3);
  await new Backlog(page, new PointerHands(page)).add('Price page', 'Content');
  const [mine, theirs, thirds] = all.map((tab) => new Backlog(tab, new PointerHands(tab)));
  for (const one of [mine, theirs, thirds]) await one.openItem('Price page');
  await mine.field('Comment').fill('Mine');
  await page.bringToFront();
  await mine.panel.getByRole('button', { name: 'Add comment' }).hover();
  await page.mouse.down();
  await theirs.comment('Theirs');
  // It is there for everybody who presses nothing.
  await expect(thirds.panel.getByText('Theirs', { exact: true })).toBeVisible();
  await page.mouse.up();
  for (const text of ['Mine', 'Theirs']) await expect(mine.panel.getByText(text, { exact: true })).toBeVisible();
});

test('a tab closed in the middle of its work leaves everything up to some edit', async ({ page, open, context }) => {
  await open();
  const [one, two] = await tabs(page, context, 2);
  const other = new Backlog(one, new PointerHands(one));
  const cut = burst(two, 'Cut', 2_000).catch(() => 'closed');
  await expect(other.row('Cut 12')).toBeVisible();
  await two.close();
  expect(await cut).toBe('closed');
  await one.reload();
  await expect(one.locator('html')).toHaveAttribute('data-ready', 'true');
  const kept = await titles(one);
  expect(kept.length).toBeGreaterThanOrEqual(12);
  expect(kept).toEqual(numbered('Cut', kept.length).sort());
});

test('a change that another tab came before is left out, and the person is told what and what to do', async ({ page, open, context }) => {
  await open();
  const [one, two] = await tabs(page, context, 2);
  const backlog = new Backlog(one, new PointerHands(one));
  await backlog.add('Price page', 'Content');
  await backlog.openItem('Price page');
  await backlog.comment('Ask legal first');
  await expect(one.getByText('Ask legal first').first()).toBeVisible();
  // Another tab has taken the item out at the same moment; its word arrives only now.
  await two.waitForFunction(() => Object.values(localStorage).some((text) => text.includes('Ask legal first')));
  await two.evaluate(() => {
    const journal = Object.keys(localStorage).filter((key) => key.includes(':journal:'));
    const clock = (key) => JSON.parse(localStorage.getItem(key)).clock;
    const last = journal.reduce((late, key) => (clock(key) > clock(late) ? key : late));
    const { change, sum, format, ...entry } = JSON.parse(localStorage.getItem(last));
    const records = change.records.map(({ key, before }) => ({ key, before }));
    const key = last.replace(/journal:.*/, 'journal:000000000000:1');
    localStorage.setItem(key, JSON.stringify({ ...entry, deed: 'import', change: { records, entries: [] } }));
  });
  const told = backlog.notice('A change made here was discarded');
  await expect(told).toContainText('You commented on MKT-1');
  await expect(told).toContainText('make the change again if you still need it');
  await backlog.press('Got it');
  await expect(told).toHaveCount(0);
  await expect(backlog.row('Price page')).toHaveCount(0);
});

test('a change of another tab that cannot be read leads to the recovery screen, and nothing done here is lost', async ({ page, open, context }) => {
  await open();
  const [one, two] = await tabs(page, context, 2);
  const backlog = new Backlog(one, new PointerHands(one));
  await backlog.add('Price page', 'Content');
  const bad = await two.evaluate(() => {
    const [start] = Object.keys(localStorage).find((key) => key.includes(':journal:')).split('journal:');
    const key = `${start}journal:eeeeeeeeeeee:1`;
    localStorage.setItem(key, '{"clock":');
    return key;
  });
  const told = backlog.notice("Some stored data couldn't be read");
  await expect(told).toContainText('intact and still being saved');
  await expect(backlog.row('Price page')).toBeVisible();
  await backlog.add('Newsletter', 'Content');
  await expect(one.locator('.app-header__save')).toHaveText('Saved');
  const saved = await backlog.hands.download(backlog.button('Download stored data', told));
  const text = await readFile(await saved.path(), 'utf8');
  for (const part of [bad.split('/:')[1], 'Price page', 'Newsletter']) expect(text).toContain(part);

  await two.close();
  await backlog.press('Reload and recover', told);
  const recovery = new Recovery(one, backlog.hands);
  await expect(recovery.title).toHaveText("Stored data can't be read");
  await expect(recovery.section('Readable data').getByRole('row', { name: /^Backlog items/ })).toContainText('2');
  await recovery.press('Keep readable data');
  await backlog.open();
  for (const title of ['Price page', 'Newsletter']) await expect(backlog.row(title)).toBeVisible();
  expect(await one.evaluate((key) => localStorage.getItem(key), bad)).toBe('{"clock":');
});

test('a tab that is older than another says so and writes nothing any more', async ({ page, open, context }) => {
  await open();
  const [one, two] = await tabs(page, context, 2);
  const backlog = new Backlog(one, new PointerHands(one));
  await backlog.add('Price page', 'Content');
  const stored = () => one.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  await two.evaluate(() => {
    const [start] = Object.keys(localStorage).find((key) => key.includes(':journal:')).split('journal:');
    localStorage.setItem(`${start}head:ffffffffffff:${Date.now()}`, '{"format":99,"new":true}');
  });
  await expect(backlog.notice('Another tab has a newer version of Sprintloop')).toContainText('this tab has stopped saving');
  const before = await stored();
  await burst(one, 'On top', 1).catch(() => {});
  await expect(one.getByText('Reload the page to update').first()).toBeVisible();
  await expect(backlog.row('Price page')).toBeVisible();
  expect(await stored()).toBe(before);
});
