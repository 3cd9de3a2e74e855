// A double click is one press, whatever has come under the pointer after the first click.
import { sample } from './support/measure.js';
import { expect, open as openRoute, test } from './support/test.js';

test.beforeEach(({ open, page }) => sample(page, open));

test('a double click starts work once, and accepts one item', async ({ page }) => {
  await openRoute(page, '#/board');
  const ready = page.locator('#board-ready [data-row]').first();
  const key = (await ready.textContent()).match(/MKT-\d+/)[0];
  await openRoute(page, `#/board?item=${key}`);
  const panel = page.getByRole('complementary', { name: 'Item' });
  await panel.getByRole('button', { name: 'Start' }).dblclick();
  await expect(page.locator('#board-active')).toContainText(key);
  // The button says "Send for review" by now; pressed a second time it would have.
  await expect(page.locator('#board-under-review')).not.toContainText(key);

  await openRoute(page, '#/review');
  const said = page.getByText(/^\d+ of \d+ accepted$/).first();
  const accepted = async () => Number((await said.textContent()).match(/\d+/)[0]);
  const before = await accepted();
  const checked = page.getByRole('article').filter({ hasText: 'All checked' });
  const accept = checked.getByRole('button', { name: 'Accept', exact: true }).first();
  await accept.dblclick();
  await expect.poll(accepted).toBe(before + 1);
  // A press of its own counts again.
  await accept.click();
  await expect.poll(accepted).toBe(before + 2);
});
