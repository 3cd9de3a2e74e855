// What a person or a browser can hand the page that it cannot use: one clear sentence, nothing
// changed, nothing lost, and never a dead page.
import { readFile, writeFile } from 'node:fs/promises';
import { Backlog } from './pages/backlog.js';
import { Data } from './pages/data.js';
import { Recovery } from './pages/recovery.js';
import { Today } from './pages/today.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

const WORKSPACE = '01999999-0000-7000-8000-000000000001';

async function startTeam(page) {
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  return hands;
}

test.describe('a file that cannot be taken', () => {
  test('is refused in one sentence, and nothing changes', async ({ page, open }, info) => {
    await open();
    const data = new Data(page, await startTeam(page));
    await data.open();
    const { text } = await data.export();
    const large = info.outputPath('large.json');
    await writeFile(large, ' '.repeat(10_000_001));
    const cut = text.slice(0, text.length / 2);
    const newer = JSON.stringify({ ...JSON.parse(text), version: 99 });
    const files = [
      ['notes.txt', 'Dear diary', 'neither a JSON file nor a table'],
      ['cut.json', cut, 'ends in the middle'],
      ['empty.json', '', 'This file is empty'],
      ['other.json', '{"tasks": []}', 'comes from another tool'],
      ['newer.json', newer, 'A newer version of Sprintloop wrote this file'],
    ];
    for (const [name, content, sentence] of files) {
      await data.choose({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
      await expect(data.refusal('This file was not imported')).toContainText(sentence);
      await expect(data.refusal('This file was not imported')).toContainText('Nothing has changed.');
    }
    await data.choose(large);
    await expect(data.refusal('This file was not imported')).toContainText('larger than 10 MB');
    expect((await data.export()).text).toBe(text);
  });

  test('is refused where its ids point nowhere', async ({ page, open }) => {
    await open('#/data');
    const data = new Data(page, new PointerHands(page));
    await data.loadSample();
    const { text } = await data.export();
    const lost = text.replace(/"owner":"[^"]+"/, `"owner":"${WORKSPACE}"`);
    expect(lost).not.toBe(text);
    await data.choose({ name: 'lost.json', mimeType: 'application/json', buffer: Buffer.from(lost) });
    await expect(data.refusal('This file was not imported')).toContainText('is inconsistent');
    expect((await data.export()).text).toBe(text);
  });

  test('says so again for the next one, and takes a good one after it once', async ({ page, open }) => {
    await open('#/data');
    const data = new Data(page, new PointerHands(page));
    await data.loadSample();
    const file = await data.export();
    await data.choose({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear diary') });
    await expect(data.refusal('This file was not imported')).toBeVisible();
    await data.choose(file.path);
    await expect(data.preview).toContainText('Nothing new');
    await data.press('Close', data.preview.locator('.dialog__body'));
    await expect(data.refusal('This file was not imported')).toHaveCount(0);
    expect((await data.export()).text).toBe(file.text);
  });
});

test.describe('stored data', () => {
  test('that cannot be read is kept, shown, and started beside', async ({ page, open }) => {
    const key = `sprintloop:${WORKSPACE}:head:abcdefabcdef:1763280000000`;
    // The page adds its folder to the name.
    const kept = () => page.evaluate((end) => Object.entries(localStorage).find(([name]) => name.endsWith(end))?.[1], key.replace('sprintloop', ''));
    await page.addInitScript(([key, workspace]) => {
      if (localStorage.length > 0) return;
      localStorage.setItem('sprintloop:current', workspace);
      localStorage.setItem(key, '{"broken');
    }, [key, WORKSPACE]);
    await open();
    const recovery = new Recovery(page, new PointerHands(page));
    await expect(recovery.title).toHaveText("Stored data can't be read");
    await expect(recovery.section('Readable data')).toContainText('No part of this workspace can be read');
    expect(await recovery.download()).toContain('broken');
    await recovery.press('Open an empty workspace');
    await expect(recovery.title).toHaveText('Welcome to Sprintloop');
    await startTeam(page);
    expect(await kept()).toBe('{"broken');
    await page.reload();
    await expect(page.getByText('Northwind').first()).toBeVisible();
    expect(await kept()).toBe('{"broken');
  });

  test('that the browser blocks is said, and the work goes on in memory', async ({ page, open }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
    });
    await open();
    const hands = await startTeam(page);
    const backlog = new Backlog(page, hands);
    await expect(backlog.notice("Your work isn't being saved")).toBeVisible();
    await backlog.open();
    await backlog.add('Work goes on', 'Content');
    await expect(backlog.notice("Your work isn't being saved")).toBeVisible();
    const data = new Data(page, hands);
    await data.open();
    expect((await data.export()).text).toContain('Work goes on');
  });

  test('that has no room left is said, and the work goes on in memory', async ({ page, open }) => {
    await page.addInitScript(() => {
      for (let size = 4_194_304; size > 0; size = Math.floor(size / 2)) {
        try {
          localStorage.setItem(`other:${size}`, 'x'.repeat(size));
        } catch { /* The next smaller piece may fit. */ }
      }
    });
    await open();
    const backlog = new Backlog(page, await startTeam(page));
    await expect(backlog.notice("The browser's storage is full")).toBeVisible();
    await backlog.open();
    await backlog.add('Work goes on', 'Content');
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('other:')).forEach((key) => localStorage.removeItem(key)));
    await backlog.press('Try again');
    await expect(backlog.notice("The browser's storage is full")).toHaveCount(0);
    await page.reload();
    await expect(backlog.row('Work goes on')).toBeVisible();
  });
});

