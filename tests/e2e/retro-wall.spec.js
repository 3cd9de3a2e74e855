// The wall's letters are as large as their place allows: they shrink as cards arrive, grow as they leave, and everything
// fits at every size. What was decided last is seen. Arrows among the topics stay in their step.
import { Retro, startAt } from './pages/retro.js';
import { sampleTeam } from './support/clock.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

const SIZES = [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }, { width: 3840, height: 2160 }];
const LONG = 'The list of registrants came three days later than agreed, because nobody had told the events desk that the date had moved, so the mail went out on Friday';

/** A session at a step, and its wall in a second window. */
async function room(page, context, step) {
  await sampleTeam(page);
  await startAt(page, step);
  const retro = new Retro(page, new PointerHands(page));
  const [wall] = await Promise.all([context.waitForEvent('page'), retro.button('Open the wall').click()]);
  await wall.setViewportSize(SIZES[0]);
  await wall.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
  return { retro, wall };
}

/** Writes these cards in one turn and shows them before the others have written. */
async function writes(page, retro, cards) {
  await retro.take('Aiko Tanaka');
  for (const text of cards) await retro.card('Friction', text);
  await retro.handBack();
  await retro.button('Reveal cards').click();
  await page.getByRole('dialog', { name: 'Reveal cards' }).getByRole('button', { name: 'Reveal cards' }).click();
  await expect(page.getByText(cards[0])).toBeVisible();
}

/** Everything on the wall is within its window, in letters for five metres. */
async function fits(wall) {
  await expect(async () => {
    const seen = await wall.evaluate(() => {
      const main = document.querySelector('.wall__main');
      const texts = document.createTreeWalker(document.querySelector('.wall'), NodeFilter.SHOW_TEXT);
      let letters = Infinity;
      while (texts.nextNode()) {
        if (texts.currentNode.data.trim()) letters = Math.min(letters, parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize));
      }
      return { over: main.scrollHeight - main.clientHeight, small: window.innerWidth / letters };
    });
    expect(seen.over, 'nothing is below the edge').toBeLessThanOrEqual(1);
    expect(seen.small, 'the smallest letters').toBeLessThanOrEqual(90);
  }).toPass({ timeout: 10_000 });
}

const letters = (wall, of) => wall.locator(of).first().evaluate((it) => parseFloat(getComputedStyle(it).fontSize));

test('the wall shrinks as cards arrive, grows as they leave, and shows what was decided last', async ({ page, context }) => {
  test.setTimeout(240_000);
  const { retro, wall } = await room(page, context, 'gather');
  await writes(page, retro, ['Lists came late', 'Nobody read the draft']);
  await expect(wall.getByText('Lists came late')).toBeVisible();
  const few = await letters(wall, '.wall__card');
  for (let at = 1; at <= 9; at += 1) {
    await retro.card('Friction', `${at} ${LONG}`);
    await expect(wall.locator('.wall__card')).toHaveCount(2 + at);
    await fits(wall);
  }
  const many = await letters(wall, '.wall__card');
  expect(many, 'they shrink').toBeLessThan(few);
  for (const size of SIZES) {
    await wall.setViewportSize(size);
    await fits(wall);
  }
  await wall.setViewportSize(SIZES[0]);
  await expect.poll(() => letters(wall, '.wall__card')).toBe(many);
  for (let at = 8; at >= 0; at -= 1) {
    await page.getByRole('article').filter({ hasText: `${at + 1} ${LONG}` }).getByRole('button', { name: 'Remove card' }).click();
    await expect(wall.locator('.wall__card')).toHaveCount(2 + at);
  }
  await expect.poll(() => letters(wall, '.wall__card'), 'they grow again').toBe(few);

  await retro.step('Discuss');
  for (let at = 1; at <= 5; at += 1) {
    const what = `Step ${at}: when the date of a webinar moves, tell the events desk and paid the same day`;
    await retro.agree({ what, measure: 'No list is late' });
    await expect(wall.getByText(what), 'as it is made').toBeInViewport();
  }
  for (const size of SIZES) {
    await wall.setViewportSize(size);
    await fits(wall);
  }
});

test('an arrow among the topics leaves the step alone', async ({ page, context }) => {
  const { retro } = await room(page, context, 'gather');
  await writes(page, retro, ['Lists came late', 'Nobody read the draft']);
  await retro.step('Group');
  for (const box of await page.locator('.topics__topic').getByRole('checkbox').all()) await box.check();
  await page.getByRole('region', { name: 'Topics' }).getByRole('button', { name: 'Group' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Group' });
  await dialog.getByRole('button', { name: 'Group' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator('.topics__topic')).toHaveCount(1);
  await page.getByRole('region', { name: 'Topics' }).getByRole('button', { name: 'Group' }).first().focus();
  for (const key of ['ArrowRight', 'ArrowLeft']) {
    await page.keyboard.press(key);
    expect(await page.evaluate(() => window.location.hash), key).toMatch(/\/group$/);
  }
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/\/vote$/);
});
