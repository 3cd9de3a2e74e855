// What goes wrong with the folder of a team: each time one plain sentence, the work untouched, nothing written over.
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hostWith } from './support/host.js';
import { expect, test } from './support/test.js';
import { Person, SOON, ready } from './support/team.js';
import { SERVERS, SILENCE, TEAM, hostWithTeamFolder } from './support/webdav.js';

test.use({ asks: TEAM });

let host;

/** The page looks again at once, as when somebody comes back to it. */
const lookAgain = (page) => page.evaluate(() => { window.dispatchEvent(new Event('focus')); });

async function inStep(person) {
  await expect(async () => {
    await lookAgain(person.page);
    await expect(person.saved).toHaveText(/· shared/, { timeout: 2_000 });
  }).toPass(SOON);
}

test('a folder that refuses, is full, away, moved or mixed up says so, and everything arrives in the end', async ({ page, freshProfile, lasting }) => {
  test.setTimeout(300_000);
  host = lasting(await hostWithTeamFolder('apache'));
  const ada = new Person(page, host.url);
  await ada.start();
  await ada.backlog.open();
  const link = await ada.share('/team/north/');
  await inStep(ada);
  let number = 0;
  const titles = [];
  const during = async (fault, word, why, mend = () => host.answer()) => {
    await fault();
    const title = `Written at fault ${(number += 1)}`;
    titles.push(title);
    await ada.backlog.add(title, 'Content');
    await lookAgain(page);
    await expect(ada.saved, String(why)).toHaveText(word, { timeout: 30_000 });
    if (why) await expect(ada.saved).toHaveAttribute('title', why);
    await expect(ada.backlog.row(title)).toBeVisible();
    await mend();
    await inStep(ada);
  };
  const writing = (status) => () => host.answer((method) => (['PUT', 'MKCOL'].includes(method) ? status : undefined));
  const [stuck, away] = ['Saved · not shared', /^Offline · 1 change to send/];

  await test.step('a wrong password, or a log-in that has run out', () => during(() => host.answer(() => 401), stuck, /didn't let you in/));
  await test.step('no right to write', () => during(writing(403), stuck, /didn't let you in/));
  await test.step('full', () => during(writing(507), stuck, /is full/));
  await test.step('a fault of the server', () => during(() => host.answer(() => 500), away));
  await test.step('no answer', () => during(() => host.answer(() => SILENCE), away));
  await test.step('a file that stands in the way and is not there', () => during(writing(412), away));
  await test.step('no WebDAV any more', () =>
    during(() => host.answer((method) => (method === 'PROPFIND' ? 405 : undefined)), stuck, /no WebDAV folder/));
  const [north, elsewhere] = ['north', 'elsewhere'].map((name) => join(host.folder, name));
  await test.step('renamed', () => during(() => rename(north, elsewhere), stuck, /no folder at this address/, () => rename(elsewhere, north)));
  await test.step('restarted', () => during(() => host.restart(), /shared|to send/, undefined, () => {}));
  await test.step('emptied', () => during(async () => {
    await rename(north, elsewhere);
    await mkdir(north, { mode: 0o777 });
  }, stuck, /no team space/, async () => {
    expect(await readdir(north)).toEqual([]);
    await rm(north, { recursive: true });
    await rename(elsewhere, north);
  }));

  await test.step('another team in its place', async () => {
    const other = new Person(await freshProfile(), host.url);
    await other.start();
    await other.share('/team/south/');
    await rename(north, elsewhere);
    await cp(join(host.folder, 'south'), north, { recursive: true });
    const before = await readdir(north, { recursive: true });
    await page.reload();
    await ready(page);
    await ada.backlog.add('Not for the others', 'Content');
    await expect(ada.saved).toHaveAttribute('title', /another workspace/, SOON);
    expect((await readdir(north, { recursive: true })).filter((path) => !path.startsWith('presence')))
      .toEqual(before.filter((path) => !path.startsWith('presence')));
    await rm(north, { recursive: true });
    await rename(elsewhere, north);
    titles.push('Not for the others');
    await inStep(ada);
  });

  await test.step('half of it is there', async () => {
    await rename(join(north, 'base'), elsewhere);
    const cleo = new Person(await freshProfile(), host.url);
    await cleo.page.goto(link);
    await ready(cleo.page);
    await cleo.dialog('Join a team space').getByRole('button', { name: 'Join', exact: true }).click();
    await expect(cleo.dialog('Join a team space')).toContainText("hasn't finished syncing yet");
    await rename(elsewhere, join(north, 'base'));
    await cleo.dialog('Join a team space').getByRole('button', { name: 'Try again' }).click();
    await cleo.confirm('Ada');
    await cleo.backlog.open();
    for (const title of titles) await expect(cleo.backlog.row(title)).toBeVisible(SOON);
  });
});

test.describe('CORS', () => {
  // The browser writes what it refuses to the console.
  test.use({ faultless: false });
  test('a folder of another host that allows no other page is told at the first attempt', async ({ page, lasting }) => {
    host = lasting(await hostWithTeamFolder('rclone'));
    const other = host.url.replace(/\/$/, '');
    const here = lasting(await hostWith(async (folder) => {
      const { readFile, writeFile } = await import('node:fs/promises');
      const file = join(folder, 'index.html');
      // As a build with TEAM_ORIGIN has it.
      await writeFile(file, (await readFile(file, 'utf8')).replace("connect-src 'self'", `connect-src 'self' ${other}`));
    }));
    const ada = new Person(page, here.url);
    await ada.start();
    await ada.workspaces.choose('Share this workspace…');
    const dialog = ada.dialog('Share this workspace');
    await dialog.getByRole('textbox', { name: 'Folder address' }).fill(`${other}/team/north/`);
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(dialog).toContainText('CORS');
    expect(await readdir(host.folder)).toEqual(['taken']);
  });
});

for (const server of Object.keys(SERVERS)) {
  test(`clocks an hour apart, a listing by date, and old files that go, on ${server}`, async ({ page, freshProfile, lasting }) => {
    test.setTimeout(240_000);
    host = lasting(await hostWithTeamFolder(server));
    const now = Date.now();
    await page.clock.install({ time: now });
    const ada = new Person(page, host.url);
    await ada.start();
    await ada.backlog.open();
    const link = await ada.share('/team/north/');
    const ben = new Person(await freshProfile(), host.url);
    await ben.page.clock.install({ time: now - 3_600_000 });
    await ben.join(link, 'Ada');
    await ben.backlog.open();

    // One file for each change, until they are worth gathering.
    const journal = async () => {
      const there = await readdir(join(host.folder, 'north', 'journal')).catch(() => []);
      return there.filter((name) => name.endsWith('.json'));
    };
    for (let number = 1; number <= 9; number += 1) {
      const [one, other] = number % 3 === 0 ? [ben, ada] : [ada, ben];
      await one.backlog.add(`Item ${number}`, 'Content');
      await expect(other.backlog.row(`Item ${number}`)).toBeVisible(SOON);
    }
    for (let number = 10; number <= 13; number += 1) {
      await ada.backlog.add(`Item ${number}`, 'Content');
      await expect(ben.backlog.row(`Item ${number}`)).toBeVisible(SOON);
    }
    expect((await ada.backlog.keys()).join(' ')).toBe((await ben.backlog.keys()).join(' '));
    const ranges = async () => (await journal()).map((name) => name.match(/\.(\d+)-(\d+)\.json$/).slice(1).map(Number));
    await expect.poll(async () => (await ranges()).some(([first, last]) => last - first >= 7), SOON).toBe(true);
    const before = (await journal()).length;

    // A day later the small files go, and nothing is missing.
    await page.clock.setSystemTime(now + 26 * 3_600_000);
    await lookAgain(page);
    await expect.poll(async () => (await journal()).length, { timeout: 60_000 }).toBeLessThan(before - 5);
    const cleo = new Person(await freshProfile(), host.url);
    await cleo.join(link, 'Ada');
    await cleo.backlog.open();
    for (let number = 1; number <= 13; number += 1) await expect(cleo.backlog.row(`Item ${number}`)).toBeVisible(SOON);
  });
}
