// Learnings and decisions as the living record: searched, filtered by the address, turned into a play.
import { expectAccessible } from './support/axe.js';
import { expect, open as openRoute, test } from './support/test.js';

test('what was learned is found again, and the address says what is shown', async ({ page, open }) => {
  await open();
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded')).toBeVisible();
  await openRoute(page, '#/learnings');
  const found = page.getByRole('region', { name: 'Learnings', exact: true });
  await expect(found.locator('article').first()).toBeVisible();
  const all = await found.locator('article').count();
  await page.getByLabel('Search', { exact: true }).fill('attribution source');
  await expect(page).toHaveURL(/#\/learnings\?q=attribution%20source$/);
  await expect(found.locator('mark', { hasText: /^source$/i }).first()).toBeVisible();
  const some = await found.locator('article').count();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  for (const term of ['Expected', 'What happened', 'Data at the time', 'Decided', 'Because']) {
    await expect(found.locator('article').first()).toContainText(term);
  }
  await expectAccessible(page);

  await page.getByLabel('What explains the gap').selectOption('Attribution');
  await expect(page).toHaveURL(/gap=Attribution/);
  await page.reload();
  await expect(page.getByLabel('Search', { exact: true })).toHaveValue('attribution source');
  await expect(found.locator('article')).toHaveCount(some);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/#\/learnings$/);
  await expect(found.locator('article')).toHaveCount(all);

  // Several learnings make one play.
  await found.getByRole('button', { name: 'Turn into a play' }).first().click();
  const play = page.getByRole('dialog', { name: 'Play' });
  await play.getByRole('textbox', { name: /^Name/ }).fill('Ask for the source');
  await play.getByText('More', { exact: true }).click();
  const chosen = play.getByRole('checkbox', { checked: true });
  await expect(chosen).toHaveCount(1);
  await play.getByRole('checkbox', { checked: false }).first().check();
  await play.getByRole('button', { name: 'Save play' }).click();
  await openRoute(page, '#/playbook');
  await expect(page.locator('article').filter({ hasText: 'Ask for the source' })).toContainText('Evidence');
});
