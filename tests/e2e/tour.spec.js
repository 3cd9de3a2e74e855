// The tour of the sample team begins when it is accepted, traps nobody, and is remembered where it was left.
import { expectAccessible } from './support/axe.js';
import { sampleTeam } from './support/clock.js';
import { expect, open, test } from './support/test.js';

test('six stops by keyboard, left in between and continued', async ({ page }) => {
  await sampleTeam(page);
  await open(page, '#/');
  const tour = page.getByRole('region', { name: 'Tour' });
  await expect(tour).toHaveCount(0);
  await page.getByRole('button', { name: 'Start the tour' }).press('Enter');
  await expect(tour).toBeFocused();
  await expect(tour).toContainText('Stop 1 of 6');
  await expectAccessible(page);

  // The screen stays usable, and the note waits.
  await page.getByRole('link', { name: 'Plan', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(tour).toContainText('Stop 1 of 6');
  await tour.getByRole('button', { name: 'Next stop' }).press('Enter');
  await expect(page).toHaveURL(/#\/backlog/);
  await expect(tour).toBeFocused();
  await expect(tour).toContainText('Stop 2 of 6');
  await page.keyboard.press('Escape');
  await expect(tour).toHaveCount(0);

  await open(page, '#/');
  await page.reload();
  await page.getByRole('button', { name: 'Continue the tour' }).press('Enter');
  for (const stop of [3, 4, 5, 6]) {
    await tour.getByRole('button', { name: 'Next stop' }).press('Enter');
    await expect(tour).toContainText(`Stop ${stop} of 6`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await tour.getByRole('button', { name: 'Finish' }).press('Enter');
  await open(page, '#/');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Waiting for you' })).toBeVisible();
  await expect(page.getByRole('button', { name: /the tour$/ })).toHaveCount(0);
});
