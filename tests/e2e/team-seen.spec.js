// The tab that somebody looks at is the one that exchanges with the team space, a page that wakes up looks at once, and whoever is
// signed out is asked once and not again and again.
import { expect, test } from './support/test.js';
import { Person, SOON, ready } from './support/team.js';
import { TEAM, hostWithTeamFolder } from './support/webdav.js';

test.use({ asks: TEAM });

let host;
test.beforeEach(async ({ lasting }) => { host = lasting(await hostWithTeamFolder('rclone')); });

/** Lets a test hide a page and show it again, with no other event than the one a phone gives. */
async function canHide(context) {
  await context.addInitScript(() => {
    let hidden = false;
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
    window.hide = (value) => {
      hidden = value;
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    };
  });
}

const hide = (person, value) => person.page.evaluate((value) => window.hide(value), value);

/** Ada, who shares her team, and Ben, who has joined it on a page that can be hidden. */
async function together(page, other) {
  const ada = new Person(page, host.url);
  await ada.start();
  await ada.backlog.open();
  const link = await ada.share('/team/north/');
  await canHide(other.context());
  const ben = new Person(other, host.url);
  await ben.join(link, 'Ada');
  return [ada, ben];
}

test('the tab that is seen exchanges, and says how that stands', async ({ page, freshProfile }) => {
  test.setTimeout(180_000);
  const [ada, ben] = await together(page, await freshProfile());
  const second = new Person(await ben.page.context().newPage(), host.url);
  await hide(ben, true);
  await second.page.goto(`${host.url}#/backlog`);
  await ready(second.page);

  await expect(second.saved).toHaveText(/^Saved · shared (just now|\d+ s ago)$/, SOON);
  await expect(ben.saved).toHaveText('Saved', SOON);
  await ada.backlog.add('For whoever looks', 'Content');
  await expect(second.backlog.row('For whoever looks')).toBeVisible(SOON);
  host.answer(() => 403);
  await second.backlog.add('Not sent', 'Content');
  await expect(second.saved).toHaveText('Saved · not shared', SOON);
  host.answer();
  await second.page.getByRole('button', { name: 'Try again' }).click();
  await expect(ada.backlog.row('Not sent')).toBeVisible(SOON);

  // Whoever goes back to the first tab has it there.
  await hide(second, true);
  await hide(ben, false);
  await expect(ben.saved).toHaveText(/^Saved · shared (just now|\d+ s ago)$/, SOON);
  await expect(second.saved).toHaveText('Saved', SOON);
  await second.page.close();
  await ada.backlog.add('For the first tab', 'Content');
  await ben.backlog.open();
  await expect(ben.backlog.row('For the first tab')).toBeVisible(SOON);
});

test('a phone that wakes up looks at once', async ({ page, freshProfile }) => {
  test.setTimeout(180_000);
  const [ada, ben] = await together(page, await freshProfile());
  await ben.backlog.open();
  await expect(ben.saved).toHaveText(/shared/, SOON);
  // Hidden, it asks once more at most, and then not for a minute: longer than is waited for below.
  await hide(ben, true);
  await ada.backlog.add('While it slept', 'Content');
  await expect(ada.saved).toHaveText(/shared/, SOON);
  await hide(ben, false);
  await expect(ben.backlog.row('While it slept')).toBeVisible(SOON);
});

test('whoever is signed out is told, not asked again and again, and goes on with a press', async ({ page }) => {
  test.setTimeout(120_000);
  const ada = new Person(page, host.url);
  await ada.start();
  await ada.backlog.open();
  await ada.share('/team/north/');
  await expect(ada.saved).toHaveText(/shared/, SOON);
  const tryAgain = page.getByRole('button', { name: 'Try again' });
  const login = { status: 302, headers: { location: '/team/login' } };
  for (const [name, answer] of [['a session that has run out', login], ['a password that is refused', 401]]) {
    let asked = 0;
    host.answer((method, path) => {
      // Nobody may be led anywhere with a request that is the folder's.
      asked += path === '/team/login' ? 1_000 : 1;
      return answer;
    });
    await ada.backlog.add(`Before ${name}`, 'Content');
    await expect(ada.saved, name).toHaveAttribute('title', /didn't let you in.*Sign in/, SOON);
    expect(asked).toBeLessThan(1_000);
    const before = asked;
    // The browser's question for a password gives the focus back to the page when it is closed.
    await page.evaluate(() => { window.dispatchEvent(new Event('focus')); });
    await ada.backlog.add(`After ${name}`, 'Content');
    await ada.hands.goTo('Board');
    await ada.backlog.open();
    expect(asked, name).toBe(before);
    await tryAgain.click();
    await expect.poll(() => asked, SOON).toBe(before + 1);
    host.answer();
    await tryAgain.click();
    await expect(ada.saved, name).toHaveText(/shared/, SOON);
    await expect(tryAgain).toHaveCount(0);
  }
});
