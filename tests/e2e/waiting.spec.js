// Today begins with what waits for the person acting, and each line leads to where it is done.
import { Today } from './pages/today.js';
import { expectAccessible } from './support/axe.js';
import { sampleTeam } from './support/clock.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

test('the lead accepts, Analytics validates, and the list follows who acts', async ({ page }) => {
  await sampleTeam(page);
  const today = new Today(page, new PointerHands(page));
  await today.goTo('Today');
  await expect(today.waiting).toHaveAccessibleName('Waiting for you');
  await expect(today.waitsTo('Accept or return')).not.toHaveCount(0);
  await expectAccessible(page);

  await today.actAs('Ines Duarte');
  await expect(today.waitsTo('Accept or return')).toHaveCount(0);
  await expect(today.waitsTo('Validate plan')).not.toHaveCount(0);

  await today.actAs('Mara Lindqvist');
  await today.waitsTo('Accept or return').first().click();
  await expect(today.title).toContainText('Review');
});
