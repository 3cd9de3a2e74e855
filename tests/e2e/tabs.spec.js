// Two tabs of one profile: each hears what the other did, and neither overwrites it.
import { Backlog } from './pages/backlog.js';
import { Today } from './pages/today.js';
import { PointerHands } from './support/hands.js';
import { expect, open as openAt, test } from './support/test.js';

test('what one tab does stands in the other at once, and both are kept', async ({ page, open, context }) => {
  await open();
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  const one = new Backlog(page, hands);
  await one.open();

  const second = await context.newPage();
  await openAt(second, '#/backlog');
  const other = new Backlog(second, new PointerHands(second));
  await one.add('Price page', 'Content');
  await expect(other.row('Price page')).toBeVisible();

  await other.add('Newsletter', 'Content');
  await expect(one.row('Newsletter')).toBeVisible();

  // Each tab takes back its own step, and the other sees it go.
  await second.locator('header').getByTitle('Undo').click();
  await expect(one.row('Newsletter')).toHaveCount(0);
  await expect(one.row('Price page')).toBeVisible();

  for (const tab of [page, second]) {
    await tab.reload();
    await expect(tab.locator('html')).toHaveAttribute('data-ready', 'true');
    const backlog = tab === page ? one : other;
    await expect(backlog.row('Price page')).toBeVisible();
    await expect(backlog.row('Newsletter')).toHaveCount(0);
  }
});

test('a step that another tab has built on is not taken back', async ({ page, open, context }) => {
  await open();
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  const one = new Backlog(page, hands);
  await one.open();
  await one.add('Price page', 'Content');
  const second = await context.newPage();
  await openAt(second, '#/backlog');
  const other = new Backlog(second, new PointerHands(second));
  await other.openItem('Price page');
  await other.comment('Ask legal first');
  await expect(second.getByText('Ask legal first').first()).toBeVisible();

  await page.locator('header').getByTitle('Undo').click();
  await expect(page.getByText('was changed since, here or in another tab')).toBeVisible();
  await expect(one.row('Price page')).toBeVisible();
});
