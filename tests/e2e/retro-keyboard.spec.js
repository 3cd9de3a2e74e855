// A retrospective of any dates by keyboard alone: from an empty page to its report, with turns, grouping and votes.
import { Retro } from './pages/retro.js';
import { expectAccessible } from './support/axe.js';
import { KeyboardHands } from './support/hands.js';
import { expect, test } from './support/test.js';

const LATE = 'The account list reached paid late';
const SLOW = 'A late account list cost three days';
const EARLY = 'The page was live early';

/** Selects these topics and groups them. */
async function together({ page, hands }, texts) {
  for (const text of texts) {
    await hands.reachRow(page.locator('.topics__topic').filter({ hasText: text }));
    await page.keyboard.press('Space');
  }
  await page.keyboard.press('g');
  const dialog = page.getByRole('dialog', { name: 'Group' });
  await hands.write(dialog.getByLabel('Group name'), 'Lists are late');
  await hands.press(dialog.getByRole('button', { name: 'Group' }));
}

test('by keyboard alone, from an empty page to the report', async ({ page, open }) => {
  test.setTimeout(240_000);
  const retro = new Retro(page, new KeyboardHands(page));
  const { hands } = retro;
  await open();
  await hands.press(retro.button('Look back on any dates'));
  await hands.write(page.getByLabel('Who takes part'), 'Rita Moreno, Leo Baum');
  await hands.write(page.getByLabel('Facilitator'), 'Rita Moreno');
  await hands.press(retro.button('Start retrospective'));
  await test.step('opens with a question that can be changed and skipped', async () => {
    const asked = page.getByRole('region', { name: 'Icebreaker' }).locator('.lead');
    const first = await asked.innerText();
    await hands.press(retro.button('Another question'));
    await expect(asked).not.toHaveText(first);
    await hands.press(retro.button('Skip'));
    await expect(asked).toHaveCount(0);
    await expect(retro.button('Add an icebreaker')).toBeFocused();
    await hands.write(page.getByLabel('Add people'), 'Nia Obi');
    await hands.write(page.getByLabel("Guests: why they're here"), 'Sells to the same accounts');
    await page.keyboard.press('Enter');
    const guest = page.getByRole('listitem').filter({ hasText: 'Nia Obi' });
    await hands.press(guest.getByRole('button', { name: 'Edit' }));
    const dialog = page.getByRole('dialog', { name: 'Participant' });
    await hands.write(dialog.getByLabel("What they'd challenge"), 'Who reads the newsletter?');
    await hands.press(dialog.getByRole('button', { name: 'Save' }));
    await expect(guest).toContainText('Would challenge: Who reads the newsletter?');
  });
  await test.step('writes in turns, the column by key', async () => {
    await retro.step('Gather');
    for (const [who, downs, text] of [['Rita Moreno', 1, LATE], ['Leo Baum', 0, EARLY], ['Nia Obi', 1, SLOW]]) {
      await retro.take(who);
      await expect(page.getByLabel('One thought')).toBeFocused();
      for (let at = 0; at < downs; at += 1) await page.keyboard.press('Alt+ArrowDown');
      await page.keyboard.insertText(text);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('region', { name: 'Your cards' })).toContainText(text);
      await retro.handBack();
      await retro.hides([LATE, SLOW, EARLY]);
    }
    await hands.press(retro.button('Reveal cards'));
    await expect(page.getByText(SLOW)).toBeVisible();
  });
  await test.step('groups, and makes a topic of the challenge', async () => {
    await retro.step('Group');
    await hands.press(retro.button(/^Add as topic/, false));
    await expect(page.locator('.topics__topic')).toHaveCount(4);
    await together(retro, [LATE, SLOW]);
    await expect(page.locator('.topics__topic')).toHaveCount(3);
    await hands.press(retro.button('Split'));
    await expect(page.locator('.topics__topic')).toHaveCount(4);
    await together(retro, [LATE, SLOW]);
    await expect(page.locator('.topics__topic')).toHaveCount(3);
    await expectAccessible(page);
  });
  await test.step('votes, and the facilitator sees who is missing', async () => {
    await retro.step('Vote');
    await retro.vote('Rita Moreno', ['Lists are late']);
    await expect(page.getByText("Leo Baum and Nia Obi haven't voted yet.")).toBeVisible();
    await retro.vote('Leo Baum', ['Lists are late']);
    await retro.vote('Nia Obi', ['Lists are late']);
    await hands.press(retro.button('Show results'));
  });
  await test.step('discusses in two presses, and is led on', async () => {
    await retro.step('Discuss');
    await hands.press(retro.button('End topic'));
    const end = page.getByRole('dialog', { name: 'End topic' });
    await expect(end).toContainText("Leo Baum, Nia Obi and Rita Moreno haven't spoken yet.");
    await hands.write(end.getByLabel('In one line'), 'Lists leave on Mondays');
    await hands.press(end.getByRole('button', { name: 'End topic' }));
    await expect(page.getByText('Every topic has an outcome')).toBeVisible();
    await hands.press(retro.button(/^Continue to /, false));
    await expect(page.locator('[aria-current="step"]')).toContainText('Expected vs. actual');
    await expect(page.getByText('Ask Nia Obi')).toBeVisible();
    await expect(page.getByText('Nia Obi would challenge: Who reads the newsletter?')).toBeVisible();
  });
  await test.step('ends with a report', async () => {
    await retro.step('Close');
    await hands.press(retro.button('End session'));
    await expect(page.getByText('Ended', { exact: true })).toBeVisible();
    await hands.press(page.getByRole('link', { name: 'Open report' }));
    await expect(page.locator('.report')).toContainText('Lists leave on Mondays');
  });
});
