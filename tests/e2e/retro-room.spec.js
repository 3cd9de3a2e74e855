// A room of eight: three write and vote on their own devices by link, two by file, three by turns, and a wall in a second
// window shows what all may see. Whatever is hidden is in neither window, at every step.
import { readFile } from 'node:fs/promises';
import { Answer } from './pages/answer.js';
import { EIGHT, Retro } from './pages/retro.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { expect, open as openRoute, test } from './support/test.js';

const BY_LINK = ['Jonas Weber', 'Mara Lindqvist', 'Priya Kaur'];
const BY_FILE = ['Ines Duarte', 'Sven Larsen'];
const PHONE = { viewport: { width: 390, height: 844 } };

/** Names nobody, or the page would suggest another wording. */
const cardOf = (who) => `The list came late for desk ${who.split(' ').map((name) => name[0]).join('')}`;

for (const size of [{ width: 1280, height: 800 }, { width: 1920, height: 1080 }]) {
  test.describe(`at ${size.width}`, () => {
    test.use({ viewport: size });

    test('eight people write and vote in three ways, and the wall shows what all may see', async ({ page, open, context, freshProfile }, info) => {
      test.setTimeout(300_000);
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const room = await Room.open({ page, open, context, freshProfile, info, size });
      await test.step('opens', () => room.opens());
      await test.step('gathers by link, by file and by turns', () => room.gathers());
      await test.step('groups', () => room.groups());
      await test.step('votes by link, by file and by turns', () => room.votes());
      await test.step('discusses', () => room.discusses());
      await test.step('closes', () => room.closes());
    });
  });
}

class Room {
  static async open({ page, open, context, freshProfile, info, size }) {
    const room = new Room();
    Object.assign(room, { page, freshProfile, info, retro: new Retro(page, new PointerHands(page)) });
    await open();
    await page.getByRole('button', { name: 'Explore a sample team' }).click();
    await expect(page.getByText('Sample team loaded')).toBeVisible();
    await room.retro.begin({ members: EIGHT });
    const [wall] = await Promise.all([context.waitForEvent('page'), room.retro.button('Open the wall').click()]);
    await wall.setViewportSize(size);
    await wall.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
    Object.assign(room, { wall, onWall: new Retro(wall, new PointerHands(wall)) });
    const pages = await page.getByRole('region', { name: 'Who is here' }).getByRole('listitem').allInnerTexts();
    room.people = pages.map((row) => row.split('\n')[0].trim());
    expect(room.people).toHaveLength(8);
    room.byTurns = room.people.filter((who) => ![...BY_LINK, ...BY_FILE].includes(who));
    expect(room.byTurns).toHaveLength(3);
    return room;
  }

  /** Proves that these words are in neither window. */
  async hides(words) {
    await this.retro.hides(words);
    await this.onWall.hides(words);
  }

  /** The wall names nobody who is still to do something, and has no controls. */
  async wallKeepsQuiet() {
    await this.onWall.hides(this.people);
    await expect(this.wall.getByRole('button')).toHaveCount(0);
    await expect(this.wall.getByRole('textbox')).toHaveCount(0);
  }

