// A team at work together, through a WebDAV folder of a real server beside the page.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/test.js';
import { Person, SOON, ready } from './support/team.js';
import { TEAM, hostWithTeamFolder } from './support/webdav.js';

test.use({ asks: TEAM });

let host;

test('three people share one workspace, at once and with one of them offline for a day', async ({ page, freshProfile, lasting }) => {
  test.setTimeout(180_000);
  host = lasting(await hostWithTeamFolder('rclone'));
  const ada = new Person(page, host.url);
  await ada.start();
  await ada.backlog.open();
  await ada.backlog.add('Price page', 'Content');
  const link = await ada.share('/team/north/');
  await expect(ada.saved).toHaveText(/shared/, SOON);

  const [ben, cleo] = [new Person(await freshProfile(), host.url), new Person(await freshProfile(), host.url)];
  await ben.join(link, 'Ada');
  await cleo.join(link, 'Ada');
  for (const one of [ben, cleo]) {
    await one.backlog.open();
    await expect(one.backlog.row('Price page')).toBeVisible();
  }

  // All at once.
  await Promise.all([
    ada.backlog.add('Newsletter', 'Content'),
    ben.backlog.add('Webinar', 'Content'),
    cleo.backlog.add('Podcast', 'Content'),
  ]);
  for (const one of [ada, ben, cleo]) {
    for (const title of ['Newsletter', 'Webinar', 'Podcast']) await expect(one.backlog.row(title)).toBeVisible(SOON);
  }
  const keys = [];
  for (const one of [ada, ben, cleo]) keys.push((await one.backlog.keys()).join(' '));
  expect(new Set(keys).size).toBe(1);

  // Cleo is on trains for a day, closes the page in between, and works on what the others work on.
  await cleo.page.context().setOffline(true);
  await cleo.backlog.add('Written on the train', 'Content');
  await expect(cleo.saved).toHaveText('Offline · 1 change to send', SOON);
  await cleo.backlog.openItem('Webinar');
  await cleo.hands.enter(cleo.backlog.field('Purpose: what will change?'), 'Trials start without a call');
  await cleo.backlog.comment('The host is booked');
  await ada.backlog.add('Written at the desk', 'Content');
  await ada.backlog.openItem('Webinar');
  await ada.hands.enter(ada.backlog.field('Audience'), 'Trial users');
  await ada.backlog.comment('Slides by Friday');
  const nextDay = Date.now() + 25 * 3_600_000;
  for (const one of [ada, ben, cleo]) await one.page.clock.setSystemTime(nextDay);
  await cleo.page.reload();
  await ready(cleo.page);
  await expect(cleo.backlog.field('Purpose: what will change?')).toHaveValue('Trials start without a call');
  await cleo.backlog.closeItem();
  await cleo.backlog.add('Written the next morning', 'Content');
  await expect(cleo.saved).toHaveText('Offline · 4 changes to send', SOON);
  await cleo.page.context().setOffline(false);
  for (const one of [ada, ben]) await expect(one.backlog.row('Written the next morning')).toBeVisible(SOON);
  for (const one of [ada, ben, cleo]) {
    if (await one.backlog.panel.count() === 0) await one.backlog.openItem('Webinar');
    await expect(one.backlog.field('Purpose: what will change?')).toHaveValue('Trials start without a call', SOON);
    await expect(one.backlog.field('Audience')).toHaveValue('Trial users', SOON);
    for (const said of ['The host is booked', 'Slides by Friday']) await expect(one.backlog.panel).toContainText(said, SOON);
    await one.backlog.closeItem();
  }
  await expect(ada.backlog.row('Written on the train')).toBeVisible(SOON);
  await expect(cleo.backlog.row('Written at the desk')).toBeVisible(SOON);
  await expect(cleo.saved).toHaveText(/shared/, SOON);

  // A second tab of Ben's browser has it too, and what it does reaches the others through the first.
  const second = new Person(await ben.page.context().newPage(), host.url);
  await second.page.goto(`${host.url}#/backlog`);
  await ready(second.page);
  await expect(second.backlog.row('Written on the train')).toBeVisible(SOON);
  await second.backlog.add('From a second tab', 'Content');
  await expect(ada.backlog.row('From a second tab')).toBeVisible(SOON);

  // A reload shows the same, with the server away.
  host.down(true);
  await ada.page.reload();
  await ready(ada.page);
  await expect(ada.backlog.row('From a second tab')).toBeVisible();
  await expect(ada.saved).toHaveText('Offline', SOON);
  host.down(false);

  // Whoever leaves keeps a copy.
  await ben.workspaces.choose('Team space…');
  await ben.dialog('Team space').getByRole('button', { name: 'Leave team space' }).click();
  await expect(ben.saved).toHaveText('Saved', SOON);
  await expect(ben.backlog.row('From a second tab')).toBeVisible();
});

test('the folder of an Apache server does as well', async ({ page, freshProfile, lasting }) => {
  test.setTimeout(120_000);
  host = lasting(await hostWithTeamFolder('apache'));
  const ada = new Person(page, host.url);
  await ada.start();
  await ada.backlog.open();
  await ada.backlog.add('Price page', 'Content');
  const link = await ada.share('/team/north/');
  const ben = new Person(await freshProfile(), host.url);
  await ben.join(link, 'Ada');
  await ben.backlog.open();
  await expect(ben.backlog.row('Price page')).toBeVisible();
  for (const [one, other, title] of [[ada, ben, 'Newsletter'], [ben, ada, 'Webinar'], [ada, ben, 'Podcast']]) {
    await one.backlog.add(title, 'Content');
    await expect(other.backlog.row(title)).toBeVisible(SOON);
  }
});

test('an address that is none, another host, and a folder with other files are refused and left alone', async ({ page, lasting }) => {
  host = lasting(await hostWithTeamFolder('rclone'));
  await writeFile(join(host.folder, 'taken', 'Budget.xlsx'), 'figures');
  const ada = new Person(page, host.url);
  await ada.start();
  const dialog = ada.dialog('Share this workspace');
  const attempt = async (address, why) => {
    await dialog.getByRole('textbox', { name: 'Folder address' }).fill(address);
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(dialog).toContainText(why);
  };
  await ada.workspaces.choose('Share this workspace…');
  await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(dialog).toContainText('Enter the address of a folder');
  await attempt('https://elsewhere.example/team/', 'can only use folders on');
  await attempt('/team/taken/', 'Budget.xlsx');
  expect(await readdir(join(host.folder, 'taken'))).toEqual(['Budget.xlsx']);
  expect(await readFile(join(host.folder, 'taken', 'Budget.xlsx'), 'utf8')).toBe('figures');
  host.down(true);
  await attempt('/team/north/', 'status 503');
  host.down(false);
  await attempt('/team/nowhere/north/', 'no folder at this address');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  // A link to a folder that is no space.
  await page.goto(`${host.url}#/join/team/taken/`);
  await expect(ada.dialog('Join a team space')).toContainText('holds no team space');
});
