// What is half written comes back, and only where it was written.
import { expect, open as openRoute, test } from './support/test.js';

test.beforeEach(async ({ page, open }) => {
  await open();
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded')).toBeVisible();
});

async function reload(page) {
  await page.reload();
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
}

/** Closes the dialog with what was typed kept. */
async function leave(page) {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save draft and close' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('the form that opens a retrospective keeps what was chosen over a reload and a look elsewhere', async ({ page }) => {
  await openRoute(page, '#/retro');
  const [length, guests] = [page.getByLabel('Length', { exact: true }), page.getByLabel('Guests from outside')];
  const more = page.locator('details', { hasText: 'Participants' });
  await length.selectOption({ label: '90 minutes' });
  await more.locator('summary').click();
  await guests.fill('Olga Data');
  await more.getByRole('checkbox').first().uncheck();
  await reload(page);
  await expect(length).toHaveValue('90');
  await expect(guests).toHaveValue('Olga Data');
  await more.locator('summary').click();
  await expect(more.getByRole('checkbox').first()).not.toBeChecked();
  await openRoute(page, '#/board');
  await openRoute(page, '#/retro');
  await expect(length).toHaveValue('90');
  await page.getByRole('button', { name: 'Start retrospective' }).click();
  await expect(page).toHaveURL(/\/open$/);
  const here = page.getByRole('region', { name: 'Who is here' });
  await expect(here).toContainText('Olga Data');
  // The six without the one, and the guest; stakeholders take part only when they are chosen.
  await expect(here.getByRole('listitem')).toHaveCount(6);
});

test('a choice that is not saved yet comes back with the text beside it', async ({ page }) => {
  await openRoute(page, '#/review');
  const met = page.getByRole('radio', { name: 'Partly met' });
  await met.check();
  await page.getByRole('textbox', { name: 'Why?' }).fill('Two of three asked for it');
  await openRoute(page, '#/board');
  await openRoute(page, '#/review');
  await expect(met).toBeChecked();
  await reload(page);
  await expect(met).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Why?' })).toHaveValue('Two of three asked for it');
});

test('a draft about one thing does not stand in the form of another', async ({ page }) => {
  const draft = page.getByText('Draft restored.');
  const places = [
    ['#/workflow', (name) => page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) }).getByRole('button', { name: 'Edit' }), ['Campaign', 'Content'], 'Name'],
    ['#/intake', (at) => page.getByRole('button', { name: 'Decline' }).nth(at), [0, 1], 'Reason'],
    ['#/playbook', (at) => page.getByRole('button', { name: 'Retire' }).nth(at), [0, 1], 'Why is it no longer needed?'],
  ];
  for (const [route, button, [one, other], label] of places) {
    await openRoute(page, route);
    const field = page.getByRole('dialog').getByLabel(label, { exact: true });
    await button(one).click();
    await field.fill('Half a thought');
    await leave(page);
    await button(other).click();
    await expect(field).toBeVisible();
    await expect(draft, `${route}, the other`).toHaveCount(0);
    await expect(field).not.toHaveValue('Half a thought');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await button(one).click();
    await expect(draft, `${route}, the same`).toBeVisible();
    await expect(field).toHaveValue('Half a thought');
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.keyboard.press('Escape');
  }
});
