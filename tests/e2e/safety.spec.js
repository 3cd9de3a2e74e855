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
  const ideas = Buffer.from('Title;Owner\nA page for partners;\nA talk in Bonn;\n');
  await data.choose({ name: 'ideas.csv', mimeType: 'text/csv', buffer: ideas });
  await data.press('Import', data.preview);
  await expect(data.preview).toHaveCount(0);

  const row = page.getByRole('row').filter({ hasText: 'Before an import' });
  await data.press('Preview and restore', row);
  const look = page.getByRole('dialog', { name: /^Back to / });
  const items = look.getByRole('row', { name: /^Backlog items/ });
  await expect(items.getByRole('cell').first()).toHaveText('0');
  await expect(items.getByRole('cell').nth(2)).not.toHaveText('0');
  await hands.expand(look.locator('details'));
  await expect(look).toContainText('removed');
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
  await expect(recovery.title).toHaveText("Stored data can't be read");
  await expect(recovery.section('Damaged data')).toContainText('of the backlog item records');
  await expect(recovery.section('Readable data').getByRole('row', { name: /^Members/ })).toContainText('8');
  expect(await recovery.download()).toContain('[{\\"backlog');
  await recovery.press('Keep readable data');
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
  await expect(recovery.title).toHaveText("Stored data can't be read");
  await expect(recovery.section('Damaged data')).toContainText(/Sprint \d and its items/);
  await expect(recovery.section('Damaged data')).toContainText('One change');
  await expectAccessible(page);
  // A downloaded key has no folder.
  expect(await recovery.download()).toContain(change.split('/:')[1]);
  await recovery.press('Keep readable data');
  await expect(recovery.title).toHaveText('Today');
  await backlog.open();
  await expect(backlog.row('Done after it')).toBeVisible();
  expect(await page.evaluate((keys) => keys.map((key) => localStorage.getItem(key)), [sprint, change])).toEqual(before);
});

/** Has the browser refuse its database, so that there is no durable copy that mends what is damaged. */
async function withoutCopy(page) {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); };
  });
}

test('records without their list are recovered, and none of them is cleared', async ({ page, open }) => {
  await withoutCopy(page);
  await folded(page, open);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (/:(head|journal):/.test(key)) localStorage.removeItem(key);
  });
  const texts = () => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes(':records:')).sort());
  const before = await texts();
  expect(before.length).toBeGreaterThan(20);
  await page.reload();
  const recovery = new Recovery(page, new PointerHands(page));
  await expect(recovery.title).toHaveText("Stored data can't be read");
  await expect(recovery.section('Damaged data')).toContainText('The list of records');
  await expect(recovery.section('Readable data').getByRole('row', { name: /^Members/ })).toContainText('8');
  await expectAccessible(page);
  await recovery.press('Keep readable data');
  await expect(recovery.title).toHaveText('Today');
  const kept = new Map(await texts());
  for (const [key, text] of before) expect(kept.get(key)).toBe(text);
});

