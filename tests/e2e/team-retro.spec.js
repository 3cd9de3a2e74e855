// A live retrospective over a team space: everybody has a page of their own, one of them on a phone. The poll, cards and ballots
// arrive by themselves, and what is hidden is in no page before it is shown.
import { PointerHands } from './support/hands.js';
import { Retro } from './pages/retro.js';
import { expect, test } from './support/test.js';
import { Person, SOON } from './support/team.js';
import { TEAM, hostWithTeamFolder } from './support/webdav.js';

test.use({ asks: TEAM });

let host;
test.beforeEach(async ({ lasting }) => { host = lasting(await hostWithTeamFolder('rclone')); });

const PEOPLE = ['Mara Lindqvist', 'Jonas Weber', 'Priya Kaur'];
const CARDS = ['The price page was late', 'Calls were forgotten', 'Two people edited one page'];
const SAFE = 'How safe is it to speak openly here?';

test('poll, cards and ballots arrive on every page, one of them a phone', async ({ page, freshProfile }) => {
  test.setTimeout(300_000);
  const mara = new Person(page, host.url);
  await mara.explore();
  const link = await mara.share('/team/north/');
  const phone = await freshProfile({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const [jonas, priya] = [new Person(phone, host.url), new Person(await freshProfile(), host.url)];
  jonas.hands = new PointerHands(phone, { touch: true });
  for (const [at, person] of [jonas, priya].entries()) await person.join(link, PEOPLE[at + 1]);

  const retros = [mara, jonas, priya].map((one) => new Retro(one.page, one.hands));
  const [lead] = retros;
  await lead.begin({ members: PEOPLE });
  const session = page.url().replace(/.*#/, '#').replace(/\/open$/, '');
  for (const retro of retros.slice(1)) {
    // The session is there before its page is.
    await retro.page.goto(`${host.url}#/retro`);
    await expect(retro.page.getByRole('link', { name: 'Resume' })).toBeVisible(SOON);
  }
  const go = (step) => Promise.all(retros.map((retro) => retro.page.goto(`${host.url}${session}/${step}`)));

  await test.step('the poll', async () => {
    await go('open');
    for (const { page } of retros) await expect(page.getByRole('region', { name: SAFE }).locator('[data-told="team-space"]')).toBeVisible();
    for (const [at, answer] of ["I'd say most things", 'I can say anything', "I'd hold back"].entries()) {
      for (const { page } of retros) await expect(page.getByRole('region', { name: SAFE }).locator('meter')).toHaveCount(0);
      await retros[at].hands.press(retros[at].button(answer));
    }
    for (const { page } of retros) await expect(page.getByRole('region', { name: SAFE }).locator('meter')).toHaveCount(5, SOON);
  });

  await test.step('cards', async () => {
    await go('gather');
    for (const [at, retro] of retros.entries()) {
      const row = retro.page.getByRole('listitem').filter({ hasText: PEOPLE[at] });
      await retro.hands.press(row.getByRole('button', { name: 'Start turn' }));
      await expect(retro.page.locator('.hand-off [data-told="team-space"]')).toBeVisible();
      await retro.hands.press(retro.button(`I'm ${PEOPLE[at]}`));
      await retro.card('Friction', CARDS[at]);
      await retro.handBack();
    }
    for (const retro of retros) {
      await expect(retro.page.getByText('3 cards, 3 of 3 have written')).toBeVisible(SOON);
      await retro.hides(CARDS);
    }
    await lead.hands.press(lead.button('Reveal cards'));
    for (const { page } of retros) for (const card of CARDS) await expect(page.getByText(card).first()).toBeVisible(SOON);
  });

  await test.step('ballots', async () => {
    await go('vote');
    for (const [at, retro] of retros.entries()) {
      await retro.vote(PEOPLE[at], [CARDS[0]]);
      await retro.hides(['3 votes']);
    }
    for (const { page } of retros) await expect(page.getByText(/^3 of 3 have voted/)).toBeVisible(SOON);
    await lead.hands.press(lead.button('Show results'));
    for (const { page } of retros) await expect(page.getByRole('region', { name: 'Votes' })).toContainText('3 votes', SOON);
  });
});
