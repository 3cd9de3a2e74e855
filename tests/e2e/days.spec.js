// Days: company holidays and absences entered once, a plan whose capacity is of the dates it shows, amounts
// as people write them, and a page that is still open when the day changes.
import { sampleTeam } from './support/clock.js';
import { expect, test } from './support/test.js';

/** A Monday in winter, three minutes before midnight. */
const LATE = new Date('2026-11-16T23:57:00+01:00');

async function addHoliday(page, day, name) {
  await page.goto('#/team');
  await page.getByRole('region', { name: 'Company holidays' }).getByLabel('Date').fill(day);
  await page.getByRole('region', { name: 'Company holidays' }).getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Add holiday' }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^Remove ${name}`) })).toBeVisible();
}

/** Opens the form of a team member with their week and absences. */
async function member(page, name) {
  await page.goto('#/team');
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Working week and absences').click();
  return dialog;
}

/** Plans the sprint after the one that runs, and opens the figures behind its capacity. */
async function plan(page) {
  await page.goto('#/plan');
  await page.getByRole('button', { name: 'Plan next sprint' }).click();
  await page.getByRole('button', { name: 'Start planning' }).click();
  await page.getByText('Availability', { exact: true }).click();
}

const dates = (page) => page.locator('#plan-dates');
const days = (page) => page.getByRole('textbox', { name: /^Days, / });

