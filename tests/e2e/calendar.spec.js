// The calendar shows sprints, launches and meetings, and moves a date by mouse and by key through the rules.
import { Data } from './pages/data.js';
import { expectAccessible } from './support/axe.js';
import { sampleTeam } from './support/clock.js';
import { PointerHands } from './support/hands.js';
import { expect, open, test } from './support/test.js';

const day = (page, iso) => page.locator('main').locator('[data-column]').filter({ has: page.locator(`time[datetime="${iso}"]`) });

test('a launch is dragged, moved by key, taken back, and a refusal says why', async ({ page }) => {
  await sampleTeam(page);
  await open(page, '#/calendar');
  await expect(page.getByRole('link', { name: /^Sprint 5: / }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Check-in' }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /retrospective$/ }).first()).toBeVisible();
  await expectAccessible(page);

  const launch = (iso) => day(page, iso).getByRole('link', { name: / · Email launch$/ });
  await expect(launch('2026-11-17')).toHaveCount(1);
  const hands = new PointerHands(page);
  await hands.carry(launch('2026-11-17'), day(page, '2026-11-18'));
  await expect(launch('2026-11-18')).toHaveCount(1);
  await expect(page.locator('.toast').last()).toContainText('moved to Nov 18');

  await launch('2026-11-18').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(launch('2026-11-19')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(launch('2026-11-26')).toBeFocused();
  await expect(page.locator('.toast').last()).toContainText('That day is off: Company offsite');
  await page.keyboard.press('Control+z');
  await expect(launch('2026-11-19')).toHaveCount(1);

  // What is ahead isn't moved into the past.
  await launch('2026-11-19').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('alert')).toContainText('in the past');
  await expect(launch('2026-11-19')).toHaveCount(1);

  // The end of a sprint can't come before its start.
  const review = page.getByRole('link', { name: 'Sprint 5 review' });
  await review.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessible(page);

  // By channel.
  await page.getByRole('combobox', { name: 'Channel' }).selectOption({ label: 'Email' });
  await expect(page.getByRole('link', { name: /^Events: / })).toHaveCount(0);
  await expect(launch('2026-11-19')).toHaveCount(1);

  // A reload and a look at something else keep the place.
  await page.getByRole('button', { name: 'Week', exact: true }).click();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  const shown = page.locator('main').getByRole('heading', { level: 2 }).first();
  const week = await shown.textContent();
  const isKept = async () => {
    await expect(shown).toHaveText(week);
    await expect(page.getByRole('combobox', { name: 'Channel' }).locator('option:checked')).toHaveText('Email');
  };
  await page.reload();
  await isKept();
  await open(page, '#/board');
  await open(page, '#/calendar');
  await isKept();
  await page.getByRole('button', { name: 'Today', exact: true }).click();
  await expect(shown).not.toHaveText(week);
});

test('a crowded day shows eight entries, and all of them at a press', async ({ page }) => {
  await sampleTeam(page);
  await open(page, '#/data');
  const titles = Array.from({ length: 14 }, (_, at) => `Leaflet ${at + 1},2026-11-25`);
  const data = new Data(page, new PointerHands(page));
  await data.choose({ name: 'leaflets.csv', mimeType: 'text/csv', buffer: Buffer.from(`Title,Due date\n${titles.join('\n')}\n`) });
  await data.press('Import', data.preview);
  await expect(page.getByText('14 backlog items imported.').first()).toBeVisible();
  await open(page, '#/calendar');
  const entries = day(page, '2026-11-25').getByRole('link');
  const more = day(page, '2026-11-25').getByRole('button', { name: /^\d+ more$/ });
  await expect(entries).toHaveCount(8);
  const hidden = parseInt(await more.textContent(), 10);
  await more.click();
  await expect(entries).toHaveCount(8 + hidden);
  await expect(entries.filter({ hasText: /^MKT-\d+ due$/ })).toHaveCount(14);
  await expect(more).toHaveCount(0);
  // The focus is on the first that came.
  await expect(entries.nth(8)).toBeFocused();
});
