// A visited page opens without a network, installs, and offers a newer version without forcing it.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepOffline } from '../../scripts/keep-offline.mjs';
import { Backlog } from './pages/backlog.js';
import { Today } from './pages/today.js';
import { PointerHands } from './support/hands.js';
import { hostWith } from './support/host.js';
import { expect, test, whole } from './support/test.js';

const BASE = '/some/folder/';

async function visit(page, host, route = '#/') {
  await page.goto(host.url + route);
  await ready(page);
  // Until the worker keeps everything.
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
}

async function ready(page) {
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
}

test('a visited page opens without a network, with everything in it', async ({ page, context, lasting }) => {
  const host = lasting(await hostWith(() => {}, BASE));
  await visit(page, host);
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.add('Written at home', 'Content');
  await host.off();
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await expect(backlog.row('Written at home')).toBeVisible();
  await backlog.add('Written on the train', 'Content');
  await page.goto(`${host.url}index.html?from=home#/data`);
  await ready(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data');
  await page.goto(`${host.url}#/backlog`);
  await ready(page);
  await expect(backlog.row('Written on the train')).toBeVisible();
});

test('the worker asks for each file of the page once, and nobody asks for anything else', async ({ page, context, lasting }) => {
  const elsewhere = [];
  const host = lasting(await hostWith(() => {}, BASE));
  context.on('request', (request) => {
    if (!request.url().startsWith(host.url) && !/^(blob|data):/.test(request.url())) elsewhere.push(request.url());
  });
  const { files } = keepOffline(host.folder);
  const known = new Set([BASE, ...[...files, 'service-worker.js'].map((file) => BASE + file)]);
  await visit(page, host);
  const first = [...host.requests];
  expect(first.filter((path) => !known.has(path))).toEqual([]);
  // For the page and for the worker's list: what carries a hash in its name is sent once for both,
  // unless, as in a development build, it is larger than a browser's cache takes.
  for (const file of files) {
    const { size } = await stat(join(host.folder, file));
    const shared = /-[0-9a-f]{12,}\.\w+$/.test(file) && size < 8_000_000;
    const times = first.filter((path) => path === BASE + file).length;
    expect(times, file).toBeGreaterThanOrEqual(1);
    expect(times, file).toBeLessThanOrEqual(shared ? 1 : 2);
  }

  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.add('Asks nobody', 'Content');
  expect(host.requests).toEqual(first);

  // From now on everything comes from what is kept; the host is asked for a newer worker alone.
  await page.reload();
  await ready(page);
  await expect(backlog.row('Asks nobody')).toBeVisible();
  const later = host.requests.slice(first.length);
  expect(later.filter((path) => path !== `${BASE}service-worker.js`)).toEqual([]);
  expect(elsewhere).toEqual([]);
});

test.describe('where a host mixes two builds', () => {
  test.use({ faultless: false });

  test('none of it is kept, and the page works as before', async ({ page, lasting }) => {
    const host = lasting(await hostWith(async (folder) => {
      // As when the file of an older build stayed behind under the name of this one's.
      const icon = join(folder, 'icon.svg');
      await writeFile(icon, `${await readFile(icon, 'utf8')}\n`);
    }, BASE));
    await page.goto(host.url);
    await ready(page);
    await whole(page);
    const state = await page.evaluate(async () => {
      const kept = await navigator.serviceWorker.register('service-worker.js', { updateViaCache: 'none' }).catch(() => null);
      const worker = kept?.installing ?? kept?.waiting ?? kept?.active;
      while (worker && worker.state === 'installing') await new Promise((done) => { setTimeout(done, 50); });
      return { state: worker?.state ?? 'redundant', active: Boolean(kept?.active) };
    });
    expect(state).toEqual({ state: 'redundant', active: false });
  });
});

test('a newer version is offered, waits, and is used when the person says so', async ({ page, lasting }) => {
  const host = lasting(await hostWith(() => {}, BASE));
  const notice = page.getByText('A newer version of Sprintloop is ready');
  const version = () => page.locator('meta[name="description"]').getAttribute('content');
  await visit(page, host);
  const before = await version();
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  await page.reload();
  await ready(page);
  await expect(notice).toHaveCount(0);

  const file = join(host.folder, 'index.html');
  const html = await readFile(file, 'utf8');
  await writeFile(file, html.replace(before, 'The newer one'));
  keepOffline(host.folder);
  await page.reload();
  await ready(page);
  await expect(notice).toBeVisible();
  // Nothing is forced: the page goes on as it was, as often as one likes.
  await page.reload();
  await ready(page);
  await expect(notice).toBeVisible();
  expect(await version()).toBe(before);

  await hands.press(page.getByRole('button', { name: 'Update now' }));
  await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', 'The newer one');
  await ready(page);
  await expect(notice).toHaveCount(0);
  await expect(page.getByText('Northwind').first()).toBeVisible();
  // The older build is not kept any longer.
  expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
});

test('can be installed: name, icons and start are there and within its own folder', async ({ page, open }) => {
  await open();
  const manifest = await page.evaluate(async () => {
    const address = document.querySelector('link[rel="manifest"]').href;
    await navigator.serviceWorker.ready;
    return { address, ...await (await caches.match(address)).json() };
  });
  const inside = new URL('.', page.url()).href;
  expect(new URL(manifest.start_url, manifest.address).href).toBe(inside);
  expect(new URL(manifest.scope, manifest.address).href).toBe(inside);
  expect(manifest.display).toBe('standalone');
  expect(manifest.name).toBe('Sprintloop');
  expect(manifest.icons.map((icon) => icon.sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
});
