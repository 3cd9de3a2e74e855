// The page is loaded by need: a first visit opens with the first module alone, Today with the workspace's
// besides, a screen with its own. What is not there yet is waited for, and the page goes on meanwhile;
// what cannot be had says so and is asked for again; what was changed on the way never starts.
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Backlog } from './pages/backlog.js';
import { Today } from './pages/today.js';
import { PointerHands } from './support/hands.js';
import { dist, hostWith } from './support/host.js';
import { expect, test, whole } from './support/test.js';

const moduleIn = (path) => path.match(/\/([a-z]+)-[0-9a-f]{16}\.wasm$/)?.[1];
const fileOf = (files, module) => files.find((file) => moduleIn(`/${file}`) === module);

test.skip(!fileOf(readdirSync(dist), 'workspace'), 'a development build has one module');

async function ready(page) {
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
}

/** A page on which the sample team is stored. */
async function withSampleTeam(page, url = './') {
  await page.goto(url);
  await whole(page);
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded')).toBeVisible();
}

/** Until everything that was done is folded: the page reads changes that are not with the module that writes. */
async function folded(page) {
  const keys = (kind) => page.evaluate((wanted) => Object.keys(localStorage).filter((key) => key.includes(`:${wanted}:`)), kind);
  await expect.poll(async () => (await keys('head')).length, { timeout: 30_000 }).toBeGreaterThan(0);
  // What the head lists is cleared away a minute later; here it goes at once.
  for (const key of await keys('journal')) await page.evaluate((name) => localStorage.removeItem(name), key);
}

/** Withholds modules until they are given; `asked` lists every module that was asked for. */
async function withhold(page, withheld) {
  const asked = [];
  const waiting = new Set(withheld);
  const open = [];
  await page.route('**/*.wasm', async (route) => {
    const module = moduleIn(route.request().url());
    asked.push(module);
    while (waiting.has(module)) await new Promise((done) => { open.push(done); });
    await route.continue();
  });
  const give = (...modules) => {
    for (const module of modules.length > 0 ? modules : withheld) waiting.delete(module);
    open.splice(0).forEach((done) => done());
  };
  return { asked, give };
}

/** Every module but the first. */
const others = [...new Set(readdirSync(dist).map((file) => moduleIn(`/${file}`)))].filter((module) => module && module !== 'sprintloop');
const title = (page) => page.getByRole('heading', { level: 1 });
const to = (page, name) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
/** It stands in the header of the page, and not in the shell's. */
const switcher = (page) => page.locator('.app-header__workspace button');
const loading = (page) => page.getByRole('status').filter({ hasText: 'Loading…' });
const lost = (page) => page.getByRole('alert').filter({ hasText: "This part of Sprintloop couldn't be loaded" });