test('one damaged letter, and a change that is gone, are noticed', async ({ page, open }) => {
  await withoutCopy(page);
  await folded(page, open);
  const backlog = new Backlog(page, new PointerHands(page));
  await backlog.open();
  for (const title of ['First', 'Second', 'Third']) await backlog.add(title, 'Content');
  await page.evaluate(() => {
    const keys = Object.keys(localStorage);
    const item = keys.find((key) => key.includes(':records:backlog-item-') && localStorage.getItem(key).includes('"title":"'));
    // Still good JSON, with another word in it.
    localStorage.setItem(item, localStorage.getItem(item).replace(/"title":"./, '"title":"§'));
    localStorage.removeItem(keys.find((key) => key.includes(':journal:') && localStorage.getItem(key).includes('"Second"')));
  });
  await page.reload();
  const recovery = new Recovery(page, new PointerHands(page));
  await expect(recovery.title).toHaveText("Stored data can't be read");
  await expect(recovery.section('Damaged data')).toContainText('of the backlog item records');
  await expect(recovery.section('Damaged data')).toContainText('A change that is gone');
  await recovery.press('Keep readable data');
  await backlog.open();
  await expect(backlog.row('First')).toBeVisible();
  await expect(backlog.row('Third')).toBeVisible();
});

test('data wiped under an open page is said at once, and saved again when asked', async ({ page, open, context, baseURL }) => {
  await open();
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.add('Before', 'Content');
  const word = page.locator('.app-header__save');
  await expect(word).toHaveAttribute('data-state', 'saved');
  const other = await context.newPage();
  await other.route('**/favicon.ico', (route) => route.fulfill({ body: '' }));
  await other.goto(`${baseURL}icon.svg`);
  await other.evaluate(() => localStorage.clear());
  const told = backlog.notice('The data stored in this browser was deleted');
  await expect(told).toBeVisible();
  await expect(word).toHaveAttribute('data-state', 'memory');
  await expectAccessible(page);
  await backlog.add('After', 'Content');
  await expect(word).toHaveAttribute('data-state', 'memory');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /:(journal|head|records):/.test(key)))).toEqual([]);
  const file = await hands.download(backlog.button('Export workspace', told));
  expect(file.suggestedFilename()).toMatch(/^northwind-/);
  await backlog.press('Save again', told);
  await expect(told).toHaveCount(0);
  await expect(word).toHaveAttribute('data-state', 'saved');
  await page.reload();
  for (const title of ['Before', 'After']) await expect(backlog.row(title)).toBeVisible();

  // One key alone, in this very tab: the next change finds out.
  await page.evaluate(() => localStorage.removeItem(Object.keys(localStorage).find((key) => key.includes(':journal:'))));
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(told).toBeVisible();
  await backlog.press('Save again', told);
  await expect(word).toHaveAttribute('data-state', 'saved');
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
  await expect(page.getByText('A newer version of Sprintloop is in use here')).toBeVisible();
  await expect(recovery.button('Reload page')).toBeVisible();
  await recovery.press('Restore', recovery.section('Snapshots').getByRole('row').nth(1));
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
  const reminder = today.notice('changes are only in this browser');
  await expect(reminder).toContainText('3 changes');
  await today.press('Snooze', reminder);
  await expect(reminder).toHaveCount(0);
  await backlog.open();
  for (const title of ['Three', 'Four', 'Five']) await backlog.add(title, 'Content');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await today.goTo('Today');
  await expect(reminder).toContainText('3 changes');
  await hands.download(today.button('Export workspace', reminder));
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
  await expect(told).toContainText('lost when you close this page');
  // It stays in sight, with its buttons, also on a small screen that is scrolled to its end.
  await page.setViewportSize({ width: 390, height: 600 });
  await page.evaluate(() => { location.hash = '#/data'; });
  await page.getByRole('heading', { name: 'Storage' }).scrollIntoViewIfNeeded();
  await expect(backlog.button('Export workspace', told)).toBeInViewport();
  await page.setViewportSize({ width: 1280, height: 800 });
  await backlog.open();
  const file = await hands.download(backlog.button('Export workspace', told));
  expect(file.suggestedFilename()).toMatch(/^northwind-/);
  await expect(backlog.row('Price page')).toBeVisible();
});

test('the header says “Saved” only once the disk has it', async ({ page, open }) => {
  await page.addInitScript(() => {
    const { commit } = IDBTransaction.prototype;
    // A transaction with something to do does not end.
    IDBTransaction.prototype.commit = function holdOn() {
      if (!window.slow) return commit.call(this);
      this.objectStore(this.objectStoreNames[0]).count().onsuccess = () => this.commit();
      return undefined;
    };
  });
  await open();
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  const word = page.locator('.app-header__save');
  await expect(word).toHaveAttribute('data-state', 'saved');
  await page.evaluate(() => { window.slow = true; });
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.add('Price page', 'Content');
  await expect(word).toHaveAttribute('data-state', 'saving');
  await page.evaluate(() => { window.slow = false; });
  await expect(word).toHaveAttribute('data-state', 'saved');
});

test('where the browser refuses its database the page says what that means, and goes on', async ({ page, open }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('not here', 'SecurityError'); };
  });
  await open();
  const hands = new PointerHands(page);
  const today = new Today(page, hands);
  await today.startTeam({ name: 'Northwind', founder: 'Mara' });
  await expect(page.locator('.app-header__save')).toHaveAttribute('data-state', 'loose');
  const told = today.notice('A browser crash could lose your latest changes');
  await expect(told).toContainText('saved in this browser');
  await today.press('Got it', told);
  await expect(told).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Northwind').first()).toBeVisible();
});
