// A team at work together, through a folder on the disk that a synchroniser carries: late, in any order, twice, cut,
// and with conflicted copies.
import { expect, test } from './support/test.js';
import { Person, SOON, ready } from './support/team.js';
import { Synchroniser, filesOf, put, withFolder } from './support/synced.js';
import { hostWith } from './support/host.js';

let host;
test.beforeEach(async ({ lasting }) => { host = lasting(await hostWith()); });

async function shareOnDisk(person) {
  await person.workspaces.choose('Share this workspace…');
  await person.dialog('Share this workspace').getByRole('button', { name: 'Share in a folder…' }).click();
  const details = person.dialog('Team space');
  await expect(details).toContainText('Marketing');
  await details.getByRole('button', { name: 'Close' }).click();
}

/** Until something stands in a file of a profile's folder: the header may still say that what came before is shared. */
async function isInFolder(page, words) {
  const holds = async () => Object.values(await filesOf(page)).some((text) => text.includes(words));
  await expect.poll(holds, SOON).toBe(true);
}

async function joinOnDisk(person, who) {
  await person.page.goto(host.url);
  await ready(person.page);
  await person.page.getByRole('link', { name: 'Join a team space' }).click();
  await person.dialog('Join a team space').getByRole('button', { name: 'Choose folder…' }).click();
  await person.confirm(who);
}

test('two people share a workspace through a synced folder', async ({ page, freshProfile }) => {
  test.setTimeout(180_000);
  await withFolder(page);
  const ada = new Person(page, host.url);
  await ada.start();
  await ada.backlog.open();
  await ada.backlog.add('Price page', 'Content');
  await shareOnDisk(ada);

  const other = await freshProfile();
  await withFolder(other, { asks: true });
  await other.goto(host.url);
  const ben = new Person(other, host.url);
  const sync = new Synchroniser([page, other]);
  await sync.carry();
  await joinOnDisk(ben, 'Ada');
  await ben.backlog.open();
  await expect(ben.backlog.row('Price page')).toBeVisible();

  // Both write, and the files arrive late and the last one first.
  for (const title of ['Newsletter', 'Podcast']) await ada.backlog.add(title, 'Content');
  await ben.backlog.add('Webinar', 'Content');
  for (const title of ['Newsletter', 'Podcast']) await isInFolder(page, title);
  await isInFolder(other, 'Webinar');
  await sync.carry((files) => Object.fromEntries(Object.entries(files).reverse()));
  for (const one of [ada, ben]) {
    for (const title of ['Newsletter', 'Podcast', 'Webinar']) await expect(one.backlog.row(title)).toBeVisible(SOON);
  }

  // Half of a file is there first, and a conflicted copy, a partial and a temporary file beside it.
  await ada.backlog.add('Written at the desk', 'Content');
  await isInFolder(page, 'Written at the desk');
  await sync.carry((files) => {
    const arrived = {};
    for (const [path, text] of Object.entries(files)) {
      if (!path.startsWith('journal/')) continue;
      arrived[path] = text.slice(0, text.length / 2);
      arrived[path.replace('.json', ' (conflicted copy 2026-11-28).json')] = text;
      arrived[path.replace('.json', '-LAPTOP-7.json')] = 'damaged';
      arrived[`${path}.part`] = '';
    }
    return arrived;
  });
  await ben.backlog.add('Written meanwhile', 'Content');
  await isInFolder(other, 'Written meanwhile');
  await ben.workspaces.choose('Team space…');
  await expect(ben.dialog('Team space')).toContainText("damaged or hasn't finished syncing", SOON);
  await ben.dialog('Team space').getByRole('button', { name: 'Close' }).click();
  await put(other, await filesOf(page));
  await sync.carry();
  await expect(ben.backlog.row('Written at the desk')).toBeVisible(SOON);
  await expect(ada.backlog.row('Written meanwhile')).toBeVisible(SOON);

  // On the next visit the browser wants one press.
  await other.reload();
  await ready(other);
  await expect(ben.saved).toHaveText('Permission needed', SOON);
  await ben.backlog.add('Before the press', 'Content');
  await other.getByRole('button', { name: 'Allow access' }).click();
  await expect(ben.saved).toHaveText(/shared/, SOON);
  await sync.carry();
  await expect(ada.backlog.row('Before the press')).toBeVisible(SOON);

  // Everybody has the same, in one order.
  expect((await ada.backlog.keys()).join(' ')).toBe((await ben.backlog.keys()).join(' '));
});

test('a browser without folders says which have them', async ({ page }) => {
  await page.addInitScript(() => { delete window.showDirectoryPicker; });
  const ada = new Person(page, host.url);
  await ada.start();
  await ada.workspaces.choose('Share this workspace…');
  const dialog = ada.dialog('Share this workspace');
  await expect(dialog).toContainText('Chrome and Edge');
  await expect(dialog.getByRole('button', { name: 'Share in a folder…' })).toHaveCount(0);
});
