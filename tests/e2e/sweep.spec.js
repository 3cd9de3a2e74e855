// Every screen, unfolded, and what opens over it, asked by axe at 400% zoom of a desk, which is 320 pixels, at a
// phone's and at a desk's width; in both themes. It says its name in the title, and nothing is wider than the window.
import { violations } from './support/axe.js';
import { SCREENS, sample } from './support/measure.js';
import { expect, open as openRoute, test } from './support/test.js';

const MORE_SCREENS = ['#/backlog?refine=1', '#/backlog?view=table', '#/board?item=MKT-11', '#/learnings'];
const ZOOMED = { width: 320, height: 256 };
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

/** What opens over each screen, by the button that opens it. */
const DIALOGS = {
  '#/intake': ['New request', 'Import a request'],
  '#/priorities': ['Add priority', 'Log a value'],
  '#/team': ['Add team member', 'Add people', 'Edit working days', 'Add channel'],
  '#/workflow': ['Edit workflow', 'Add work type', 'Edit'],
  '#/learnings': ['Record a decision', 'Record a learning'],
  '#/': ['Search…'],
};

/** In the page: how much wider than the window it is, and what reaches out furthest. */
function tooWide() {
  const wider = document.documentElement.scrollWidth - innerWidth;
  if (wider <= 0) return [];
  const right = (one) => one.getBoundingClientRect().right;
  const furthest = [...document.querySelectorAll('body *')].sort((one, other) => right(other) - right(one)).slice(0, 3);
  return [`${wider} pixels too wide: ${furthest.map((one) => `${one.tagName}.${one.className}`).join(', ')}`];
}

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing on any screen or dialog in the ${theme} theme`, async ({ page, open }) => {
    test.setTimeout(480_000);
    await page.emulateMedia({ colorScheme: theme });
    await sample(page, open);
    const found = {};
    const look = async (where) => {
      const wrong = [...await violations(page), ...await page.evaluate(tooWide)];
      if (wrong.length > 0) found[where] = wrong;
    };
    for (const size of [ZOOMED, PHONE, DESK]) {
      await page.setViewportSize(size);
      for (const address of [...SCREENS, ...MORE_SCREENS]) {
        await openRoute(page, address);
        await expect(page).toHaveTitle(new RegExp(/\w[\w-]*/.exec(address)?.[0] ?? 'Today', 'i'));
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
        await look(`${address} at ${size.width}`);
      }
    }
    await page.setViewportSize(ZOOMED);
    for (const [address, names] of Object.entries(DIALOGS)) {
      await openRoute(page, address);
      for (const name of names) {
        await page.getByRole('button', { name, exact: true }).first().click();
        const dialog = page.getByRole('dialog');
        await expect(dialog).toBeVisible();
        await look(`${address}, ${name}`);
        await page.keyboard.press('Escape');
        await expect(dialog).toHaveCount(0);
      }
    }
    expect(found).toEqual({});
  });
}
