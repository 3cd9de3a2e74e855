// Who else is here, what they change, and a retrospective in which everybody writes on a page of their own.
import { Retro } from './pages/retro.js';
import { expect, test } from './support/test.js';
import { Person, SOON } from './support/team.js';
import { TEAM, hostWithTeamFolder } from './support/webdav.js';

test.use({ asks: TEAM });
// While a session runs the space is asked every second and a half.
const LIVE = { timeout: 12_000 };

let host;
test.beforeEach(async ({ lasting }) => { host = lasting(await hostWithTeamFolder('rclone')); });

test('one sees who else is here and what they change; cards of a session come and stay hidden', async ({ page, freshProfile }) => {
  test.setTimeout(240_000);
  const lead = new Person(page, host.url);
  await lead.explore();
  const link = await lead.share('/team/north/');
  const jonas = new Person(await freshProfile(), host.url);
  await jonas.join(link, 'Jonas Weber');

  await test.step('who is here, and where', async () => {
    await jonas.hands.goTo('Board');
    await expect(lead.company.getByRole('listitem')).toHaveAccessibleName(/Jonas Weber/, { timeout: 60_000 });
    await expect(lead.company).toContainText('Board', { timeout: 60_000 });
    await expect(jonas.company.getByRole('listitem')).toHaveCount(1, { timeout: 60_000 });
  });

  await test.step('a changed card says for a moment who it was', async () => {
    await lead.hands.goTo('Board');
    await jonas.backlog.open();
    await lead.backlog.open();
    await jonas.backlog.add('Seen by both', 'Content');
    await expect(lead.page.locator('[data-changed-by="Jonas Weber"]').first()).toBeVisible(SOON);
    await expect(lead.backlog.row('Seen by both')).toBeVisible(SOON);
    await expect(lead.page.locator('[data-changed-by]')).toHaveCount(0, SOON);
  });

  await test.step('two versions of one text are offered to the one whose text does not stand', async () => {
    await jonas.page.context().setOffline(true);
    await expect(jonas.saved).toHaveText('Offline', SOON);
    const texts = ['Sales can answer on the phone', 'Nobody has to ask the desk'];
    for (const [at, one] of [lead, jonas].entries()) {
      await one.backlog.openItem('Seen by both');
      await one.hands.enter(one.backlog.field('Purpose: what will change?'), texts[at]);
    }
    await expect(lead.saved).toHaveText(/shared/, SOON);
    await jonas.page.context().setOffline(false);
    await expect(jonas.saved).toHaveText(/shared/, SOON);
    const offers = [lead, jonas].map((one) => one.page.getByRole('button', { name: 'Use mine' }));
    await expect(async () => {
      const [leads, his] = [await offers[0].count(), await offers[1].count()];
      expect(leads + his).toBe(1);
    }).toPass(SOON);
    const loser = (await offers[0].count()) ? 0 : 1;
    await offers[loser].click();
    for (const one of [lead, jonas]) {
      await expect(one.backlog.field('Purpose: what will change?')).toHaveValue(texts[loser], SOON);
      await one.backlog.closeItem();
    }
  });

  await test.step('cards come to the facilitator and are hidden from everybody', async () => {
    const [leads, his] = [lead, jonas].map((one) => new Retro(one.page, one.hands));
    await leads.begin();
    await leads.step('Gather');
    await jonas.hands.goTo('Retrospective');
    await jonas.page.getByRole('link', { name: 'Resume' }).click(SOON);
    await expect(jonas.page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
    await his.step('Gather');
    await his.take('Jonas Weber');
    await his.card('Wins', 'Briefs on Mondays help the desk');
    await his.card('Friction', 'The late list cost us two days');
    await his.handBack();
    const line = lead.page.getByRole('listitem').filter({ hasText: 'Jonas Weber' });
    await expect(line.getByRole('button', { name: 'Write again' })).toBeVisible(LIVE);
    for (const retro of [leads, his]) await retro.hides(['Briefs on Mondays', 'The late list']);
  });
});

test('an idle page asks for little', async ({ page }) => {
  test.setTimeout(120_000);
  const ada = new Person(page, host.url);
  await ada.start();
  await ada.share('/team/north/');
  await expect(ada.saved).toHaveText(/shared/, SOON);
  const asked = [];
  page.on('request', (request) => { if (TEAM.test(new URL(request.url()).pathname)) asked.push(`${request.method()} ${new URL(request.url()).pathname}`); });
  // Nothing came, so nothing that is shown is touched.
  await page.evaluate(() => {
    const count = (changes) => { document.documentElement.dataset.touched = Number(document.documentElement.dataset.touched) + changes.length; };
    document.documentElement.dataset.touched = 0;
    new MutationObserver(count).observe(document.querySelector('main'), { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const rounds = () => asked.filter((line) => line === 'PROPFIND /team/north/').length;
  await expect.poll(rounds, { timeout: 90_000 }).toBeGreaterThanOrEqual(4);
  await expect(page.locator('html')).toHaveAttribute('data-touched', '0');
  // The folder, its journal, its bases and the tabs of today; and who is here, every other round.
  expect(asked.length / rounds()).toBeLessThanOrEqual(6);
  expect(asked.filter((line) => /^(GET|PUT|DELETE)/.test(line) && !line.includes('presence'))).toEqual([]);
});
