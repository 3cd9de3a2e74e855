// Today opens with the first of two modules. What stands in the second one comes afterwards, at once when
// somebody is quicker than the host, and never changed.
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Backlog } from './pages/backlog.js';
import { Today } from './pages/today.js';
import { PointerHands } from './support/hands.js';
import { dist, hostWith } from './support/host.js';
import { expect, test } from './support/test.js';

const REST = '**/sprintloop-rest-*.wasm';
const restOf = (files) => files.find((file) => file.startsWith('sprintloop-rest-'));

test.skip(!restOf(readdirSync(dist)), 'a development build has one module');

async function ready(page) {
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
}

async function restStands(page) {
  await page.locator('html[data-rest="true"]').waitFor({ state: 'attached' });
}

/** A page on which the sample team is stored, as it stands when everything is there. */
async function withSampleTeam(page, url = './') {
  await page.goto(url);
  await ready(page);
  await restStands(page);
  await page.getByRole('button', { name: 'See the sample team' }).click();
  await expect(page.getByText('The sample team is here')).toBeVisible();
}

const title = (page) => page.getByRole('heading', { level: 1 });
const toBacklog = (page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Backlog' }).click();

test.describe('without a worker that keeps the page', () => {
  // A worker would answer before the host is asked.
  test.use({ serviceWorkers: 'block' });

  for (const team of ['nobody', 'the sample team']) {
    test(`Today of ${team} needs nothing of the second module`, async ({ page }) => {
      if (team !== 'nobody') await withSampleTeam(page);
      let deliver;
      const delivered = new Promise((resolve) => { deliver = resolve; });
      const asked = [];
      await page.route(REST, async (route) => {
        asked.push(route.request().resourceType());
        await delivered;
        await route.continue();
      });
      await page.goto('./?again#/');
      await ready(page);
      await expect(title(page)).toHaveText(team === 'nobody' ? 'Welcome to Sprintloop' : 'Today');
      await expect.poll(() => asked).toEqual(['fetch']);
      await expect(page.locator('html')).not.toHaveAttribute('data-rest', 'true');
      deliver();
      await restStands(page);
      if (team === 'nobody') return;
      await toBacklog(page);
      await expect(title(page)).toHaveText('Backlog');
      expect(asked).toEqual(['fetch']);
    });
  }

  test('another screen is opened with both modules', async ({ page }) => {
    await withSampleTeam(page);
    const asked = [];
    page.on('request', (request) => {
      if (/sprintloop-rest-/.test(request.url())) asked.push(request.resourceType());
    });
    await page.goto('./?again#/board');
    await ready(page);
    await expect(title(page)).toHaveText('Board');
    expect(asked).toEqual(['fetch']);
  });

  test.describe('on a bad line', () => {
    test.use({ faultless: false });

    test('a press that is quicker than the second module gets it at once', async ({ page }) => {
      await withSampleTeam(page);
      await page.route(REST, (route) => (route.request().resourceType() === 'fetch' ? route.abort() : route.continue()));
      await page.goto('./?again#/');
      await ready(page);
      await toBacklog(page);
      await expect(title(page)).toHaveText('Backlog');
      await restStands(page);
      const hands = new PointerHands(page);
      await new Backlog(page, hands).add('Written all the same', 'Content');
    });

    test('what is missing is said, and everything stored is there after a reload', async ({ page }) => {
      await withSampleTeam(page);
      await page.route(REST, (route) => route.abort());
      await page.goto('./?again#/');
      await ready(page);
      await toBacklog(page);
      const failure = page.getByRole('alertdialog');
      await expect(failure).toContainText('A part of the page is missing or was changed on the way here.');
      await page.unroute(REST);
      await failure.getByRole('button', { name: 'Reload' }).click();
      await expect(failure).toHaveCount(0);
      await ready(page);
      await expect(title(page)).toHaveText('Backlog');
      await expect(new Backlog(page, new PointerHands(page)).list.getByRole('listitem').first()).toBeVisible();
    });

    test('a tampered second module never starts', async ({ page }) => {
      const host = await hostWith(async (folder, files) => {
        const file = join(folder, restOf(files));
        // An empty custom section at the end: the module stays valid, its hash does not.
        await writeFile(file, Buffer.concat([await readFile(file), Buffer.from([0, 2, 1, 120])]));
      });
      try {
        await page.goto(host.url);
        await ready(page);
        await page.getByRole('button', { name: 'See the sample team' }).click();
        await expect(page.getByRole('alertdialog')).toContainText('missing or was changed');
        await expect(page.locator('html')).not.toHaveAttribute('data-rest', 'true');

        await page.goto(`${host.url}?straight#/backlog`);
        await expect(page.locator('html')).toHaveAttribute('data-failed', 'start');
        await expect(page.getByRole('alert')).toContainText('Sprintloop could not start');
      } finally {
        await host.close();
      }
    });
  });
});

test('a visited page opens whole without a network', async ({ page, context }) => {
  const host = await hostWith(() => {}, '/some/folder/');
  try {
    await page.goto(host.url);
    await ready(page);
    const hands = new PointerHands(page);
    await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
    await page.evaluate(async () => { await navigator.serviceWorker.ready; });
    await host.off();
    await context.setOffline(true);
    await page.reload();
    await ready(page);
    await restStands(page);
    const backlog = new Backlog(page, hands);
    await backlog.open();
    await backlog.add('Written on the train', 'Content');
  } finally {
    await host.close();
  }
});
