// What was shown as saved is there after the browser itself was killed, twenty times: while someone types,
// after an import, around a fold, and while a tab is closed.
import { rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Backlog } from './pages/backlog.js';
import { Data } from './pages/data.js';
import { Today } from './pages/today.js';
import { PointerHands } from './support/hands.js';
import { startBrowser } from './support/killable.js';
import { expect, test } from './support/test.js';

/** How often the browser is killed in each of the four ways. */
const KILLS = 5;

/** One person's browser, killed again and again. */
class Person {
  constructor(profile, address) {
    Object.assign(this, { profile, address, saved: [], count: 0 });
  }

  async start() {
    const { page, kill } = await startBrowser(this.profile);
    Object.assign(this, { page, kill, hands: new PointerHands(page) });
    page.setDefaultTimeout(15_000);
    await page.goto(this.address);
    await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
    if (this.count === 0) await new Today(page, this.hands).startTeam({ name: 'Northwind', founder: 'Mara' });
    this.backlog = new Backlog(page, this.hands);
    await this.goTo('#/backlog');
  }

  async goTo(hash) {
    await this.page.evaluate((hash) => { location.hash = hash; }, hash);
  }

  /** Until the header says so. */
  async isSaved() {
    await expect(this.page.locator('.app-header__save')).toHaveAttribute('data-state', 'saved');
  }

  async add() {
    this.count += 1;
    const title = `Item ${this.count}`;
    await this.backlog.add(title, 'Content');
    await this.isSaved();
    this.saved.push(title);
  }

  /** Everything that was shown as saved stands in the list. */
  async findsEverything() {
    await expect(this.backlog.list).toBeVisible();
    await expect(async () => {
      const titles = new Set(await this.backlog.list.getByRole('link').allTextContents());
      expect(this.saved.filter((title) => !titles.has(title))).toEqual([]);
    }).toPass({ timeout: 10_000 });
  }
}

/** Lets someone work, kills the browser, and looks what is there, several times over. */
async function killedWhile(info, baseURL, work) {
  test.setTimeout(300_000);
  const profile = info.outputPath('profile');
  const person = new Person(profile, baseURL);
  for (let round = 1; round <= KILLS; round += 1) {
    await person.start();
    try {
      if (round > 1) await person.findsEverything();
      await work(person, round);
    } finally {
      await person.kill();
    }
  }
  await person.start();
  await person.findsEverything().finally(() => person.kill());
  await rm(profile, { recursive: true, force: true });
}

test('while someone types', async ({ baseURL }, info) => {
  await killedWhile(info, baseURL, async (person, round) => {
    for (let at = 0; at < 4; at += 1) await person.add();
    // The next one is under way when the process ends, whichever step it has come to.
    const typing = person.add().catch(() => {});
    await pause(round * 60);
    await person.kill();
    await typing;
  });
});

test('after an import', async ({ baseURL }, info) => {
  const file = info.outputPath('work.csv');
  await killedWhile(info, baseURL, async (person, round) => {
    const titles = Array.from({ length: 6 }, (_, at) => `Imported ${round} ${at}`);
    await writeFile(file, ['Title,Description', ...titles.map((title) => `${title},${'Words about it. '.repeat(300)}`)].join('\n'));
    await person.add();
    await person.goTo('#/data');
    await new Data(person.page, person.hands).import(file);
    await person.isSaved();
    person.saved.push(...titles);
  });
});

test('around a fold', async ({ baseURL }, info) => {
  await killedWhile(info, baseURL, async (person, round) => {
    await person.add();
    await person.add();
    const heads = () => Object.keys(localStorage).filter((key) => key.includes(':head:')).sort().at(-1);
    const before = await person.page.evaluate(heads);
    const folded = person.page.waitForFunction(([heads, before]) => eval(`(${heads})()`) !== before, [heads.toString(), before]);
    await folded.catch(() => {});
    await pause((round - 1) * 20);
  });
});

test('while a tab is closed', async ({ baseURL }, info) => {
  await killedWhile(info, baseURL, async (person) => {
    for (let at = 0; at < 3; at += 1) await person.add();
    await Promise.race([person.page.close(), pause(50)]);
  });
});
