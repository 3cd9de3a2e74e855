// Work of another tool comes in as a table: looked at, corrected, brought in once, followed, taken back.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Backlog } from './pages/backlog.js';
import { Data } from './pages/data.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

const JIRA = resolve(import.meta.dirname, '../fixtures/tables/jira.csv');

async function withSample(page, open) {
  await open('#/data');
  const data = new Data(page, new PointerHands(page));
  await data.loadSample();
  return data;
}

/** Lets a file go over the page, as a person does who drags it in from a folder. */
async function drop(page, { name, kind, text }) {
  await page.evaluate(([name, kind, text]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], name, { type: kind }));
    const send = (type) => document.querySelector('main').dispatchEvent(
      new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }),
    );
    send('dragover');
    send('drop');
  }, [name, kind, text]);
}

const paste = (page, text) => page.evaluate((text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}, text);

test('a table of Jira comes in, with its bad rows told, and only once', async ({ page, open }) => {
  const data = await withSample(page, open);
  const workspaces = page.getByRole('table', { name: 'Workspaces in this browser' });
  await expect(workspaces.getByRole('row', { name: /Northwind Marketing Open/ })).toBeVisible();
  await data.choose(JIRA);
  const { preview } = data;
  await expect(preview.getByText(/^4 issues will be added to the end of the backlog, with 2 comments and 1 link/)).toBeVisible();
  await expect(preview.getByText('2 issues are skipped because of a problem. See below.')).toBeVisible();
  const bad = preview.getByRole('table', { name: 'Rows with problems' });
  await expect(bad.getByRole('row', { name: /^Row 4: it has no title. Skipped/ })).toBeVisible();
  await expect(bad.getByRole('row', { name: /^Row 5: “sometime” isn't a date.* Imported/ })).toBeVisible();
  await expect(bad.getByRole('row', { name: /^Row 7: it has the same ID, MKT-101, as row 2. Skipped/ })).toBeVisible();
  const first = preview.getByRole('table', { name: 'First rows' });
  await expect(first.getByRole('row', { name: /Webinar: passing a SOC 2 audit .* Events .* Wed, Sep 30 8/ })).toBeVisible();
  await expectAccessible(page);

  // The budget is no note for this team: it is left out, and bugs become a channel.
  await data.hands.expand(preview.locator('details', { hasText: 'Jira columns' }).first());
  await preview.getByLabel('Custom field (Budget)').selectOption('Skip');
  await preview.getByLabel('Bug (1 issue)').selectOption('New channel with this name');
  await preview.getByLabel('Jo Miller (1 issue)').selectOption('New member (channel owner)');
  await preview.getByLabel('Also import finished issues (1)').check();
  await expect(first.getByRole('row', { name: /Landing page .* New member/ })).toBeVisible();
  await data.press('Import', preview);
  await expect(page.getByText('5 backlog items, 1 channel, 1 member imported.').first()).toBeVisible();

  await data.choose(JIRA);
  await expect(preview.getByText('Nothing new')).toBeVisible();
  await data.press('Close', preview.locator('.dialog__body'));
  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).click();
  await page.goto('./#/backlog?q=Landing page');
  await expect(page.getByRole('link', { name: /^Landing page/ })).toHaveCount(0);
});

test('work type and channel have a column each', async ({ page, open }) => {
  const data = await withSample(page, open);
  const rows = Array.from({ length: 1000 }, (_, at) => `Buyer guide ${at + 1},Content,Email`);
  const file = { name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(`Title,Type,Channel\n${rows.join('\n')}\nA talk,Content,Radio\n`) };
  await data.choose(file);
  const { preview } = data;
  await expect(preview.getByText('1,001 rows will be added to the end of the backlog.')).toBeVisible();
  await expect(preview.getByText("There's no ID column, so a second import matches rows by title.")).toBeVisible();
  await expect(preview.getByLabel('Type', { exact: true }).locator('option:checked')).toHaveText('Work type');
  await expect(preview.getByLabel('Channel', { exact: true }).locator('option:checked')).toHaveText('Channel');
  const first = preview.getByRole('table', { name: 'First rows' });
  await expect(first.getByRole('row', { name: /Buyer guide 1 Content Email/ })).toBeVisible();
  // A name that the team doesn't have stays as a note, unless it becomes a channel.
  await expect(preview.getByLabel('Radio (1 row)').locator('option:checked')).toHaveText('Note in the description');
  await preview.getByLabel('Radio (1 row)').selectOption('New channel with this name');
  await data.press('Import', preview);
  await expect(page.getByText('1,001 backlog items, 1 channel imported.').first()).toBeVisible();
});

test('what changed in the other tool since follows, and is asked where it changed here too', async ({ page, open }) => {
  const data = await withSample(page, open);
  const table = (rows) => ({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(`Key,Title,Due date\n${rows}\n`) });
  await data.choose(table('A-1,Trade fair,2026-12-01\nA-2,Leaflet,2026-12-02'));
  await data.press('Import', data.preview);
  await expect(page.getByText('2 backlog items imported.').first()).toBeVisible();
  await data.choose(table('A-1,Trade fair in Lyon,2026-12-01\nA-2,Leaflet,2026-12-09\nA-3,Stand,'));
  await expect(data.preview.getByText('2 rows have changed in the other tool and will be updated here.')).toBeVisible();
  const changes = data.preview.getByRole('table', { name: 'Changes in the other tool' });
  await expect(changes.getByRole('row', { name: /Trade fair title/ })).toBeVisible();
  await expect(changes.getByRole('row', { name: /Leaflet needed by/ })).toBeVisible();
  await data.press('Import', data.preview);
  await expect(page.getByText('1 backlog item imported. 2 backlog items changed.').first()).toBeVisible();
  await page.goto('./#/backlog?q=Trade fair');
  await expect(page.getByRole('link', { name: /Trade fair in Lyon/ }).first()).toBeVisible();
});

test('what changed in the other tool and here is shown from both sides and chosen one by one', async ({ page, open }) => {
  const data = await withSample(page, open);
  const table = (rows) => ({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(`Key,Title,Due date\n${rows}\n`) });
  await data.choose(table('A-1,Trade fair,2026-12-01\nA-2,Leaflet,2026-12-02'));
  await data.press('Import', data.preview);
  const backlog = new Backlog(page, data.hands);
  for (const [before, after] of [['Trade fair', 'Trade fair in Bonn'], ['Leaflet', 'Leaflet of ours']]) {
    await page.goto(`./#/backlog?q=${before}`);
    await page.getByRole('link', { name: new RegExp(`^${before}`) }).first().click();
    await backlog.hands.enter(backlog.field('Title'), after);
    await expect(page.getByRole('link', { name: new RegExp(`^${after}`) }).first()).toBeVisible();
  }
  await page.goto('./#/data');
  await data.choose(table('A-1,Trade fair in Lyon,2026-12-01\nA-2,Leaflet of theirs,2026-12-09'));
  await expect(data.preview.getByText('Changed here and in the file')).toBeVisible();
  const fair = data.preview.getByRole('radiogroup', { name: /Trade fair in Bonn: title/ });
  await expect(fair.getByLabel('Here: Trade fair in Bonn')).toBeChecked();
  await expect(fair.getByLabel('File: Trade fair in Lyon')).toBeVisible();
  await expectAccessible(page);
  await data.press("Use the file's version for all", data.preview);
  await data.hands.tick(data.preview.getByLabel('Here: Leaflet of ours'));
  await data.press('Import', data.preview);
  await expect(page.getByText('2 backlog items changed.').first()).toBeVisible();
  await page.goto('./#/backlog?q=Trade fair');
  await expect(page.getByRole('link', { name: /Trade fair in Lyon/ }).first()).toBeVisible();
  await page.goto('./#/backlog?q=Leaflet');
  await expect(page.getByRole('link', { name: /Leaflet of ours/ }).first()).toBeVisible();
});

test('a file dropped on any screen and a text pasted anywhere are looked at in place', async ({ page, open }) => {
  const data = await withSample(page, open);
  await page.goto('./#/backlog');
  await expect(page.getByRole('heading', { level: 1, name: 'Backlog' })).toBeVisible();
  await drop(page, { name: 'ideas.csv', kind: 'text/csv', text: 'Title;Owner\nDropped idea;Nobody here' });
  await expect(data.preview.getByText(/^1 row will be added/)).toBeVisible();
  await data.press('Import', data.preview);
  await expect(data.preview).toHaveCount(0);
  await page.goto('./#/backlog?q=Dropped idea');
  await expect(page.getByRole('link', { name: /Dropped idea/ }).first()).toBeVisible();

  await paste(page, 'Title\tDue date\nPasted idea\t2026-12-01');
  await expect(data.preview.getByText(/^1 row will be added/)).toBeVisible();
  await data.press('Cancel', data.preview);
  await drop(page, { name: 'picture.png', kind: 'image/png', text: 'Dear diary' });
  await expect(data.refusal('This file was not imported')).toContainText('neither a JSON file nor a table');

  await data.hands.expand(page.locator('details', { hasText: 'Paste instead' }));
  await page.getByLabel('Rows copied from a spreadsheet, or the text of a file').fill('[{"number":1,"title":"From GitHub","html_url":"https://github.com/a/b/issues/1"}]');
  await data.press('Preview import');
  await expect(data.preview.getByText(/^1 issue will be added/)).toBeVisible();
});

test('a large table shows how far it is, and can be left', async ({ page, open }, info) => {
  const data = await withSample(page, open);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const rows = Array.from({ length: 60_000 }, (_, at) => `K-${at},Row ${at} of a table that takes a while ${'and a while '.repeat(6)},2026-12-01`);
  const large = info.outputPath('large.csv');
  await writeFile(large, `Key,Title,Due date\n${rows.join('\n')}\n`);
  await data.choose(large);
  await expect(data.preview.getByRole('progressbar', { name: 'Reading large.csv' })).toBeVisible();
  await data.press('Cancel', data.preview);
  await expect(data.preview).toHaveCount(0);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await data.choose({ name: 'small.csv', mimeType: 'text/csv', buffer: Buffer.from('Title,Owner\nSmall one,') });
  await expect(data.preview.getByText(/^1 row will be added/)).toBeVisible();
});
