// Every screen with the sample team, in both themes, on a desk and on a phone: it can be read by
// everyone, writes no error, and asks for nothing once it is there (see support/test.js).
import { Data } from './pages/data.js';
import { violations } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

/** Address and title; an item is opened from the list. */
const SCREENS = [
  ['#/', /Today/], ['#/intake', /Intake/], ['#/backlog', /Backlog/], ['#/backlog/MKT-11', /Backlog/],
  ['#/plan', /Plan/], ['#/board', /Board/], ['#/check-in', /Check-in/], ['#/review', /Review/],
  ['#/calendar', /Calendar/], ['#/learnings', /Learnings/], ['#/team', /Team/],
  ['#/priorities', /Priorities/], ['#/workflow', /Workflow/], ['#/data', /Data/], ['#/request', /Request/], ['#/update', /Update/i],
];

for (const [theme, viewport] of [['light', { width: 1280, height: 800 }], ['dark', { width: 390, height: 844 }]]) {
  test.describe(`in the ${theme} theme at ${viewport.width}`, () => {
    test.use({ colorScheme: theme, viewport });

    test('every screen opens, and can be used by everyone', async ({ page, open }) => {
      test.setTimeout(120_000);
      await open('#/data');
      await new Data(page, new PointerHands(page)).loadSample();
      const found = {};
      for (const [address, title] of SCREENS) {
        await page.evaluate((hash) => { location.hash = hash; }, address);
        await expect(page).toHaveTitle(title);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
        const problems = await violations(page);
        const [scrollWidth, clientWidth] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        if (scrollWidth > clientWidth) problems.push(`wider than the page: ${scrollWidth} of ${clientWidth}`);
        if (problems.length > 0) found[address] = problems;
      }
      expect(found).toEqual({});
    });
  });
}
