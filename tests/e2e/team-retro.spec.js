// A live retrospective over a team space with eight people: three have a page of their own, one of them on a phone, and five
// are scripts that write files. The poll, cards, ballots and reactions arrive by themselves, everyone follows the facilitator, and
// what is hidden is in no page before it is shown.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EIGHT, Retro } from './pages/retro.js';
import { PointerHands } from './support/hands.js';
import { ScriptedWriter } from './support/scripted.js';
import { expect, test } from './support/test.js';
import { Person, SOON } from './support/team.js';
import { TEAM, hostWithTeamFolder } from './support/webdav.js';

test.use({ asks: TEAM });

let host;
test.beforeEach(async ({ lasting }) => { host = lasting(await hostWithTeamFolder('rclone')); });

const PAGES = ['Mara Lindqvist', 'Jonas Weber', 'Priya Kaur'];
const SCRIPTED = EIGHT.filter((name) => !PAGES.includes(name));
const card = (name) => `The list came late in week ${1 + EIGHT.indexOf(name)}`;
const CARDS = EIGHT.map(card);
const SAFE = 'How safe is it to speak openly here?';

/** The participants of a session as its first entry has them: each name with its id. */
async function participants(space) {
  for (const name of await readdir(join(space, 'journal'))) {
    const { entries = [] } = JSON.parse(await readFile(join(space, 'journal', name), 'utf8'));
    for (const { deed } of entries) {
      const opened = deed.command?.retrospective?.open;
      if (opened) return Object.fromEntries(Object.entries(opened.participants).map(([id, who]) => [who.name, id]));
    }
  }
  return null;
}

