// Cards written beforehand: a pack goes out, people elsewhere write, their files come in.
import { readFile, writeFile } from 'node:fs/promises';
import { EIGHT, Retro } from './pages/retro.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { expect, open as openRoute, test } from './support/test.js';

/** The file that a button saves, kept under its own name. */
async function save(page, name, folder) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  const path = folder.outputPath(`${Date.now()}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return path;
}

test('people elsewhere write before the session; their files come in once', async ({ page, open, freshProfile }, folder) => {
  test.setTimeout(120_000);
  const retro = new Retro(page, new PointerHands(page));
  await open();
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded')).toBeVisible();
  await retro.begin();
  await retro.step('Gather');
  const pack = await save(page, 'Download invite file', folder);

  // Another person's machine, with nothing of the team on it.
  const away = await freshProfile();
  await openRoute(away, '#/cards');
  await away.getByLabel('The file you were sent').setInputFiles(pack);
  await away.getByLabel('Who are you?').selectOption({ label: 'Priya Kaur' });
  await away.getByRole('button', { name: 'Start' }).click();
  await away.getByLabel('How safe is it').selectOption('4');
  // Praise may name people; elsewhere the form asks for the process.
  const column = away.getByLabel('Column');
  const first = await column.inputValue();
  await column.selectOption({ label: 'Friction' });
  await away.getByLabel('One thought').fill('Aiko was slow');
  await away.getByRole('button', { name: 'Add card' }).click();
  await expect(away.getByText('This names Aiko Tanaka. What in the process let it happen?')).toBeVisible();
  await column.selectOption(first);
  await away.getByLabel('One thought').fill('Drafts wait three days for a reader');
  await away.getByRole('button', { name: 'Add card' }).click();
  await away.getByLabel('One thought').fill('Half a thought');
  await away.reload();
  await expect(away.getByLabel('One thought')).toHaveValue('Half a thought');
  await expect(away.getByText('Drafts wait three days for a reader')).toBeVisible();
  await expectAccessible(away);
  const file = await save(away, 'Download file', folder);

  const bad = folder.outputPath('notes.json');
  await writeFile(bad, '{"sprintloop":"request","version":1}');
  const input = page.getByLabel('Returned files');
  await input.setInputFiles([file, bad, pack]);
  const said = page.getByRole('region', { name: 'Collect cards in advance' });
  await expect(said.getByText('Not added')).toHaveCount(2);
  await expect(said).toContainText('This is a Sprintloop file, but it contains no cards. Choose the file with the cards. Nothing was added.');
  await expect(said).toContainText('This file has no answers yet.');
  await expect(page.getByText(/^1 card, 1 of \d+ have written$/)).toBeVisible();
  await expect(page.getByText('Sent in', { exact: true })).toBeVisible();
  await retro.hides(['Drafts wait three days']);
  await input.setInputFiles(file);
  await expect(said).toContainText('already added');
  await expect(page.getByText(/^1 card, 1 of \d+ have written$/)).toBeVisible();

  // An edited file takes the place of the first.
  await away.getByRole('button', { name: 'Remove card' }).click();
  await away.getByLabel('One thought').fill('Drafts wait two days for a reader');
  await away.getByRole('button', { name: 'Add card' }).click();
  await input.setInputFiles(await save(away, 'Download file', folder));
  await expect(said).toContainText('cards added');
  await retro.hides(['Drafts wait two days']);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Reveal cards' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reveal cards' }).click();
  await expect(page.getByText('Drafts wait two days for a reader')).toBeVisible();
  await expect(page.getByText('Drafts wait three days')).toHaveCount(0);

  // Somebody else opens the page later: nothing of hers is there until she says that she is back.
  const later = await away.context().newPage();
  await openRoute(later, '#/cards');
  await expect(later.getByRole('button', { name: "I'm Priya Kaur" })).toBeVisible();
  await new Retro(later, new PointerHands(later)).hides(['Drafts wait two days']);
  await later.getByRole('button', { name: "I'm someone else" }).click();
  const names = (await later.getByLabel('Who are you?').locator('option').allInnerTexts()).slice(1);
  expect(names).toEqual([...names].sort());
  await later.getByLabel('Who are you?').selectOption({ label: 'Sven Larsen' });
  await later.getByRole('button', { name: 'Start' }).click();
  await expect(later.getByRole('region', { name: 'Your cards' })).toContainText('None yet.');
  // Hers again, by her name.
  await later.getByRole('button', { name: 'Not you?' }).click();
  const asks = later.getByRole('dialog', { name: 'Not you?' });
  await asks.getByLabel('Who are you?').selectOption({ label: 'Priya Kaur' });
  await asks.getByRole('button', { name: 'Continue' }).click();
  await expect(later.getByRole('region', { name: 'Your cards' })).toContainText('Drafts wait two days');
});

/** Someone elsewhere writes one card; the file they send back. */
async function answerOf(fresh, pack, who, text) {
  const away = await fresh();
  await openRoute(away, '#/cards');
  await away.getByLabel('The file you were sent').setInputFiles(pack);
  await away.getByLabel('Who are you?').selectOption({ label: who });
  await away.getByRole('button', { name: 'Start' }).click();
  await away.getByLabel('One thought').fill(text);
  await away.getByRole('button', { name: 'Add card' }).click();
  await expect(away.getByRole('button', { name: 'Remove card' })).toBeVisible();
  const [saved] = await Promise.all([
    away.waitForEvent('download'),
    away.getByRole('button', { name: 'Download file' }).click(),
  ]);
  const content = await readFile(await saved.path());
  await away.context().close();
  return { name: `${who}.json`, mimeType: 'application/json', buffer: content };
}

test('eight files come in at once: the roster says who is missing, a bad one is refused whole, once more adds nothing', async ({ page, open, freshProfile }, folder) => {
  test.setTimeout(180_000);
  const retro = new Retro(page, new PointerHands(page));
  await open();
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded')).toBeVisible();
  await retro.begin({ guests: 'Olga Data', members: EIGHT });
  await retro.step('Gather');
  await expect(page.getByText('0 cards, 0 of 9 have written')).toBeVisible();
  const pack = await save(page, 'Download invite file', folder);
  const { pack: { people } } = JSON.parse(await readFile(pack, 'utf8'));
  const team = Object.values(people).filter((name) => name !== 'Olga Data');
  expect(team).toHaveLength(8);

  const files = [];
  for (const [at, who] of team.entries()) {
    files.push(await answerOf(freshProfile, pack, who, `A thought of desk ${at + 1}`));
  }
  // One of them was changed by hand: it holds two cards and a level of safety that does not exist.
  const bad = await answerOf(freshProfile, pack, 'Olga Data', 'A thought from outside');
  bad.buffer = Buffer.from(JSON.stringify({ ...JSON.parse(bad.buffer), answer: { ...JSON.parse(bad.buffer).answer, safety: 99 } }));
  const input = page.getByLabel('Returned files');
  await input.setInputFiles([...files.slice(0, 4), bad, ...files.slice(4)]);

  const said = page.getByRole('region', { name: 'Collect cards in advance' });
  await expect(said.getByText('cards added')).toHaveCount(8);
  const refused = said.getByRole('listitem').filter({ hasText: 'Not added' });
  await expect(refused).toHaveCount(1);
  await expect(refused).toContainText('Olga Data.json The file is damaged');
  await expect(refused).toContainText('Nothing was added.');
  await expect(page.getByText('8 cards, 8 of 9 have written')).toBeVisible();
  const missing = page.getByRole('listitem').filter({ hasText: 'Waiting' });
  await expect(missing).toHaveCount(1);
  await expect(missing).toContainText('Olga Data');
  await retro.hides(['A thought of desk', 'A thought from outside']);

  await input.setInputFiles(files);
  await expect(said.getByText('already added')).toHaveCount(8);
  await expect(page.getByText('8 cards, 8 of 9 have written')).toBeVisible();
  await page.getByRole('button', { name: 'Reveal cards' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reveal cards' }).click();
  for (const at of team.keys()) await expect(page.getByText(`A thought of desk ${at + 1}`, { exact: true })).toHaveCount(1);
  await expect(page.getByText('A thought from outside')).toHaveCount(0);
});
