// What keeps a team's work when something goes wrong: snapshots, recovery, and the word to export.
import { Backlog } from './pages/backlog.js';
import { Data } from './pages/data.js';
import { Recovery } from './pages/recovery.js';
import { Today } from './pages/today.js';
import { Workspaces } from './pages/workspaces.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

/** Opens the sample team and waits until it is folded into records. */
async function folded(page, open) {
  await open('#/data');
  const data = new Data(page, new PointerHands(page));
  await data.loadSample();
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes(':head:')), undefined, { timeout: 30_000 });
  return data;
}

/** The keys of what is stored that hold this word. */
function keysWith(page, word) {
  return page.evaluate((word) => Object.keys(localStorage).filter((key) => key.includes(word)), word);
}

test('a snapshot from before an import is looked at, restored, and the restoring taken back', async ({ page, open }) => {
  await open();
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.add('Price page', 'Content');
  const data = new Data(page, hands);
  await data.open();
  const file = await data.export();
  await backlog.open();
  await backlog.add('Newsletter', 'Content');
  await data.open();
  await data.loadSample();

  const row = page.getByRole('row').filter({ hasText: 'Before a file came in' });
  await data.press('Look and restore', row);
  const look = page.getByRole('dialog', { name: /^Back to / });
  const items = look.getByRole('row', { name: /^Backlog items/ });
  await expect(items.getByRole('cell').first()).toHaveText('0');
  await expect(items.getByRole('cell').nth(2)).not.toHaveText('0');
  await hands.expand(look.locator('details'));
  await expect(look).toContainText('goes away');
  await data.press('Restore', look);
  await expect(look).toHaveCount(0);
  await backlog.open();
  await expect(backlog.row('Newsletter')).toBeVisible();
  await expect(page.locator('[data-row]')).toHaveCount(2);

  // Going back is itself a step, and the state before it is a snapshot too.
  await page.locator('header').getByTitle('Undo').click();
  await expect(page.locator('[data-row]')).not.toHaveCount(2);
  await data.open();
  await expect(page.getByRole('row').filter({ hasText: 'Before a snapshot was restored' })).toBeVisible();
  expect(file.text).toContain('Price page');
});

test('of a workspace with a damaged record the good part is kept, and the damage beside it', async ({ page, open }) => {
  await folded(page, open);
  const [key] = await keysWith(page, ':records:backlog-item-');
  const items = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':records:backlog-item-')).length);
  expect(items).toBeGreaterThan(1);
  await page.evaluate((key) => localStorage.setItem(key, '[{"backlog'), key);
  await page.reload();
  const recovery = new Recovery(page, new PointerHands(page));
  await expect(recovery.title).toHaveText('Stored data cannot be read');
  await expect(recovery.section('What cannot be read')).toContainText('of the backlog item records');
  await expect(recovery.section('What can be read').getByRole('row', { name: /^Members/ })).toContainText('8');
  expect(await recovery.download()).toContain('[{\\"backlog');
  await recovery.press('Keep what can be read');
  await expect(recovery.title).toHaveText('Today');

  const workspaces = new Workspaces(page, recovery.hands);
  await workspaces.isOpen('Northwind Marketing');
  const backlog = new Backlog(page, recovery.hands);
  await backlog.open();
  await backlog.add('Work goes on', 'Content');
  await page.reload();
  await expect(backlog.row('Work goes on')).toBeVisible();
  expect(await page.evaluate((key) => localStorage.getItem(key), key)).toBe('[{"backlog');

  // What was kept is whole: it goes out as a file and comes in elsewhere.
  const data = new Data(page, recovery.hands);
  await data.open();
  const file = await data.export();
  await data.choose(file.path);
  await expect(data.preview).toContainText('Nothing new', { timeout: 40_000 });
});

test('one change that cannot be read and a closed sprint that breaks off lead to the recovery screen, by name', async ({ page, open }) => {
  await folded(page, open);
  const backlog = new Backlog(page, new PointerHands(page));
  await backlog.open();
  await backlog.add('Lost with its line', 'Content');
  await backlog.add('Done after it', 'Content');
  const [sprint, change] = await page.evaluate(() => {
    const keys = (word) => Object.keys(localStorage).filter((key) => key.includes(word)).sort((one, other) => one.localeCompare(other, undefined, { numeric: true }));
    const [sprint] = keys(':records:closed-');
    const change = keys(':journal:').find((key) => localStorage.getItem(key).includes('Lost with its line'));
    localStorage.setItem(sprint, localStorage.getItem(sprint).slice(0, -200));
    localStorage.setItem(change, localStorage.getItem(change).slice(0, 80));
    return [sprint, change];
  });
  const before = await page.evaluate((keys) => keys.map((key) => localStorage.getItem(key)), [sprint, change]);
  await page.reload();
  const recovery = new Recovery(page, new PointerHands(page));
  await expect(recovery.title).toHaveText('Stored data cannot be read');
  await expect(recovery.section('What cannot be read')).toContainText(/Sprint \d with its items/);
  await expect(recovery.section('What cannot be read')).toContainText('One change');
  await expectAccessible(page);
  expect(await recovery.download()).toContain(change);
  await recovery.press('Keep what can be read');
  await expect(recovery.title).toHaveText('Today');
  await backlog.open();
  await expect(backlog.row('Done after it')).toBeVisible();
  expect(await page.evaluate((keys) => keys.map((key) => localStorage.getItem(key)), [sprint, change])).toEqual(before);
});

