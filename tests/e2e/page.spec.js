// The page itself, whatever is on it: it starts from a sub-path, keeps its policy, makes no request
// once it is ready, weighs what it may, and says so when it cannot start.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seal } from '../../scripts/seal-page.mjs';
import { isWithinLimits, measure, sizeLines } from '../../scripts/size.mjs';
import { Today } from './pages/today.js';
import { expectAccessible } from './support/axe.js';
import { PointerHands } from './support/hands.js';
import { dist, hostWith } from './support/host.js';
import { expect, test } from './support/test.js';

test('starts from a sub-path', async ({ page, open }) => {
  await open();
  await expect(page).toHaveTitle(/Sprintloop/);
  await expect(page.locator('#boot')).toHaveCount(0);
});

test('paints the frame with one request, before script, stylesheet and WebAssembly are there', async ({ page }) => {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route(/\.(wasm|js|css)$/, async (route) => { await held; await route.continue(); });
  await page.goto('./', { waitUntil: 'commit' });
  await expect(page.locator('#boot .app-header')).toContainText('Sprintloop');
  const painted = await page.evaluate(() => new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().length)).observe({ type: 'paint', buffered: true });
  }));
  expect(painted).toBeGreaterThan(0);
  // The frame has its style already: the header is a bar, not a line of text.
  expect(await page.locator('#boot .app-header').evaluate((header) => getComputedStyle(header).display)).not.toBe('block');
  release();
  await expect(page.locator('#boot')).toHaveCount(0);
});

test('applies the chosen theme before the first paint', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('sprintloop:theme', 'dark'));
  await page.goto('./', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

for (const theme of ['light', 'dark']) {
  test(`is accessible in the ${theme} theme`, async ({ page, open }) => {
    await page.emulateMedia({ colorScheme: theme });
    await open();
    await expectAccessible(page);
  });
}

test('weighs no more than it may', () => {
  const size = measure(dist);
  console.log(sizeLines(size));
  expect(isWithinLimits(size), sizeLines(size)).toBe(true);
});

test.describe('under its policy', () => {
  test.use({ faultless: false });

  test('runs no script and applies no style that was not built', async ({ page, open }) => {
    await open();
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-/);
    expect(policy).not.toContain('unsafe-inline');

    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.body.append(script);
      document.body.setAttribute('style', 'outline: 3px solid');
      return { script: Boolean(window.intruder), style: getComputedStyle(document.body).outlineStyle };
    });
    expect(ran).toEqual({ script: false, style: 'none' });
    await expect(page.evaluate(() => fetch('http://127.0.0.1:9/'))).rejects.toThrow();
  });
});

test.describe('when it cannot start', () => {
  test.use({ faultless: false });

  async function expectRefusal(page, host) {
    await page.goto(host.url);
    await expect(page.locator('html')).toHaveAttribute('data-failed', 'start');
    await expect(page.getByRole('alert')).toContainText("Sprintloop couldn't start");
    await expect(page.locator('html')).not.toHaveAttribute('data-ready', 'true');
  }

  test('refuses a tampered WebAssembly module and says so', async ({ page, lasting }) => {
    await expectRefusal(page, lasting(await hostWith(async (folder, files) => {
      const wasm = join(folder, files.find((file) => /^sprintloop-.*\.wasm$/.test(file)));
      const bytes = await readFile(wasm);
      // An empty custom section at the end: the module stays valid, its hash does not.
      await writeFile(wasm, Buffer.concat([bytes, Buffer.from([0, 2, 1, 120])]));
    })));
  });

  test('refuses a tampered script and says so', async ({ page, lasting }) => {
    await expectRefusal(page, lasting(await hostWith(async (folder, files) => {
      const script = join(folder, files.find((file) => /^sprintloop-.*\.js$/.test(file)));
      await writeFile(script, `${await readFile(script, 'utf8')}\n// changed\n`);
    })));
  });

  test('refuses a tampered stylesheet and says so', async ({ page, lasting }) => {
    await expectRefusal(page, lasting(await hostWith(async (folder, files) => {
      const style = join(folder, files.find((file) => file.endsWith('.css')));
      await writeFile(style, `${await readFile(style, 'utf8')}\n.card { display: none }\n`);
    })));
  });

  test('asks the host once more where an older index.html was kept on the way', async ({ page, lasting }) => {
    const host = lasting(await hostWith());
    const html = await readFile(join(host.folder, 'index.html'), 'utf8');
    // It names a module that the host no longer has.
    const older = seal(html
      .replaceAll(/sprintloop-[0-9a-f]{16}\.wasm/g, 'sprintloop-0123456789abcdef.wasm')
      .replace(/content="default-src[^"]*"/, 'content="@CSP@"'));
    expect(older).toContain('sprintloop-0123456789abcdef.wasm');
    await page.route(host.url, (route) => route.fulfill({ body: older, contentType: 'text/html' }), { times: 1 });
    await page.goto(host.url);
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
    await expect(page.locator('html')).not.toHaveAttribute('data-failed');
  });

  test('offers what is stored, though no WebAssembly runs', async ({ page, context, lasting }) => {
    const host = lasting(await hostWith());
    await page.goto(host.url);
    await new Today(page, new PointerHands(page)).startTeam({ name: 'Northwind', founder: 'Mara' });
    const kept = await page.evaluate(() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('sprintloop:'))));
    await context.addInitScript(() => { delete window.WebAssembly; });
    await page.goto(`${host.url}?again`);
    await expect(page.getByRole('alert')).toContainText("Sprintloop couldn't start");
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download stored data' }).click(),
    ]);
    const told = JSON.parse(await readFile(await download.path(), 'utf8'));
    for (const [key, text] of Object.entries(kept)) if (/head|journal|record/.test(key)) expect(told[key.replace('sprintloop:/:', 'sprintloop:')], key).toBe(text);
    expect(JSON.stringify(told)).toContain('Northwind');
  });

  test('says so when a file is missing', async ({ page, lasting }) => {
    await expectRefusal(page, lasting(await hostWith((folder, files) =>
      rm(join(folder, files.find((file) => /^sprintloop-.*\.wasm$/.test(file)))))));
  });
});

test('the policy names one more host where whoever builds the page names it, and no other', () => {
  const policy = (team) => seal('@CSP@', { team }).match(/connect-src ([^;]*)/)[1];
  expect(policy(undefined)).toBe("'self'");
  expect(policy('')).toBe("'self'");
  expect(policy('https://cloud.example.com')).toBe("'self' https://cloud.example.com");
  expect(policy('http://localhost:8181/')).toBe("'self' http://localhost:8181");
  for (const wrong of ['*', 'https:', 'http://cloud.example.com', 'https://a.example; script-src *', 'https://a.example/team/', 'https://a.example https://b.example', "'unsafe-inline'"]) {
    expect(() => policy(wrong), wrong).toThrow(/TEAM_ORIGIN/);
  }
});
