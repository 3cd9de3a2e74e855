// Cards written beforehand: a pack goes out, people elsewhere write, their files come in.
import { writeFile } from 'node:fs/promises';
import { Retro } from './pages/retro.js';
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
  await page.getByRole('button', { name: 'See the sample team' }).click();
  await expect(page.getByText('The sample team is here')).toBeVisible();
  await retro.begin();
  await retro.step('Gather');
  const pack = await save(page, 'Save the pack', folder);

  // Another person's machine, with nothing of the team on it.
  const away = await freshProfile();
  await openRoute(away, '#/cards');
  await away.getByLabel('The pack you were sent').setInputFiles(pack);
  await away.getByLabel('Who are you?').selectOption({ label: 'Priya Kaur' });
  await away.getByRole('button', { name: 'Begin' }).click();
  await away.getByLabel('How safe is it').selectOption('4');
  await away.getByLabel('One thought').fill('Aiko was slow');
  await away.getByRole('button', { name: 'Add the card' }).click();
  await expect(away.getByText('This names Aiko Tanaka. What in the process allowed it?')).toBeVisible();
  await away.getByLabel('One thought').fill('Drafts wait three days for a reader');
  await away.getByRole('button', { name: 'Add the card' }).click();
  await away.getByLabel('One thought').fill('Half a thought');
  await away.reload();
  await expect(away.getByLabel('One thought')).toHaveValue('Half a thought');
  await expect(away.getByText('Drafts wait three days for a reader')).toBeVisible();
  await expectAccessible(away);
  const file = await save(away, 'Save the file', folder);

  const bad = folder.outputPath('notes.json');
  await writeFile(bad, '{"sprintloop":"request","version":1}');
  const input = page.getByLabel('Files that came back');
  await input.setInputFiles([file, bad, pack]);
  const said = page.getByRole('region', { name: 'Written beforehand' });
  await expect(said.getByText('Refused')).toHaveCount(2);
  await expect(said).toContainText('This is a Sprintloop file, but not a pack of cards. Nothing of it came in.');
  await expect(said).toContainText('This is the empty pack.');
  await expect(page.getByText(/^1 card, 1 of \d+ have written$/)).toBeVisible();
  await expect(page.getByText('By file', { exact: true })).toBeVisible();
  await retro.hides(['Drafts wait three days']);
  await input.setInputFiles(file);
  await expect(said).toContainText('was here already');
  await expect(page.getByText(/^1 card, 1 of \d+ have written$/)).toBeVisible();

  // An edited file takes the place of the first.
  await away.getByRole('button', { name: 'Take it back' }).click();
  await away.getByLabel('One thought').fill('Drafts wait two days for a reader');
  await away.getByRole('button', { name: 'Add the card' }).click();
  await input.setInputFiles(await save(away, 'Save the file', folder));
  await expect(said).toContainText('cards are in');
  await retro.hides(['Drafts wait two days']);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show the cards' }).click();
  await expect(page.getByText('Drafts wait two days for a reader')).toBeVisible();
  await expect(page.getByText('Drafts wait three days')).toHaveCount(0);
});
