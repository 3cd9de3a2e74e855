// What the page does in Chromium, Firefox and WebKit: a team runs a sprint, a team holds a retrospective, every screen
// opens, the page opens without its host once it was visited, and what was changed on the way never runs. Chromium has
// all of tests/e2e besides; here is one text for the three. Each has a file of its own, so that two run at a time.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { hostWith } from '../e2e/support/host.js';
import { until } from './browsers.js';
import { Person } from './person.js';
import { retroStory } from './retro-story.js';
import { addItem, sprintStory, startTeam } from './sprint-story.js';

const SCREENS = ['backlog', 'plan', 'board', 'check-in', 'review', 'retro', 'intake', 'calendar', 'metrics', 'learnings',
  'playbook', 'archive', 'team', 'workflow', 'priorities', 'handbook', 'data'];
const STOPPED = 'Sprintloop has stopped';

export const stopped = (person) => person.browser.run((words) => document.body.textContent.includes(words), STOPPED);

/** A page of this host that a change on the way has touched must refuse to start. */
async function refuses(browser, pattern, change) {
  const host = await hostWith(async (folder, files) => {
    const file = join(folder, files.find((name) => pattern.test(name)));
    await writeFile(file, change(await readFile(file)));
  });
  try {
    await browser.goto(host.url);
    await until('the page says that it could not start', () => browser.run(() => document.documentElement.dataset.failed === 'start'));
    assert.equal(await browser.run(() => document.documentElement.dataset.ready ?? 'never'), 'never');
  } finally {
    await host.close();
  }
}

/** Tells all of them in the engine that `launch` starts. */
export function tellIn(launch) {
  describe(launch.name, { timeout: 900_000 }, () => {
    let browser;
    // Each test has a browser with a profile of its own, and a page from a host of its own.
    beforeEach(async () => { browser = await launch(); });
    afterEach(() => browser?.close());

    /** A person who has the page of a sound host before them. */
    async function visitor(act) {
      const host = await hostWith();
      try {
        const person = new Person(browser);
        await person.open(host.url);
        await act(person, host);
        assert.equal(await stopped(person), false);
      } finally {
        await host.close();
      }
    }

    test('a team runs one sprint, and finds it again', () => visitor(sprintStory));

    test('a team holds a retrospective, and a reload loses nothing', () => visitor(retroStory));

    test('a team begins, and finds its work again without the host', () => visitor(async (person, host) => {
      await startTeam(person);
      await addItem(person, 'Compare pages for buyers');
      await until('every module and the worker are there', () => browser.run(() =>
        document.documentElement.dataset.whole === 'true' && navigator.serviceWorker.controller !== undefined));
      await until('the worker keeps the page', () => browser.run(async () => Boolean((await navigator.serviceWorker.ready).active)));
      await host.off();
      await person.open(`${host.url}#/backlog`);
      await person.sees('Compare pages for buyers');
      await addItem(person, 'Written without a network');
    }));

    test('every screen of the sample team opens', () => visitor(async (person) => {
      await person.press('button', /sample team/);
      await person.hasTitle('Today');
      let last = await person.title();
      for (const screen of SCREENS) {
        await person.go(screen);
        await until(`${screen} is shown`, async () => ![last, ''].includes(await person.title()));
        last = await person.title();
        assert.equal(await stopped(person), false, screen);
      }
    }));

    test('a changed script never runs', () =>
      refuses(browser, /^sprintloop-.*\.js$/, (bytes) => `${bytes}\n// changed\n`));

    test('a changed module never runs', () =>
      // An empty custom section at the end: the module stays valid, its hash does not.
      refuses(browser, /^sprintloop-.*\.wasm$/, (bytes) => Buffer.concat([bytes, Buffer.from([0, 2, 1, 120])])));
  });
}