test('eight people hold a retrospective, each on a device of their own', async ({ page, freshProfile }) => {
  test.setTimeout(300_000);
  const space = join(host.folder, 'north');
  const mara = new Person(page, host.url);
  await mara.explore();
  const link = await mara.share('/team/north/');
  const phone = await freshProfile({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const [jonas, priya] = [new Person(phone, host.url), new Person(await freshProfile(), host.url)];
  jonas.hands = new PointerHands(phone, { touch: true });
  for (const [at, person] of [jonas, priya].entries()) await person.join(link, PAGES[at + 1]);

  const retros = [mara, jonas, priya].map((one) => new Retro(one.page, one.hands));
  const [lead, ...others] = retros;
  await lead.begin({ members: EIGHT });
  const session = page.url().replace(/.*#\/retro\//, '').replace(/\/open$/, '');
  // From their own overview, and from any other screen, where a notice says that a session runs.
  for (const [at, [screen, way]] of [['retro', 'Resume'], ['board', 'Join']].entries()) {
    const { page: other, hands } = others[at];
    await other.goto(`${host.url}#/${screen}`);
    const into = other.getByRole('link', { name: way, exact: true });
    await expect(into).toBeVisible(SOON);
    await hands.press(into);
    await expect(other).toHaveURL(new RegExp(session));
    // Whoever is led has none of the facilitator's tools.
    await expect(other.getByRole('button', { name: 'Present' })).toHaveCount(0, SOON);
  }
  await expect.poll(() => participants(space), SOON).not.toBeNull();
  const ids = await participants(space);
  const writers = SCRIPTED.map((name) => new ScriptedWriter({ folder: space, address: `${host.url}team/north/` }, session, ids[name]));
  const each = (work) => Promise.all(writers.map(work));
  /** The facilitator goes on; the others go along by themselves. */
  const onward = async (step) => {
    await lead.hands.press(lead.button(new RegExp(`^Next: ${step}`)));
    for (const { page: other } of others) await expect(other).toHaveURL(new RegExp(`/${step.toLowerCase()}$`), SOON);
  };

  await test.step('the poll', async () => {
    for (const { page } of retros) await expect(page.getByRole('region', { name: SAFE }).locator('[data-told="team-space"]')).toBeVisible();
    await each((writer, at) => writer.edit({ safety: { level: 1 + at % 5 } }));
    for (const [at, answer] of ["I'd say most things", 'I can say anything', "I'd hold back"].entries()) {
      for (const { page } of retros) await expect(page.getByRole('region', { name: SAFE }).locator('meter')).toHaveCount(0);
      await retros[at].hands.press(retros[at].button(answer));
      // On a device of one's own one answers once.
      if (retros[at] !== lead) await expect(retros[at].button(answer)).toHaveCount(0);
    }
    for (const { page } of retros) await expect(page.getByRole('region', { name: SAFE }).locator('meter')).toHaveCount(5, SOON);
    await expect(lead.page.getByRole('region', { name: SAFE }).getByRole('button', { name: 'Show results' })).toHaveCount(0);
  });

  await test.step('cards, by the time of the facilitator', async () => {
    await onward('Facts');
    await onward('Gather');
    await lead.hands.press(lead.button('Start timer'));
    for (const { page } of others) await expect(page.getByRole('button', { name: 'Start timer' })).toHaveCount(0, SOON);
    await each((writer, at) => writer.card('Friction', card(SCRIPTED[at])));
    for (const [at, retro] of retros.entries()) {
      await expect(retro.page.locator('[data-told="team-space"]')).toBeVisible();
      await retro.hands.press(retro.button('Write your cards'));
      await retro.card('Friction', card(PAGES[at]));
      await retro.handBack();
    }
    for (const retro of retros) {
      await expect(retro.page.getByText('8 cards, 8 of 8 have written')).toBeVisible(SOON);
      await retro.hides(CARDS);
    }
    await lead.hands.press(lead.button('Reveal cards'));
    for (const { page } of retros) for (const text of CARDS) await expect(page.getByText(text).first()).toBeVisible(SOON);
  });

  await test.step('ballots', async () => {
    await onward('Group');
    await onward('Vote');
    // The buttons of the show of hands know the topics.
    const button = lead.page.getByRole('button', { name: `More for ${CARDS[0]}`, exact: true, includeHidden: true });
    const topic = (await button.getAttribute('id')).replace('more-', '');
    await each((writer) => writer.ballot({ [topic]: 1 }));
    for (const retro of retros) {
      await retro.hands.press(retro.button('Vote'));
      await retro.hands.press(retro.button(new RegExp(`^More for .*${CARDS[0]}`)));
      await retro.hands.press(retro.button('Cast your votes'));
      await retro.hides(['3 votes', '5 votes', '8 votes']);
    }
    for (const { page } of retros) await expect(page.getByText(/^8 of 8 have voted/)).toBeVisible(SOON);
    await lead.hands.press(lead.button('Show results'));
    for (const { page } of retros) await expect(page.getByRole('region', { name: 'Votes' })).toContainText(CARDS[0], SOON);
  });

  await test.step('reactions, and the topic at hand', async () => {
    await onward('Discuss');
    const at = (retro) => retro.page.getByRole('heading', { level: 2, name: CARDS[0] });
    for (const retro of retros) await expect(at(retro)).toBeVisible(SOON);
    const reaction = (retro, name) => retro.page.getByRole('region', { name: 'Reactions' }).getByRole('button', { name });
    for (const retro of retros) await retro.hands.press(reaction(retro, /^Agree/));
    for (const retro of retros) await expect(reaction(retro, 'Agree 3')).toHaveAttribute('aria-pressed', 'true', SOON);
    await others[0].hands.press(reaction(others[0], 'Agree 3'));
    await expect(reaction(lead, 'Agree 2')).toBeVisible(SOON);
    // Whoever is elsewhere stays there, and is told the way back.
    await others[1].step('Vote');
    await lead.hands.press(lead.button(CARDS[1]).first());
    await expect(others[0].page.getByRole('heading', { level: 2, name: CARDS[1] })).toBeVisible(SOON);
    await expect(others[1].page.getByText('Mara Lindqvist is on Discuss')).toBeVisible(SOON);
    await others[1].hands.press(others[1].button('Go there'));
    await expect(others[1].page.getByRole('heading', { level: 2, name: CARDS[1] })).toBeVisible();
  });
});