test.describe('without a worker that keeps the page', () => {
  // A worker would answer before the host is asked.
  test.use({ serviceWorkers: 'block' });

  test('a first visit opens with the first module, and a press waits for the page', async ({ page }) => {
    const { asked, give } = await withhold(page, others);
    await page.goto('./');
    await ready(page);
    await expect(title(page)).toHaveText('Welcome to Sprintloop');
    expect([...new Set(asked)].filter((module) => !['sprintloop', 'workspace'].includes(module))).toEqual([]);
    await page.getByRole('button', { name: 'Start a team' }).click();
    await expect(loading(page)).toBeVisible();
    give();
    await expect(page.getByRole('dialog', { name: 'Start a team' })).toBeVisible();
    await expect(loading(page)).toHaveCount(0);
  });

  test('who goes elsewhere before the page is there finds it there', async ({ page }) => {
    const { give } = await withhold(page, others);
    await page.goto('./');
    await ready(page);
    await page.getByRole('link', { name: 'Import a file' }).click();
    await expect(loading(page)).toBeVisible();
    give();
    await expect(title(page)).toHaveText('Data');
  });

  test('Today of a stored team needs the module of the workspace and no other', async ({ page }) => {
    await withSampleTeam(page);
    await folded(page);
    const { asked, give } = await withhold(page, others.filter((module) => module !== 'workspace'));
    await page.goto('./?again#/');
    await ready(page);
    await expect(title(page)).toHaveText('Today');
    // What writes is asked for next, and nothing else before it is there.
    await expect.poll(() => [...new Set(asked)].sort()).toEqual(['sprintloop', 'workspace', 'write']);
    give();
    await whole(page);
    expect([...new Set(asked)].sort()).toEqual(['sprintloop', ...others].sort());
    expect(asked).toHaveLength(new Set(asked).size);
  });

  test('changes that are not folded yet are shown from the start', async ({ page }) => {
    await withSampleTeam(page);
    await new Backlog(page, new PointerHands(page)).open();
    await new Backlog(page, new PointerHands(page)).add('Written a moment ago', 'Content');
    const { give } = await withhold(page, ['write']);
    await page.goto('./?again#/backlog');
    await expect(page.locator('#boot')).toBeVisible();
    await expect(page.locator('html')).not.toHaveAttribute('data-ready', 'true');
    give();
    await ready(page);
    await expect(new Backlog(page, new PointerHands(page)).row('Written a moment ago')).toBeVisible();
  });

  test('a screen that is not there yet is waited for, and the page goes on meanwhile', async ({ page }) => {
    await withSampleTeam(page);
    const { give } = await withhold(page, ['backlog']);
    await page.goto('./?again#/');
    await ready(page);
    await to(page, 'Backlog');
    await expect(loading(page)).toBeVisible();
    await switcher(page).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await page.keyboard.press('Escape');
    await to(page, 'Board');
    await expect(title(page)).toHaveText('Board');
    await to(page, 'Backlog');
    await expect(loading(page)).toBeVisible();
    give();
    await expect(title(page)).toHaveText('Backlog');
    await new Backlog(page, new PointerHands(page)).add('Written all the same', 'Content');
  });

  test('a press that is quicker than what writes waits for it, and happens then', async ({ page }) => {
    const { give } = await withhold(page, ['write']);
    await page.goto('./');
    await ready(page);
    await expect(switcher(page)).toBeVisible();
    const sample = page.getByRole('button', { name: 'Explore a sample team' });
    await sample.click();
    await expect(sample).toHaveAttribute('aria-busy', 'true');
    give();
    await expect(page.getByText('Sample team loaded')).toBeVisible();
  });

  test('another screen is opened with its module', async ({ page }) => {
    await withSampleTeam(page);
    const { asked } = await withhold(page, others.filter((module) => !['workspace', 'write', 'shared', 'board'].includes(module)));
    await page.goto('./?again#/board');
    await ready(page);
    await expect(title(page)).toHaveText('Board');
    expect(asked.slice(0, 5).sort()).toEqual(['board', 'shared', 'sprintloop', 'workspace', 'write']);
  });

  test('what is typed before the search has come is searched for, and its field keeps the focus', async ({ page }) => {
    await withSampleTeam(page);
    const { give } = await withhold(page, ['search']);
    await page.goto('./?again#/board');
    await ready(page);
    await page.keyboard.press('Control+k');
    const search = page.getByRole('dialog', { name: 'Search and commands' });
    await expect(search.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('go to cal');
    give();
    await expect(search.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('endar');
    await expect(search.getByRole('combobox')).toHaveValue('go to calendar');
    await expect(search.getByRole('option', { selected: true })).toContainText('Calendar');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/calendar$/);
  });

  test.describe('on a bad line', () => {
    test.use({ faultless: false });

    test('what is missing is said, and comes when it is asked for again', async ({ page }) => {
      await withSampleTeam(page);
      const missing = (route) => (moduleIn(route.request().url()) === 'backlog' ? route.abort() : route.continue());
      await page.route('**/*.wasm', missing);
      await page.goto('./?again#/');
      await ready(page);
      await to(page, 'Backlog');
      await expect(lost(page)).toBeVisible();
      await to(page, 'Board');
      await expect(title(page)).toHaveText('Board');
      await to(page, 'Backlog');
      await lost(page).getByRole('button', { name: 'Try again' }).click();
      await expect(lost(page)).toBeVisible();
      await page.unroute('**/*.wasm', missing);
      await lost(page).getByRole('button', { name: 'Try again' }).click();
      await expect(title(page)).toHaveText('Backlog');
      await new Backlog(page, new PointerHands(page)).add('Written all the same', 'Content');
    });

    test('a page whose workspace cannot be had says so, and opens when it is asked again', async ({ page }) => {
      await withSampleTeam(page);
      const missing = (route) => (moduleIn(route.request().url()) === 'workspace' ? route.abort() : route.continue());
      await page.route('**/*.wasm', missing);
      await page.goto('./?again#/');
      await expect(lost(page)).toBeVisible();
      await page.unroute('**/*.wasm', missing);
      await lost(page).getByRole('button', { name: 'Try again' }).click();
      await expect(title(page)).toHaveText('Today');
      await expect(lost(page)).toHaveCount(0);
    });

    test('a press says so where what writes cannot be had, and works later', async ({ page }) => {
      const missing = (route) => (moduleIn(route.request().url()) === 'write' ? route.abort() : route.continue());
      await page.route('**/*.wasm', missing);
      await page.goto('./');
      await ready(page);
      await expect(switcher(page)).toBeVisible();
      const sample = page.getByRole('button', { name: 'Explore a sample team' });
      await sample.click();
      await expect(page.getByText("This part of Sprintloop couldn't be loaded")).toBeVisible();
      await page.unroute('**/*.wasm', missing);
      await sample.click();
      await expect(page.getByText('Sample team loaded')).toBeVisible();
    });

    test('a tampered module never starts, and the others do', async ({ page, lasting }) => {
      const host = lasting(await hostWith(async (folder, files) => {
        const file = join(folder, fileOf(files, 'backlog'));
        // An empty custom section at the end: the module stays valid, its hash does not.
        await writeFile(file, Buffer.concat([await readFile(file), Buffer.from([0, 2, 1, 120])]));
      }));
      await withSampleTeam(page, host.url);
      await to(page, 'Backlog');
      await expect(lost(page)).toBeVisible();
      await lost(page).getByRole('button', { name: 'Try again' }).click();
      await expect(lost(page)).toBeVisible();
      await page.goto(`${host.url}?straight#/backlog`);
      await ready(page);
      await expect(lost(page)).toBeVisible();
      await to(page, 'Board');
      await expect(title(page)).toHaveText('Board');
    });
  });
});

test('a visited page opens every screen without a network', async ({ page, context, lasting }) => {
  const host = lasting(await hostWith(() => {}, '/some/folder/'));
  await page.goto(host.url);
  await ready(page);
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  await whole(page);
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await host.off();
  await context.setOffline(true);
  for (const [address, name] of [
    ['', 'Today'], ['intake', 'Intake'], ['plan', 'Plan'], ['board', 'Board'], ['check-in', 'Check-in'],
    ['review', 'Review'], ['calendar', 'Calendar'], ['retro', 'Retrospective'], ['playbook', 'Playbook'], ['archive', 'Archive'],
    ['learnings', 'Learnings'], ['metrics', 'Metrics'], ['team', 'Team'], ['priorities', 'Priorities'], ['workflow', 'Workflow'],
    ['handbook', 'Handbook'], ['data', 'Data'], ['request', 'Request'], ['cards', 'Your cards'], ['backlog', 'Backlog'],
  ]) {
    await page.goto(`${host.url}?${address}#/${address}`);
    await ready(page);
    await expect(page, address).toHaveTitle(new RegExp(`^${name}`));
    await expect(page.locator('#main')).not.toBeEmpty();
    await expect(lost(page)).toHaveCount(0);
  }
  const backlog = new Backlog(page, hands);
  await backlog.add('Written on the train', 'Content');
});
