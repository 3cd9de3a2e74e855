// Copies of one plan: two people go on with it and bring both together; a plan travels as a link.
import { readFile, writeFile } from 'node:fs/promises';
import { Backlog } from './pages/backlog.js';
import { Data } from './pages/data.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

async function withSample(page, open) {
  await open('#/data');
  const data = new Data(page, new PointerHands(page));
  await data.loadSample();
  return data;
}

/** Presses an entry of the sprint's menu on Plan. */
async function fromPlan(page, entry) {
  await page.evaluate(() => { location.hash = '#/plan'; });
  await page.getByRole('button', { name: 'More for this sprint' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

async function planFile(page, path) {
  const saved = page.waitForEvent('download');
  await fromPlan(page, 'Download as Sprintloop file');
  const download = await saved;
  await writeFile(path, await readFile(await download.path()));
  return download.suggestedFilename();
}

/** Goes on with an item: expected value and a comment. */
async function goOn(page, address, { value, words }) {
  const backlog = new Backlog(page, new PointerHands(page));
  await page.evaluate((hash) => { location.hash = hash; }, address);
  await backlog.hands.expand(backlog.section('More fields'));
  if (value) await backlog.hands.enter(backlog.field('Expected value'), value);
  if (words) await backlog.comment(words);
}

test('two people with copies of one plan bring both together', async ({ page, open, freshProfile }, info) => {
  test.setTimeout(120_000);
  const lead = await withSample(page, open);
  const [out, back] = [info.outputPath('plan.json'), info.outputPath('back.json')];
  expect(await planFile(page, out)).toMatch(/^northwind-marketing-sprint-5-plan-.*\.json$/);

  const other = await freshProfile();
  await other.goto('./#/data');
  const colleague = new Data(other, new PointerHands(other));
  await colleague.import(out);
  await other.evaluate(() => { location.hash = '#/board'; });
  const link = other.locator('main a[href^="#/board?item="]').first();
  await expect(link).toBeVisible();
  const address = await link.getAttribute('href');

  await goOn(other, address, { value: 'Forty leads', words: 'From the colleague' });
  await goOn(page, address, { value: 'Fifty leads', words: 'From the lead' });
  await planFile(other, back);

  await page.evaluate(() => { location.hash = '#/data'; });
  await lead.choose(back);
  await expect(lead.preview.getByText('Changed here and in the file')).toBeVisible();
  await expect(lead.preview).toContainText('Expected value');
  await expect(lead.preview.getByText('Here: Fifty leads')).toBeVisible();
  await expect(lead.preview.getByText('File: Forty leads')).toBeVisible();
  await expectAccessible(page);
  await lead.press("Use the file's version for all", lead.preview);
  await expect(lead.preview.getByLabel('File: Forty leads')).toBeChecked();
  await lead.press('Import', lead.preview);
  await expect(page.getByText('Imported', { exact: true })).toBeVisible();

  await page.evaluate((hash) => { location.hash = hash; }, address);
  await expect(page.getByText('From the colleague')).toBeVisible();
  await expect(page.getByText('From the lead')).toBeVisible();
  const backlog = new Backlog(page, new PointerHands(page));
  await backlog.hands.expand(backlog.section('More fields'));
  await expect(backlog.field('Expected value')).toHaveValue('Forty leads');

  await page.evaluate(() => { location.hash = '#/data'; });
  await lead.choose(back);
  await expect(lead.preview).toContainText('Nothing new');
});

test('what a file lists for a sprint and is not ready is named before it comes in and after', async ({ page, open }, info) => {
  const data = await withSample(page, open);
  const file = JSON.parse((await data.export()).text);
  const { items, sprints } = file.workspace;
  const unready = Object.values(items).find(({ position, estimate }) => !position && !estimate);
  const [{ planned, capacity }] = Object.values(sprints);
  const id = '5a3b1e00-0000-4000-8000-00000000ffff';
  sprints[id] = { id, number: 6, starts: '2027-01-04', ends: '2027-01-15', planned, capacity, chosen: { [unready.id]: true } };
  const path = info.outputPath('planned.json');
  await writeFile(path, JSON.stringify(file));
  await data.choose(path);
  const told = new RegExp(`${unready.key} ${unready.title} stays out of Sprint 6: it's missing .*estimate`);
  await expect(data.preview.getByText('1 item stays out of its sprint')).toBeVisible();
  await expect(data.preview.getByText(told)).toBeVisible();
  await data.press('Import', data.preview);
  await expect(page.locator('main').getByText('1 item stays out of its sprint')).toBeVisible();
  await expect(page.locator('main').getByText(told)).toBeVisible();
});

test('a plan is shared as a link, shown read-only, taken in, and gone from the address', async ({ page, open, freshProfile }) => {
  await withSample(page, open);
  await fromPlan(page, 'Share as a link…');
  const dialog = page.getByRole('dialog', { name: 'Share plan' });
  const address = await dialog.getByLabel('Link').inputValue();
  expect(address).toMatch(/#\/shared\/[A-Za-z0-9_-]+$/);
  expect(address.length).toBeLessThan(65_536);
  // The plan of the sample team is longer than chats like; the file is offered beside it.
  await expect(dialog.getByText('This link is long')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Download file' })).toBeVisible();
  await expectAccessible(page);

  const other = await freshProfile({ viewport: { width: 390, height: 844 } });
  await other.goto(address);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Sprint 5 plan');
  await expect(other).toHaveURL(/#\/shared$/);
  await expect(other.locator('main')).toContainText('Northwind Marketing');
  await expect(other.locator('main li').first()).toContainText(/MKT-\d+/);
  expect(await other.locator('main').getByRole('textbox').count()).toBe(0);
  expect(await other.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('journal')))).toEqual([]);
  expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(other);

  await other.getByRole('button', { name: 'Import…' }).click();
  const preview = other.getByRole('dialog', { name: 'Import preview' });
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(other).toHaveURL(/#\/plan$/);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Sprint 5 is running');
  await expect(other.getByText(/12 backlog items.* imported/).first()).toBeVisible();

  // Opened again there is nothing in the address; half a link is refused in one sentence.
  await other.goto('./#/shared');
  await other.reload();
  await expect(other.getByText('No shared plan is open')).toBeVisible();
  await other.evaluate((hash) => { location.hash = hash; }, new URL(address).hash.slice(0, -100));
  await expect(other.getByText("This link can't be opened")).toBeVisible();
  await expect(other.getByText(/This link is damaged/)).toBeVisible();
});