test.describe('a failure of the page itself', () => {
  test.use({ faultless: false });

  test('is said plainly, with what is stored to take along, and a reload goes on', async ({ page, open }) => {
    await open();
    const backlog = new Backlog(page, await startTeam(page));
    await backlog.open();
    await backlog.add('Safe and sound', 'Content');
    // A clock no calendar reaches: nobody planned for it, so the page fails as a page fails.
    await page.clock.setFixedTime(new Date(8.64e15));
    await backlog.hands.write(page.getByRole('textbox', { name: 'New item' }), 'Lost');
    await backlog.press('Add item');
    const failure = page.getByRole('alertdialog', { name: 'Sprintloop has stopped' });
    await expect(failure).toBeVisible();
    await expect(failure.getByRole('button', { name: 'Reload' })).toBeFocused();
    const download = await backlog.hands.download(failure.getByRole('button', { name: 'Download stored data' }));
    expect(await readFile(await download.path(), 'utf8')).toContain('Safe and sound');
    await page.clock.setFixedTime(new Date('2026-11-16T09:00:00+01:00'));
    await backlog.press('Reload', failure);
    await expect(backlog.row('Safe and sound')).toBeVisible();
    await expect(backlog.row('Lost')).toHaveCount(0);
  });
});

test('text of any kind is shown as text', async ({ page, open, freshProfile }) => {
  const odd = '<img src=x onerror="document.title=1"> & <b>bold</b> 🚀👩‍💻 مرحبا بالعالم';
  const long = 'ein Wort ohne Ende'.replaceAll(' ', '').repeat(6000).slice(0, 100_000);
  await open();
  const hands = await startTeam(page);
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.add(odd, 'Content');
  await backlog.openItem(odd);
  await hands.expand(backlog.section('More fields'));
  await hands.enter(backlog.field('Notes and brief'), long);
  await hands.enter(backlog.field('Expected value'), odd + long);
  await backlog.comment(long);
  await expect(page.locator('main img, main b')).toHaveCount(0);
  await expect(page).toHaveTitle('Backlog · Sprintloop');

  const data = new Data(page, hands);
  await data.open();
  const file = await data.export();
  const phone = await freshProfile({ viewport: { width: 390, height: 844 } });
  await phone.goto('./#/data');
  await new Data(phone, new PointerHands(phone)).import(file.path);
  for (const address of ['#/', '#/intake', '#/backlog', '#/backlog/MKT-1', '#/plan', '#/board', '#/review', '#/data']) {
    await phone.evaluate((hash) => { location.hash = hash; }, address);
    await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, address).toBe(390);
  }
});
