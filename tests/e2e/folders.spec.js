// Two copies of the page on one host, in two folders, keep separate workspaces; what a version without folders in its
// names has stored goes to the copy that opens first, with the durable copy of what the browser has lost.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { Backlog } from './pages/backlog.js';
import { Today } from './pages/today.js';
import { dist, hostWith } from './support/host.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

/** A host with the page in two folders. */
function twoFolders() {
  return hostWith(async (folder) => {
    for (const name of ['one', 'two']) await cp(dist, join(folder, name), { recursive: true });
  });
}

/** Puts everything of the page in /one/ where a version without folders had it, and loses the last change. */
async function asBeforeFolders(page) {
  await page.evaluate(async () => {
    const mine = 'sprintloop:/one/:';
    for (const [name, text] of Object.entries(localStorage)) {
      if (name.startsWith(mine)) localStorage.setItem(`sprintloop:${name.slice(mine.length)}`, text);
      localStorage.removeItem(name);
    }
    sessionStorage.clear();
    const last = Object.keys(localStorage).filter((key) => key.includes(':journal:')).sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1);
    localStorage.removeItem(last);

    const settled = (request, event = 'success') => new Promise((done, failed) => {
      request[`on${event}`] = () => done(request.result);
      request.onerror = failed;
    });
    const opened = (name) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('texts');
      return settled(request);
    };
    const [from, to] = [await opened('sprintloop:/one/'), await opened('sprintloop')];
    const texts = from.transaction('texts').objectStore('texts');
    const [keys, values] = await Promise.all([settled(texts.getAllKeys()), settled(texts.getAll())]);
    const writing = to.transaction('texts', 'readwrite');
    keys.forEach((key, at) => writing.objectStore('texts').put(values[at], key));
    await settled(writing, 'complete');
    from.close();
    to.close();
    await settled(indexedDB.deleteDatabase('sprintloop:/one/'));
  });
}

test('two copies on one host keep their own workspaces, and the first one takes over what was there', async ({ page, lasting }) => {
  const host = lasting(await twoFolders());
  const hands = new PointerHands(page);
  const [today, backlog] = [new Today(page, hands), new Backlog(page, hands)];
  const visit = async (name) => {
    await page.goto(`${host.url}${name}/`);
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  };
  await visit('one');
  await today.startTeam({ name: 'Northwind', founder: 'Mara' });
  await backlog.open();
  await backlog.add('Price page', 'Content');
  await expect(page.locator('.app-header__save')).toHaveAttribute('data-state', 'saved');
  // A picture of the same origin, with no page in it that has the database open.
  await page.route('**/favicon.ico', (route) => route.fulfill({ body: '' }));
  await page.goto(`${host.url}icon.svg`);
  await asBeforeFolders(page);

  await visit('two');
  await expect(page.getByText('Northwind').first()).toBeVisible();
  await backlog.open();
  await expect(backlog.row('Price page')).toBeVisible();
  const names = await page.evaluate(() => Object.keys(localStorage));
  expect(names.filter((name) => !name.startsWith('sprintloop:/'))).toEqual([]);

  await visit('one');
  await expect(today.title).toHaveText('Welcome to Sprintloop');
  await today.startTeam({ name: 'Southwind', founder: 'Ada' });
  await backlog.open();
  await expect(page.locator('[data-row]')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Southwind').first()).toBeVisible();
  await visit('two');
  await expect(page.getByText('Northwind').first()).toBeVisible();
  await expect(page.getByText('Southwind')).toHaveCount(0);
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort())).toEqual(['sprintloop:/one/', 'sprintloop:/two/']);
});
