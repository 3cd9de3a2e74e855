// Figures, signals, forecast and handbook of the sample team: shown, answered, read by everybody.
import { expectAccessible } from './support/axe.js';
import { expect, test } from './support/test.js';

async function sampleTeam(page, open) {
  await open();
  await page.getByRole('button', { name: 'See the sample team' }).click();
  await expect(page.getByText('The sample team is here')).toBeVisible();
}

async function metrics(page) {
  await page.goto('./#/metrics');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Metrics');
}

test('the four metrics of the procedure stand first, each with its picture and numbers', async ({ page, open }) => {
  await sampleTeam(page, open);
  await metrics(page);
  const first = page.locator('.metrics').first().locator('.metric');
  await expect(first).toHaveCount(4);
  for (const title of ['Sprint completion', 'Work in progress', 'Blocked time', 'Learning captured']) {
    await expect(page.getByRole('region', { name: title })).toBeVisible();
  }
  await expect(page.getByRole('region', { name: 'Sprint completion' }).locator('.chart__svg')).toBeVisible();
});

test('the values of a picture are reached by keyboard, and stand in a table', async ({ page, open }) => {
  await sampleTeam(page, open);
  await metrics(page);
  const card = page.getByRole('region', { name: 'Sprint completion' });
  await card.getByRole('group', { name: 'Completion by sprint' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(card.getByRole('status').first()).toContainText(/Sprint \d+: \d+ of \d+/);
  await card.getByText('Numbers and files').click();
  await expect(card.getByRole('table')).toContainText('Of these accepted');
  const saved = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Save as SVG' }).click();
  expect((await saved).suggestedFilename()).toBe('Completion by sprint.svg');
  const drawn = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Save as PNG' }).click();
  expect((await drawn).suggestedFilename()).toBe('Completion by sprint.png');
});

test('a crossed threshold is answered in one press, and the item is in the backlog', async ({ page, open }) => {
  await sampleTeam(page, open);
  await metrics(page);
  const asking = page.locator('.metric').filter({ has: page.getByRole('button', { name: 'Add to the backlog' }) }).first();
  const response = (await asking.locator('.signals__do').textContent()).replace(/\.$/, '');
  await asking.getByRole('button', { name: 'Add to the backlog' }).click();
  await expect(page.getByText('Added to the backlog')).toBeVisible();
  await page.goto('./#/backlog');
  await expect(page.getByText(response).first()).toBeVisible();
});

test('at most three signals stand on Today, and a dismissed one goes away', async ({ page, open }) => {
  await sampleTeam(page, open);
  await page.goto('./#/');
  const shown = page.locator('.signals > .signals__signal');
  await expect(shown.first()).toBeVisible();
  expect(await shown.count()).toBeLessThanOrEqual(3);
  const title = await shown.first().locator('.signals__title').textContent();
  await shown.first().locator('summary').click();
  await shown.first().getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('We know about it');
  await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.locator('.signals__title', { hasText: title })).toHaveCount(0);
  await expect(page.getByRole('region', { name: /Is .* healthy/ })).toContainText('One clear goal');
});

test('the handbook tells the rules as they are, and is taken away', async ({ page, open }) => {
  await sampleTeam(page, open);
  await page.goto('./#/handbook');
  await expect(page.getByRole('region', { name: 'The eight steps' })).toContainText('8. Retrospective');
  await expect(page.getByRole('region', { name: 'Ready and done, by work type' })).toContainText('Ready:');
  await page.getByRole('button', { name: 'Download' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download as Markdown' }).click();
  expect((await saved).suggestedFilename()).toMatch(/handbook-\d{4}-\d{2}-\d{2}\.md$/);
});

for (const theme of ['light', 'dark']) {
  for (const width of [390, 1280]) {
    test(`metrics and handbook are accessible, ${theme}, ${width} wide`, async ({ page, open }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: theme });
      await sampleTeam(page, open);
      await metrics(page);
      await page.getByText('More metrics').click();
      await expectAccessible(page);
      await page.goto('./#/handbook');
      await expectAccessible(page);
    });
  }
}

test('without a team, and with an empty one, nothing is claimed', async ({ page, open }) => {
  await open();
  await page.getByRole('button', { name: 'Plan for myself' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your name').fill('Ada');
  await dialog.getByLabel('Name of the workspace').fill('Mine');
  await dialog.getByRole('button', { name: 'Start' }).click();
  await expect(page.locator('.signals')).toHaveCount(0);
  await metrics(page);
  await expect(page.getByText('Not enough to say yet.').first()).toBeVisible();
  await expect(page.getByText('Not enough data: a forecast begins with 10 finished items.')).toBeVisible();
});