  /** The wall shows this, on one screen without a scroll bar, in letters for five metres. */
  async shows(...words) {
    for (const text of words) await expect(this.wall.locator('.wall')).toContainText(text);
    const { over, letters } = await this.wall.evaluate(() => {
      const wall = document.querySelector('.wall');
      const over = wall.scrollHeight - wall.clientHeight;
      const texts = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT);
      let letters = Infinity;
      while (texts.nextNode()) {
        if (texts.currentNode.data.trim()) letters = Math.min(letters, parseFloat(getComputedStyle(texts.currentNode.parentElement).fontSize));
      }
      return { over, letters };
    });
    expect(over, 'the wall fits its screen').toBeLessThanOrEqual(0);
    expect(letters, 'the smallest letters').toBeGreaterThanOrEqual(this.wall.viewportSize().width / 90);
  }

  async copied(label) {
    await this.retro.button(label).click();
    await expect(this.page.getByText('Copied')).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async paste(text) {
    await this.page.getByLabel('Paste answers').fill(text);
    await this.retro.button('Add answers').click();
  }

  /** The line about someone's answer. */
  line(region, who) {
    return this.page.getByRole('region', { name: region }).getByRole('status').getByRole('listitem').filter({ hasText: who });
  }

  async opens() {
    const asked = await this.page.getByRole('region', { name: 'Icebreaker' }).locator('.lead').innerText();
    await this.shows(asked, 'Facilitator: Mara Lindqvist', this.people[0], '0 of 8 have answered');
    await this.retro.button('Skip').click();
    await this.shows('What will we do differently next time?', this.people[0], '0 of 8 have answered');
    for (let at = 0; at < 7; at += 1) await this.retro.button("I'd say most things").click();
    await this.shows('7 of 8 have answered');
    await this.onWall.hides(["I'd say most things", 'I can say anything']);
    await this.retro.button("I'd say most things").click();
    await this.shows('I can say anything');
    await this.retro.step('Facts and open actions');
    await this.shows('Committed items accepted');
  }

  async gathers() {
    const { page, retro } = this;
    await retro.step('Gather');
    await this.shows('One thought per card', '0 of 8 have written');
    await expect(this.wall.getByRole('img', { name: 'QR code: write cards' })).toBeVisible();
    await retro.button('Start timer').click();
    await expect(this.wall.getByRole('timer')).not.toHaveText('8:00');
    await retro.button('Stop timer').click();
    await expect(async () => {
      expect(await this.wall.getByRole('timer').innerText()).toBe(await page.getByRole('timer').innerText());
    }).toPass();
    await expectAccessible(page);
    await expectAccessible(this.wall);
    const link = await this.copied('Copy link');
    console.log(`the link to write has ${link.length} letters`);
    expect(link.length).toBeLessThan(800);
    expect(link).not.toContain('%');

    this.phones = new Map();
    const answers = [];
    for (const who of BY_LINK) {
      const phone = new Answer(await this.freshProfile(PHONE));
      this.phones.set(who, phone);
      await phone.open(link);
      await phone.start(who);
      await phone.page.getByLabel('How safe is it').selectOption('4');
      await phone.page.getByLabel('One thought').fill('Half a thought');
      await phone.page.reload();
      await expect(phone.page.getByLabel('One thought')).toHaveValue('Half a thought');
      await phone.card('Friction', cardOf(who));
      await expect(phone.page.getByRole('heading', { level: 1 })).toContainText('retrospective');
      const answer = await phone.copy();
      expect(answer).toContain(who);
      expect(answer).not.toContain('late');
      answers.push(answer);
    }
    await expectAccessible(this.phones.get(BY_LINK[0]).page);

    // The last one first, one twice, one cut off; the chat stands around them.
    const [one, two, three] = answers;
    await this.paste(`[10:31] ${three}\n[10:32] thanks!\n${two.slice(0, -30)}\n${one}\n[10:35] ${three}`);
    const region = 'Write on your own device';
    await expect(this.line(region, BY_LINK[2]).first()).toContainText('cards added');
    await expect(this.line(region, BY_LINK[2]).last()).toContainText('already added');
    await expect(this.line(region, BY_LINK[1])).toContainText('Not added');
    await expect(this.line(region, BY_LINK[1])).toContainText('Part of this answer is missing');
    await expect(this.line(region, BY_LINK[0])).toContainText('cards added');
    await expect(page.getByText('2 cards, 2 of 8 have written')).toBeVisible();
    await this.shows('2 of 8 have written');
    await this.hides(BY_LINK.map(cardOf));
    await this.wallKeepsQuiet();

    // Again, wrapped as a mail wraps it; and a newer answer before an older one.
    await this.paste(two.replace(/(.{60})/g, '$1\n> '));
    await expect(this.line(region, BY_LINK[1])).toContainText('cards added');
    const phone = this.phones.get(BY_LINK[0]);
    await phone.card('Wins', 'The second thought of one phone');
    await this.paste(`${await phone.copy(one)} and before that ${one}`);
    await expect(this.line(region, BY_LINK[0]).first()).toContainText('cards added');
    await expect(this.line(region, BY_LINK[0]).last()).toContainText('already added');
    await expect(page.getByText('4 cards, 3 of 8 have written')).toBeVisible();
    await this.paste('only small talk');
    await expect(page.getByText('There is no answer in this text.').first()).toBeVisible();

    await page.getByLabel('Returned files').setInputFiles(await this.files());
    await expect(page.getByText('6 cards, 5 of 8 have written')).toBeVisible();
    for (const who of this.byTurns) {
      await retro.take(who);
      await retro.card('Questions', cardOf(who));
      await this.onWall.hides([cardOf(who), who]);
      await retro.handBack();
      await this.hides(this.people.map(cardOf));
    }
    await this.shows('8 of 8 have written', '9 cards');
    await expect(this.wall.locator('.wall__blank')).toHaveCount(9);
    await this.hides([...this.people.map(cardOf), 'The second thought']);
    await this.wallKeepsQuiet();
    await retro.button('Reveal cards').click();
    await this.shows(...this.people.map(cardOf), 'The second thought');
    await expect(this.wall.getByRole('img', { name: /QR code/ })).toHaveCount(0);
    await expectAccessible(this.wall);
  }

  /** What two people elsewhere send back as files. */
  async files() {
    const pack = this.info.outputPath('pack.json');
    await (await this.retro.hands.download(this.retro.button('Download invite file'))).saveAs(pack);
    const files = [];
    this.desks = new Map();
    for (const who of BY_FILE) {
      const away = await this.freshProfile();
      await openRoute(away, '#/cards');
      await away.getByLabel('The file you were sent').setInputFiles(pack);
      const there = new Answer(away);
      this.desks.set(who, there);
      await there.start(who);
      await there.card('Learnings', cardOf(who));
      files.push(await this.saved(there, who));
    }
    return files;
  }

  /** The file that someone elsewhere saves, to send back. */
  async saved(there, who) {
    const hands = new PointerHands(there.page);
    const path = await (await hands.download(there.page.getByRole('button', { name: 'Download file' }))).path();
    return { name: `${who}.json`, mimeType: 'application/json', buffer: await readFile(path) };
  }

  /** The ballots of the two by file, on the desks where they wrote. */
  async ballots() {
    const paper = this.info.outputPath('ballot.json');
    await (await this.retro.hands.download(this.retro.button('Download ballot file'))).saveAs(paper);
    const files = [];
    for (const [who, desk] of this.desks) {
      await desk.page.getByRole('button', { name: 'Open another file' }).click();
      await desk.page.getByLabel('The file you were sent').setInputFiles(paper);
      await desk.start(who);
      await desk.vote('Lists come late');
      await desk.page.reload();
      await expect(desk.page.getByText('2 votes left')).toBeVisible();
      const answer = await desk.copy();
      const file = await this.saved(desk, who);
      expect(JSON.parse(file.buffer).answer, 'by file as by link').toBe(answer);
      files.push(file);
    }
    await expectAccessible(this.desks.get(BY_FILE[0]).page);
    return files;
  }

  async groups() {
    const { page, retro } = this;
    await retro.step('Group');
    await this.shows('What belongs together?', cardOf(BY_LINK[0]));
    const topic = (text) => page.locator('.topics__topic').filter({ hasText: text });
    for (const who of BY_LINK) await topic(cardOf(who)).getByRole('checkbox').check();
    await page.getByRole('region', { name: 'Topics' }).getByRole('button', { name: 'Group' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Group' });
    await dialog.getByLabel('Group name').fill('Lists come late');
    await dialog.getByRole('button', { name: 'Group' }).click();
    await this.shows('Lists come late', '3 cards');
    // One card leaves, and is taken back.
    await retro.button(`Remove from group: ${cardOf(BY_LINK[2])}`).click();
    await this.shows('2 cards');
    await page.keyboard.press('Control+z');
    await this.shows('3 cards');
    await expect(page.getByRole('region', { name: 'Suggested groups' })).toContainText(/Both mention .*“late”/);
    await expectAccessible(page);
  }

  async votes() {
    const { page, retro } = this;
    await retro.step('Vote');
    await this.shows('Lists come late', '0 of 8 have voted');
    await expect(this.wall.getByRole('img', { name: 'QR code: vote' })).toBeVisible();
    const old = await this.copied('Copy link');
    console.log(`the link to vote has ${old.length} letters`);
    const answers = [];
    for (const who of BY_LINK) {
      const phone = this.phones.get(who);
      await phone.open(old);
      await phone.vote('Lists come late');
      await phone.page.reload();
      await expect(phone.page.getByText('2 votes left')).toBeVisible();
      await phone.vote('Lists come late');
      await expect(phone.page.getByText('1 vote left')).toBeVisible();
      answers.push(await phone.copy());
    }
    await expectAccessible(this.phones.get(BY_LINK[0]).page);
    const [one, two, three] = answers;
    const region = 'Vote on your own device';
    await this.paste(`${three}${one}\n${three}\n${two.replace(/.\]$/, '')}`);
    await expect(this.line(region, BY_LINK[2]).first()).toContainText('ballot counted');
    await expect(this.line(region, BY_LINK[2]).last()).toContainText('already added');
    await expect(this.line(region, BY_LINK[1])).toContainText('Not added');
    await expect(page.getByText(/^2 of 8 have voted/)).toBeVisible();
    // They vote again before the results: the newest counts.
    const phone = this.phones.get(BY_LINK[0]);
    await phone.vote('The second thought');
    await this.paste(`${two} ${await phone.copy(one)} ${one}`);
    await expect(this.line(region, BY_LINK[0]).first()).toContainText('ballot changed');
    await expect(this.line(region, BY_LINK[1])).toContainText('ballot counted');
    await expect(page.getByText(/^3 of 8 have voted/)).toBeVisible();
    // By file: a finished one, the same cut short, the blank one, and the finished one again.
    const [first, second] = await this.ballots();
    const cut = { ...first, name: 'cut.json', buffer: Buffer.from(first.buffer.toString().replace(/.{40}\]/, ']')) };
    const blank = { ...first, name: 'blank.json', buffer: await readFile(this.info.outputPath('ballot.json')) };
    await page.getByLabel('Returned files').setInputFiles([cut, first, blank, second, first]);
    await expect(this.line(region, BY_FILE[0]).first()).toContainText('ballot counted');
    await expect(this.line(region, BY_FILE[0]).last()).toContainText('already added');
    await expect(this.line(region, BY_FILE[1])).toContainText('ballot counted');
    await expect(this.line(region, 'cut.json')).toContainText('Part of this answer is missing');
    await expect(this.line(region, 'blank.json')).toContainText('There is no ballot in this file.');
    await expect(page.getByText(/^5 of 8 have voted/)).toBeVisible();
    await this.shows('5 of 8 have voted');
    await this.wallKeepsQuiet();
    for (const who of this.byTurns) await retro.vote(who, ['Lists come late']);
    await this.shows('8 of 8 have voted');
    await this.wallKeepsQuiet();
    for (const window of [page, this.wall]) {
      const text = await window.evaluate(() => document.body.textContent);
      expect(text, 'no totals before the results').not.toMatch(/\b(11|6|5) votes?\b/);
    }
    await retro.button('Show results').click();
    await this.shows('11 votes', '1 vote');
    await expect(page.getByText('11 votes', { exact: true })).toBeVisible();
    await expect(page.getByLabel('Paste answers'), 'nothing more is counted').toHaveCount(0);
  }

  async discusses() {
    const { page, retro } = this;
    await retro.step('Discuss');
    await this.shows('Lists come late', 'topic 1 of 2', cardOf(BY_LINK[1]), '0 of 8 have spoken', '11 votes');
    await this.wallKeepsQuiet();
    // Time follows votes, and a fifth of the 24 minutes is for the win.
    await expect(this.wall.getByRole('timer')).toHaveText('19:00');
    await retro.button(this.people[0]).click();
    await this.shows('1 of 8 have spoken');
    await retro.button('Everyone has spoken').click();
    await this.shows('8 of 8 have spoken');
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What will we do, and what triggers it?').fill('Tell paid the day a list changes');
    await dialog.getByLabel('Owner').selectOption({ label: 'Priya Kaur' });
    await dialog.getByLabel('Measure of success').fill('No late lists');
    await dialog.getByLabel('Type of action').selectOption({ label: 'Operational tweak' });
    await dialog.getByRole('button', { name: 'Save action' }).click();
    await this.shows('Tell paid the day a list changes', 'Priya Kaur');
    await page.keyboard.press('ArrowRight');
    await this.shows('topic 2 of 2', 'The second thought');
    await expect(this.wall.getByRole('timer')).toHaveText('5:00');
    await retro.button('End topic').click();
    const end = page.getByRole('dialog', { name: 'End topic' });
    await expect(end.getByLabel('How does it end?')).toHaveValue('Win: we keep …');
    await end.getByLabel('In one line').fill('Read every page on a phone first');
    await end.getByRole('button', { name: 'End topic' }).click();
    await this.shows('topic 1 of 2');
    await retro.step('Expected vs. actual');
    await this.shows('Expected', 'Actual');
    await retro.step('Decide');
    await this.shows('What will we do differently?', 'Tell paid the day a list changes', 'Read every page on a phone first');
    // Present shows the same on a single screen.
    await page.keyboard.press('p');
    await expect(page.locator('.wall')).toContainText('Tell paid the day a list changes');
    await page.keyboard.press('Escape');
    await expectAccessible(this.wall);
  }

  async closes() {
    const { page, retro } = this;
    await retro.step('Close');
    await this.shows('Was it worth the time?', '0 of 8 have answered', 'Tell paid the day a list changes', 'Priya Kaur');
    for (let at = 0; at < 8; at += 1) await retro.button('Mostly').click();
    await this.shows('Very much');
    // Every topic has an outcome, so nothing is warned about.
    await retro.button('End session').click();
    await expect(page.getByText('Ended', { exact: true })).toBeVisible();
    await this.shows('Report', 'retrospective', 'Tell paid the day a list changes');
    await expect(this.wall.getByRole('timer')).toHaveCount(0);
  }
}

test('a link that was cut is refused, and another session does not cost what was written', async ({ page, open, context, freshProfile }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const retro = new Retro(page, new PointerHands(page));
  await open();
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded')).toBeVisible();
  await retro.begin();
  await retro.step('Gather');
  await retro.button('Copy link').click();
  await expect(page.getByText('Copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const phone = new Answer(await freshProfile(PHONE));
  await phone.open(link.slice(0, -20));
  await expect(phone.page.getByText("This link can't be opened")).toBeVisible();
  await expect(phone.page.getByText('Some chats cut long links.')).toBeVisible();
  await phone.open(link);
  await phone.start('Priya Kaur');
  await phone.card('Wins', 'It went live early');
  // The same link, on another facilitator's browser: its key is not there.
  const elsewhere = await freshProfile();
  await openRoute(elsewhere, '#/');
  const answer = await phone.copy();
  await elsewhere.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(elsewhere.getByText('Sample team loaded')).toBeVisible();
  const other = new Retro(elsewhere, new PointerHands(elsewhere));
  await other.begin();
  await other.step('Gather');
  await elsewhere.getByLabel('Paste answers').fill(answer);
  await other.button('Add answers').click();
  await expect(elsewhere.getByRole('status').getByRole('listitem').filter({ hasText: 'Priya Kaur' })).toContainText('This answer was made with a different link');
  await expect(elsewhere.getByLabel('Paste answers'), 'what was pasted stays').toHaveValue(answer);
});