test('of a workspace by a newer version a snapshot goes on, and nothing is touched', async ({ page, open }) => {
  const data = await folded(page, open);
  await expect(async () => {
    expect(await keysWith(page, ':snapshot:')).not.toHaveLength(0);
  }).toPass({ timeout: 30_000 });
  const [key] = await keysWith(page, ':head:');
  await page.evaluate((key) => {
    localStorage.setItem(key, localStorage.getItem(key).replace(/"format":\d+/, '"format":99'));
  }, key);
  const before = await page.evaluate((key) => localStorage.getItem(key), key);
  await page.reload();
  const recovery = new Recovery(page, new PointerHands(page));
  await expect(page.getByText('A newer version of Sprintloop writes here')).toBeVisible();
  await expect(recovery.button('Reload the page')).toBeVisible();
  await recovery.press('Go on from here', recovery.section('Snapshots').getByRole('row').nth(1));
  await expect(recovery.title).toHaveText('Today');
  await new Workspaces(page, recovery.hands).isOpen('Northwind Marketing');
  expect(await page.evaluate((key) => localStorage.getItem(key), key)).toBe(before);
});

test('after so many changes the page says that they are in this browser alone', async ({ page, open }) => {
  await open();
  const hands = new PointerHands(page);
  const today = new Today(page, hands);
  await today.startTeam({ name: 'Northwind', founder: 'Mara' });
  const data = new Data(page, hands);
  await data.open();
  await hands.enter(page.getByLabel('Remind me after'), '3');
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.add('One', 'Content');
  await backlog.add('Two', 'Content');
  await today.goTo('Today');
  const reminder = today.notice('changes are in this browser alone');
  await expect(reminder).toContainText('3 changes');
  await today.press('Later', reminder);
  await expect(reminder).toHaveCount(0);
  await backlog.open();
  for (const title of ['Three', 'Four', 'Five']) await backlog.add(title, 'Content');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await today.goTo('Today');
  await expect(reminder).toContainText('3 changes');
  await hands.download(today.button('Export', reminder));
  await expect(reminder).toHaveCount(0);
  await data.open();
  await expect(page.getByText('0 changes since')).toBeVisible();
});

test('the browser is asked once to keep the storage, at the first change after the founding', async ({ page, open }) => {
  await page.addInitScript(() => {
    window.asked = 0;
    navigator.storage.persist = () => { window.asked += 1; return Promise.resolve(true); };
  });
  await open();
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  expect(await page.evaluate(() => window.asked)).toBe(0);
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.add('Price page', 'Content');
  await backlog.add('Newsletter', 'Content');
  expect(await page.evaluate(() => window.asked)).toBe(1);
  await page.reload();
  await backlog.add('Podcast', 'Content');
  expect(await page.evaluate(() => window.asked)).toBe(0);
});

test('a private window that keeps nothing says so, and the work can be taken out as a file', async ({ page, open }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };
  });
  await open();
  const hands = new PointerHands(page);
  const today = new Today(page, hands);
  await today.startTeam({ name: 'Northwind', founder: 'Mara' });
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.add('Price page', 'Content');
  const told = backlog.notice("The browser's storage is full");
  await expect(told).toContainText('gone when the page closes');
  // It stays in sight, with its buttons, also on a small screen that is scrolled to its end.
  await page.setViewportSize({ width: 390, height: 600 });
  await page.evaluate(() => { location.hash = '#/data'; });
  await page.getByText('Room in this browser').scrollIntoViewIfNeeded();
  await expect(backlog.button('Download your work', told)).toBeInViewport();
  await page.setViewportSize({ width: 1280, height: 800 });
  await backlog.open();
  const file = await hands.download(backlog.button('Download your work', told));
  expect(file.suggestedFilename()).toMatch(/^northwind-/);
  await expect(backlog.row('Price page')).toBeVisible();
});
