// Files in and out: a Trello board comes in once, and what goes out is text that nothing runs.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Data } from './pages/data.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

const FIXTURES = resolve(import.meta.dirname, '../fixtures/trello');
const BOARD = resolve(FIXTURES, 'board.json');

const ATTACKS = [
  '<script>window.ran = 1</script>',
  '"><img src=x onerror="window.ran = 1">',
  '</style><script>window.ran = 1</script>',
  '<svg/onload=window.ran=1>',
  '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>',
  '</title><script>window.ran = 1</script>',
  '<base href="https://example.com/">',
  '=HYPERLINK("https://example.com","x")',
];

/** A board whose every text is an attack. */
const hostile = () => JSON.stringify({
  id: 'b', name: ATTACKS[0],
  lists: [{ id: 'l', name: ATTACKS[1] }],
  labels: [{ id: 'x', name: ATTACKS[2] }],
  members: [{ id: 'm', fullName: ATTACKS[3] }],
  cards: ATTACKS.map((name, at) => ({
    id: `c${at}`, name, desc: name, idList: 'l', idLabels: ['x'], idMembers: ['m'],
    attachments: [{ name, url: 'javascript:window.ran=1' }], pos: at,
  })),
  actions: ATTACKS.map((text, at) => ({
    type: 'commentCard', date: '2026-11-01T10:00:00.000Z', data: { text, card: { id: `c${at}` } },
  })),
});

async function withSample(page, open) {
  await open('#/data');
  await page.getByRole('button', { name: 'Load sample team' }).click();
  await expect(page.getByText('Sample team loaded', { exact: true })).toBeVisible();
  return new Data(page, new PointerHands(page));
}

test('a Trello board waits until there is a team', async ({ page, open }) => {
  await open('#/data');
  await page.getByLabel('Import file').setInputFiles(BOARD);
  await expect(page.getByText('Start a team first')).toBeVisible();
});

test('a Trello board comes in as chosen, in one step, and only once', async ({ page, open }) => {
  const data = await withSample(page, open);
  await data.input.setInputFiles(BOARD);
  await expect(data.preview.getByText(/^6 cards will be added/)).toBeVisible();
  await expect(data.preview.getByText(/older comments can't be imported/)).toBeVisible();
  await expectAccessible(page);
  await data.preview.getByLabel('Doing (2 cards)').selectOption('New channel with this name');
  await data.preview.getByLabel('Email (1 card)').selectOption('Skip');
  await data.preview.getByLabel('As acceptance criteria').check();
  await expect(data.preview.getByText(/^5 cards will be added/)).toBeVisible();
  await data.preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('5 backlog items, 1 channel imported.').first()).toBeVisible();
  // Only the last change can be taken back, so only one offer stands.
  await expect(page.locator('.toasts').getByRole('button', { name: 'Undo' })).toHaveCount(1);

  await page.goto('./#/backlog?q=webinar: passing');
  await page.getByRole('link', { name: /Webinar: passing a SOC 2 audit/ }).first().click();
  await expect(page.getByText('1 of 3 met')).toBeVisible();
  await expect(page.getByText('Who could speak?')).toBeVisible();

  await page.goto('./#/data');
  await data.input.setInputFiles(BOARD);
  await data.preview.getByLabel('Email (1 card)').selectOption('Skip');
  await expect(data.preview.getByText(/^No new cards/)).toBeVisible();
  await expect(data.preview.getByText(/^5 cards are already here/)).toBeVisible();
  await data.preview.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.goto('./#/backlog?q=webinar: passing');
  await expect(page.getByRole('link', { name: /Webinar: passing/ })).toHaveCount(0);
});

test('what a file or a person wrote runs nowhere, in the page or in a file', async ({ page, open, context }) => {
  const data = await withSample(page, open);
  const file = { name: '<b>board.json', mimeType: 'application/json', buffer: Buffer.from(hostile()) };
  await data.input.setInputFiles(file);
  await expect(data.preview.getByText(ATTACKS[0]).first()).toBeVisible();
  await data.preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('8 backlog items imported.').first()).toBeVisible();
  for (const route of ['#/', '#/backlog', '#/data', '#/review', '#/plan']) {
    await page.goto(`./${route}`);
    await expect(page.locator('h1').first()).toBeVisible();
  }
  await page.goto('./#/backlog?q=window.ran');
  await page.getByText(ATTACKS[3]).first().click();
  await expect(page.getByText(ATTACKS[3]).first()).toBeVisible();
  expect(await page.evaluate(() => window.ran)).toBeUndefined();

  await page.goto('./#/data');
  const [table] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Backlog as CSV' }).click(),
  ]);
  expect(table.suggestedFilename()).toMatch(/^northwind-marketing-backlog-\d{4}-\d\d-\d\d\.csv$/);
  const cells = await readFile(await table.path(), 'utf8');
  expect(cells).toContain(`"'=HYPERLINK(""https://example.com"",""x"")"`);

  await page.goto('./#/plan');
  await page.getByRole('button', { name: 'More for this sprint' }).click();
  const [printed] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Download as HTML' }).click(),
  ]);
  expect(printed.suggestedFilename()).toMatch(/^northwind-marketing-sprint-5-plan-.*\.html$/);
  const paper = await context.newPage();
  await paper.setContent(await readFile(await printed.path(), 'utf8'));
  await expect(paper.getByRole('heading', { level: 1 })).toHaveText(/^Sprint 5/);
  expect(await paper.locator('script, img, iframe, link, a').count()).toBe(0);
});