async function changeDates(page, first, last) {
  await page.getByRole('button', { name: 'Change dates' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change dates' });
  if (first) await dialog.getByLabel('First day').fill(first);
  if (last) await dialog.getByLabel('Last day').fill(last);
  await dialog.getByRole('button', { name: 'Save dates' }).click();
  return dialog;
}

test('the capacity of a plan is of the dates it shows, and of holidays and people entered later', async ({ page }) => {
  await sampleTeam(page);
  await plan(page);
  const before = await dates(page).textContent();
  const dialog = await changeDates(page, '2027-01-24', null);
  await expect(dialog.getByLabel('Last day')).toHaveAttribute('aria-invalid', 'true');
  await expect(dates(page), 'a refused day is shown nowhere').toHaveText(before);
  await dialog.getByLabel('First day').fill('2026-12-21');
  await dialog.getByLabel('Last day').fill('2027-01-01');
  await dialog.getByRole('button', { name: 'Save dates' }).click();
  await expect(dialog).toBeHidden();
  await expect(dates(page)).toContainText('10 working days');
  for (const field of await days(page).all()) await expect(field).toHaveValue('10');

  await addHoliday(page, '2026-12-25', 'Christmas');
  await page.goto('#/plan');
  await expect(dates(page)).toContainText('9 working days');
  await expect(page.getByText('Christmas')).toBeVisible();
  await page.getByText('Availability', { exact: true }).click();
  for (const field of await days(page).all()) await expect(field).toHaveValue('9');
});

test('an absence entered with a person counts in plan and calendar', async ({ page }) => {
  await sampleTeam(page);
  const dialog = await member(page, 'Jonas Weber');
  await dialog.getByLabel('First day away').fill('2026-12-22');
  await dialog.getByLabel('Last day away').fill('2026-12-21');
  await dialog.getByRole('button', { name: 'Add absence' }).click();
  await expect(dialog.getByLabel('Last day away')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Last day away').fill('2026-12-23');
  await dialog.getByLabel('Time away').selectOption({ label: 'Mornings only' });
  // What was entered and not added yet is saved too.
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('row', { name: /Jonas Weber/ })).toContainText('mornings only');

  await plan(page);
  await changeDates(page, '2026-12-21', '2027-01-01');
  await expect(page.getByRole('textbox', { name: 'Days, Jonas Weber' })).toHaveValue('9');
  await page.goto('#/calendar');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('Jonas Weber away half the day')).toHaveCount(2);
});

test('amounts mean what people write, and what cannot be read is refused beside the field', async ({ page }) => {
  await sampleTeam(page);
  await plan(page);
  const field = page.getByRole('textbox', { name: 'Time off, Jonas Weber' });
  for (const [text, kept] of [['30m', '0.5'], ['1h 30m', '1.5'], ['2 days', '16'], ['1w', '40'], ['.75', '0.75'], ['0,5', '0.5'], ['1,234.5', '1234.5']]) {
    await field.fill(text);
    await field.blur();
    await expect(field, text).toHaveValue(kept);
  }
  await field.fill('soon');
  await field.blur();
  const cell = page.getByRole('cell').filter({ has: field });
  await expect(cell).toContainText('1h 30m');
  await expect(field, 'what was typed stays').toHaveValue('soon');

  await page.goto('#/backlog');
  await page.getByRole('link', { name: /^MKT-1\b|Autumn campaign/ }).first().click();
  const estimate = page.getByRole('textbox', { name: 'Estimate' });
  await estimate.fill('1d');
  await estimate.blur();
  await expect(estimate).toHaveValue('8');
});

test('an open screen notices a new day, and leaves unsaved text alone', async ({ page }) => {
  await sampleTeam(page);
  await page.clock.install({ time: LATE });
  await page.goto('#/calendar');
  await page.reload();
  const today = page.locator('.calendar__day--today time');
  await expect(today).toHaveAttribute('datetime', '2026-11-16');
  await page.clock.runFor(4 * 60_000);
  await expect(today).toHaveAttribute('datetime', '2026-11-17');

  // A laptop that slept: its timers did not run, the page is seen again.
  await page.clock.pauseAt(new Date('2026-11-18T08:00:00+01:00'));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await page.clock.runFor(100);
  await expect(today).toHaveAttribute('datetime', '2026-11-18');

  await page.goto('#/team');
  const name = page.getByRole('region', { name: 'Company holidays' }).getByRole('textbox', { name: 'Name' });
  await name.fill('Founders day');
  await page.clock.pauseAt(new Date('2026-11-19T00:01:00+01:00'));
  await page.clock.runFor(30_000);
  await expect(page.getByText("It's Thu, Nov 19 now", { exact: true })).toBeVisible();
  await expect(name).toHaveValue('Founders day');
  await name.fill('');
  await page.clock.runFor(10_000);
  await expect(page.getByText("It's Thu, Nov 19 now", { exact: true })).toBeHidden();
});

test('a proposed due date follows the owner past their days off, until it is edited', async ({ page }) => {
  await sampleTeam(page);
  const dialog = await member(page, 'Jonas Weber');
  await dialog.getByLabel('First day away').fill('2026-11-17');
  await dialog.getByLabel('Last day away').fill('2026-11-19');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();

  await page.goto('#/check-in');
  await page.getByRole('button', { name: 'Start check-in' }).click();
  await page.getByRole('button', { name: 'Add next action' }).first().click();
  const action = page.getByRole('dialog', { name: 'Next action' });
  const due = action.getByLabel('Due date');
  await action.getByLabel('Owner').selectOption({ label: 'Jonas Weber' });
  await expect(due).toHaveValue('2026-11-20');
  await action.getByLabel('Owner').selectOption({ label: 'Priya Kaur' });
  await expect(due).toHaveValue('2026-11-17');
  await due.fill('2026-11-18');
  await action.getByLabel('Owner').selectOption({ label: 'Jonas Weber' });
  await expect(due, 'what was chosen stays').toHaveValue('2026-11-18');
});

test('a new day never renders an open retrospective again', async ({ page }) => {
  await sampleTeam(page);
  await page.clock.install({ time: LATE });
  await page.goto('#/retro');
  await page.getByRole('button', { name: 'Start retrospective' }).click();
  const session = page.locator('.retro');
  await expect(session).toBeVisible();
  await session.evaluate((element) => element.setAttribute('data-same', 'true'));
  await page.clock.runFor(5 * 60_000);
  await expect(page.getByText("It's Tue, Nov 17 now", { exact: true })).toBeVisible();
  await expect(session).toHaveAttribute('data-same', 'true');
  await page.goto('#/team');
  await page.clock.runFor(6_000);
  await expect(page.getByText("It's Tue, Nov 17 now", { exact: true })).toBeHidden();
});
