// "Look back on any dates": a retrospective without people, priority or sprint; and a 15-minute one on a phone.
import { Retro } from './pages/retro.js';
import { expectAccessible } from './support/axe.js';
import { CountingHands } from './support/count.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const CARD = 'The webinar list came on time';
const OTHER = 'Nobody knew who answers the form';

test('an empty page gets to its first card in at most 5 actions', async ({ page, open }) => {
  await open();
  const hands = new CountingHands(page);
  await hands.press(page.getByRole('button', { name: 'Look back on any dates' }));
  await hands.press(page.getByRole('button', { name: 'Start retrospective' }));
  await hands.press(page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Gather/ }));
  await hands.write(page.getByLabel('One thought'), CARD);
  await hands.key('Control+Enter');
  await expect(page.getByRole('region', { name: 'Your cards' })).toContainText(CARD);
  expect(hands.actions, 'actions from an empty page to the first card').toBeLessThanOrEqual(5);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('retrospective');
});

test.describe('on a phone', () => {
  test.use(PHONE);

  test('fifteen minutes from nothing to a report', async ({ page, open }) => {
    const retro = new Retro(page, new PointerHands(page, { touch: true }));
    const { hands } = retro;
    await open();
    await test.step('begins with dates and names', async () => {
      await hands.press(retro.button('Look back on any dates'));
      await hands.write(page.getByLabel('What is it about?'), 'Spring webinar');
      await hands.select(page.getByLabel('Length', { exact: true }), '15 minutes');
      await hands.select(page.getByLabel('Template'), 'Campaign post-mortem: What performed, What fell short, What we assumed, What we learned about the audience');
      await hands.write(page.getByLabel('Who takes part'), 'Rita Moreno, Leo Baum');
      await hands.write(page.getByLabel('Facilitator'), 'Rita Moreno');
      await hands.press(retro.button('Start retrospective'));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Spring webinar retrospective/);
      await expect(page.getByText('Facilitator: Rita Moreno')).toBeVisible();
      await expectAccessible(page);
    });
    await test.step('opens with a guest in one line', async () => {
      await hands.write(page.getByLabel('Add people'), 'Nia Obi');
      await hands.write(page.getByLabel("Guests: why they're here"), 'Answers the support mail');
      await hands.press(retro.button('Add'));
      const guest = page.getByRole('listitem').filter({ hasText: 'Nia Obi' });
      await expect(guest).toContainText('Answers the support mail');
      await expect(guest).toContainText('Guest');
      for (const step of ['Open', 'Group', 'Decide']) {
        await expect(page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: new RegExp(`^${step}`) })).toContainText('min');
      }
    });
    await test.step('writes in turns', async () => {
      await retro.step('Gather');
      await retro.take('Rita Moreno');
      await expect(page.getByText('What went well?')).toBeVisible();
      await expect(page.getByRole('timer')).toBeVisible();
      await retro.card('What performed', CARD);
      // The browser's Back leaves the turn: nobody counts her as silent.
      await page.goBack();
      await retro.hides([CARD]);
      await retro.step('Gather');
      const row = page.getByRole('listitem').filter({ hasText: 'Rita Moreno' });
      await expect(row).toContainText('Not finished');
      // Her own cards are there in the second turn, and can be changed.
      await retro.take('Rita Moreno');
      await hands.press(retro.button('Edit card'));
      await hands.write(page.getByLabel('One thought'), `${CARD} for once`);
      await hands.press(retro.button('Save card'));
      await expect(page.getByRole('region', { name: 'Your cards' })).toContainText(`${CARD} for once`);
      await retro.handBack();
      // One has written: whose cards they are is said, and the safe answer has focus.
      await hands.press(retro.button('Reveal cards'));
      const early = page.getByRole('dialog', { name: 'Reveal cards' });
      await expect(early).toContainText('Only Rita Moreno has written so far: everyone will know whose cards these are.');
      await expect(early.getByRole('button', { name: 'Cancel' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(early).toHaveCount(0);
      await retro.hides([CARD]);
      await retro.take('Leo Baum');
      await page.getByLabel('One thought').focus();
      await page.keyboard.press('Alt+ArrowDown');
      await expect(page.getByLabel('Column')).toHaveValue('What fell short');
      await hands.tick(page.getByLabel('About how we work together'));
      await hands.write(page.getByLabel('One thought'), OTHER);
      await hands.press(retro.button('Add card'));
      await hands.write(page.getByLabel('One thought'), 'Half a thou');
      await hands.press(retro.button('Done, hide my cards'));
      await hands.press(retro.button('Finish without it'));
      await retro.hides([CARD, OTHER, 'Half a thou']);
      await hands.press(retro.button('Reveal cards'));
      const asks = page.getByRole('dialog', { name: 'Reveal cards' });
      await expect(asks).toContainText("Nia Obi hasn't finished writing yet.");
      await expect(asks).toContainText('1 card is half-written');
      await expect(asks, 'whose it is stays theirs').not.toContainText(/Leo Baum[^.:]*half-written/);
      await hands.press(asks.getByRole('button', { name: 'Reveal cards' }));
      await expect(page.getByText(OTHER)).toBeVisible();
      await expect(page.getByText('Working together')).toBeVisible();
      await expectAccessible(page);
    });
    await test.step('votes by a show of hands and decides', async () => {
      await retro.step('Vote');
      // A ballot that the browser's Back interrupts is told apart, and goes on where it was.
      await retro.take('Rita Moreno');
      await hands.press(retro.button(new RegExp(`^More for .*${OTHER}`)));
      await page.goBack();
      await retro.step('Vote');
      const voter = page.getByRole('listitem').filter({ hasText: 'Rita Moreno' });
      await expect(voter).toContainText('Not finished');
      await retro.take('Rita Moreno');
      await hands.press(retro.button('Cast your votes'));
      for (const who of ['Leo Baum', 'Nia Obi']) await retro.vote(who, [OTHER]);
      await hands.press(retro.button('Show results'));
      await retro.step('Discuss');
      await expect(page.getByRole('heading', { level: 2, name: OTHER })).toBeVisible();
      await hands.press(retro.button('Everyone has spoken'));
      await hands.press(retro.button('End topic'));
      const end = page.getByRole('dialog', { name: 'End topic' });
      await hands.write(end.getByLabel('In one line'), 'Support answers the form within a day');
      await hands.press(end.getByRole('button', { name: 'End topic' }));
      await retro.step('Decide');
      await expect(page.getByText('Support answers the form within a day')).toBeVisible();
      await retro.step('Close');
      await expect(page.getByRole('timer')).toHaveText('1:00');
      await hands.press(retro.button('End session'));
      await expect(page.getByText('Ended', { exact: true })).toBeVisible();
      // What an ended session said is read, not edited.
      await expect(page.getByLabel("For people who weren't there")).toBeDisabled();
      await hands.press(page.getByRole('link', { name: 'Open report' }));
      await expect(page.locator('.report')).toContainText('Support answers the form within a day');
    });
  });
});
