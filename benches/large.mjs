// What a person waits for in a workspace of two thousand items.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installProbe } from './probe.js';
import { shows, timed } from './timed.mjs';
import { grow, growYears } from './workspace.mjs';

const SEARCH = 'input[type=search]';
/** Each letter leaves fewer items than the one before. */
const SEARCHED = 'pri';
/** A deed that is done all day: its middle and its worst count. */
const DEEDS = 9;
const ALL_DAY = { median: 50, worst: 100 };
/** So long after the last command, the page folds its journal. */
const FOLDED_MS = 8_000;

/** The export of the sample team, as the page writes it. */
export async function sampleFile(browser, url) {
  const page = await browser.newPage();
  await page.goto(`${url}#/data`, { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'Load sample team' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  await page.close();
  return text;
}

/** From the choice of a file to its preview, and from there until it is in. */
export async function importing(page, file) {
  await page.evaluate(() => { location.hash = '#/data'; });
  const input = page.getByLabel('Import file');
  await input.waitFor();
  const offered = `[...document.querySelectorAll('dialog[open] button')].some((one) => one.textContent.trim() === 'Import')`;
  const looked = await timed(page, 'change', offered, () => input.setInputFiles(file));
  const button = page.getByRole('button', { name: 'Import', exact: true });
  const brought = await timed(page, 'click', `!${shows('dialog[open]')}`, () => button.click());
  return looked + brought;
}

async function exporting(page) {
  const button = page.getByRole('button', { name: 'Export', exact: true });
  await button.waitFor();
  const [, took] = await Promise.all([
    page.waitForEvent('download'),
    timed(page, 'click', 'window.probe.blobs > 0', () => button.click()),
  ]);
  return took;
}

async function filtering(page) {
  await page.evaluate(() => { location.hash = '#/backlog'; });
  const search = page.locator(SEARCH).first();
  await search.waitFor();
  await page.waitForTimeout(1_000);
  const samples = [];
  const changed = `document.querySelector('#backlog-list').parentElement.textContent !== window.before`;
  for (let letter = 0; letter < DEEDS; letter += 1) {
    if (letter % SEARCHED.length === 0) {
      await search.fill('');
      await page.waitForTimeout(1_000);
    }
    await page.evaluate(() => { window.before = document.querySelector('#backlog-list').parentElement.textContent; });
    await search.focus();
    samples.push(await timed(page, 'keydown', changed, () => page.keyboard.press(SEARCHED[letter % SEARCHED.length])));
    await page.waitForTimeout(300);
  }
  await search.fill('');
  return samples;
}

/** From Enter in the field for a new item to the toast that names it painted: its row is the last of 2,000. */
async function adding(page) {
  const field = page.getByRole('textbox', { name: 'New item' });
  await field.waitFor();
  const samples = [];
  for (let number = 1; number <= DEEDS; number += 1) {
    await field.fill(`Thank the guests of day ${number}`);
    const told = `document.querySelector('.toasts').textContent.includes('guests of day ${number}')`;
    samples.push(await timed(page, 'keydown', told, () => field.press('Enter')));
    await page.waitForTimeout(300);
  }
  return samples;
}

/** From the press on a row's title to the item's panel painted, each time another item. */
async function opening(page) {
  const samples = [];
  for (let number = 0; number < DEEDS; number += 1) {
    const row = page.locator('#backlog-list [data-row]').nth(number);
    samples.push(await timed(page, 'click', shows('#item-panel h2'), () => row.getByRole('link').first().click()));
    await page.keyboard.press('Escape');
    await page.locator('#item-panel').waitFor({ state: 'detached' });
    await page.waitForTimeout(300);
  }
  return samples;
}

/** From the press on the link to the cards painted. */
async function boardShown(page) {
  const samples = [];
  for (let round = 0; round < 3; round += 1) {
    await page.evaluate(() => { location.hash = '#/team'; });
    await page.waitForTimeout(500);
    const link = page.getByRole('link', { name: 'Board', exact: true }).first();
    samples.push(await timed(page, 'click', shows('#board [data-row]'), () => link.click()));
  }
  return samples;
}

/** From the key to the paint in which the card has left its column; one card after the other. */
async function moving(page) {
  const samples = [];
  for (let round = 0; round < DEEDS; round += 1) {
    const row = await page.locator('#board-ready [data-row]').first().getAttribute('data-row');
    const there = `#board-ready [data-row="${row}"]`;
    await page.locator(there).focus();
    samples.push(await timed(page, 'keydown', `!${shows(there)}`, () => page.keyboard.press('a')));
    await page.waitForTimeout(300);
  }
  return samples;
}

/** From the press on the link to the first pictures painted. */
async function metricsShown(page) {
  const samples = [];
  for (let round = 0; round < 3; round += 1) {
    await page.evaluate(() => { location.hash = '#/team'; });
    await page.waitForTimeout(1_000);
    const link = page.getByRole('link', { name: 'Metrics', exact: true }).first();
    samples.push(await timed(page, 'click', shows('.metric .chart__svg'), () => link.click()));
  }
  return samples;
}

/** Notes the figures of five thousand items and a hundred and thirty sprints. */
export async function measureYears({ browser, url, slow, note }) {
  const folder = await mkdtemp(join(tmpdir(), 'sprintloop-bench-'));
  try {
    const file = join(folder, 'years.json');
    await writeFile(file, growYears(await sampleFile(browser, url)));
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript(installProbe);
    const page = await slow(context);
    await page.goto(`${url}#/data`, { waitUntil: 'commit' });
    await page.evaluate(() => window.probe.readyAt);
    await importing(page, file);
    await page.waitForTimeout(FOLDED_MS);
    note('metrics shown, 5,000 items and 130 sprints', 'ms', 300, await metricsShown(page));
    // The file is folded into its packed sprints by now; this opens them.
    await page.goto(`${url}#/backlog`);
    await page.reload({ waitUntil: 'commit' });
    note('load: ready with 5,000 items stored', 'ms', 8_000, [await page.evaluate(() => window.probe.readyAt)]);
    note('save: journal write with 5,000 items', 'ms', 16, await saving(page));
    note('5,000 items stored, characters', 'KB', 5_000, [await storedThousands(page)]);
    await context.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}

const nodes = (page) => page.evaluate(() => document.querySelectorAll('body *').length);
const journal = (page) => page.evaluate(() => window.probe.writes.filter(({ key }) => key.includes(':journal:')).map(({ took }) => took));

/** Five items added, and how long each took to be written down. */
async function saving(page) {
  const field = page.getByRole('textbox', { name: 'New item' });
  await field.waitFor();
  await page.evaluate(() => { window.probe.writes.length = 0; });
  for (let number = 1; number <= 5; number += 1) {
    await field.fill(`One more ${number}`);
    await field.press('Enter');
    await page.waitForTimeout(300);
  }
  return journal(page);
}

const storedThousands = (page) => page.evaluate(() => Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0) / 1_000);

/** Notes every figure of the large workspace. */
export async function measureLarge({ browser, url, slow, note }) {
  const folder = await mkdtemp(join(tmpdir(), 'sprintloop-bench-'));
  try {
    const file = join(folder, 'large.json');
    await writeFile(file, grow(await sampleFile(browser, url)));
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript(installProbe);
    const page = await slow(context);
    await page.goto(`${url}#/data`, { waitUntil: 'commit' });
    await page.evaluate(() => window.probe.readyAt);
    note('import of 2,000 items, look and bring in', 'ms', 5_000, [await importing(page, file)]);
    await page.waitForTimeout(FOLDED_MS);
    await page.goto(`${url}#/today`);
    await page.reload({ waitUntil: 'commit' });
    note('ready with 2,000 items stored', 'ms', 1_000, [await page.evaluate(() => window.probe.readyAt)]);
    await page.waitForTimeout(FOLDED_MS);
    note('board shown', 'ms', 1_000, await boardShown(page));
    note('elements on the board', '', 5_000, [await nodes(page)]);
    await page.evaluate(() => { window.probe.writes.length = 0; });
    note('card moved to paint', 'ms', ALL_DAY, await moving(page));
    note('journal write of one command', 'ms', 16, await journal(page));
    note('letter in the filter to paint', 'ms', ALL_DAY, await filtering(page));
    note('item added to paint', 'ms', ALL_DAY, await adding(page));
    note('panel opened to paint', 'ms', ALL_DAY, await opening(page));
    note('elements in the backlog', '', 5_000, [await nodes(page)]);
    await page.evaluate(() => { location.hash = '#/data'; });
    note('export of 2,000 items', 'ms', 1_000, [await exporting(page)]);
    await context.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}
