// What everyone needs to use the page, measured on every screen: targets that can be hit, focus that can be
// seen, room at 400%, forced colours, wide text.
import { cut, sample, walk } from './support/measure.js';
import { expect, open as openRoute, test } from './support/test.js';

test.beforeEach(({ open, page }) => sample(page, open));

/** In the page: what can be pressed and is smaller than 24 pixels, unless it stands in a sentence. */
function small() {
  const name = (one) => `${one.tagName} ${one.className} "${(one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 30)}"`;
  const inSentence = (one) => {
    if (one.tagName !== 'A' || getComputedStyle(one).display !== 'inline') return false;
    const around = one.parentElement.textContent.trim();
    return around.length > one.textContent.trim().length + 3;
  };
  const size = (one) => {
    const { width, height } = one.getBoundingClientRect();
    if (!one.matches('.check__box')) return [width, height];
    // A box is pressed on the square around it too.
    const label = one.closest('label')?.getBoundingClientRect() ?? { width: 0, height: 0 };
    const around = getComputedStyle(one, '::before');
    return [Math.max(label.width, parseFloat(around.width)), Math.max(label.height, parseFloat(around.height))];
  };
  const all = [...document.querySelectorAll('a[href], button, summary, select, input, textarea')];
  return all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.visually-hidden, .skip-link')).flatMap((one) => {
    const [width, height] = size(one);
    return inSentence(one) || (width >= 23.9 && height >= 23.9) ? [] : [`${name(one)} is ${Math.round(width)} x ${Math.round(height)}`];
  });
}

/** In the page: what has focus and is covered by what floats. */
async function covered() {
  const wrong = [];
  const all = [...document.querySelectorAll('main :is(a[href], button, summary, select, input, textarea, [tabindex="0"])')];
  for (const one of all) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('.visually-hidden, [inert]')) continue;
    one.focus();
    await new Promise((done) => { requestAnimationFrame(done); });
    const { x, y, width, height } = one.getBoundingClientRect();
    if (width < 2 || height > innerHeight / 2) continue;
    for (const selector of ['.app-header', '.app-nav', '.toast']) {
      for (const bar of document.querySelectorAll(selector)) {
        if (bar.contains(one) || !['fixed', 'sticky'].includes(getComputedStyle(bar.closest('.toasts') ?? bar).position)) continue;
        const over = bar.getBoundingClientRect();
        const across = Math.min(x + width, over.right) - Math.max(x, over.left);
        const down = Math.min(y + height, over.bottom) - Math.max(y, over.top);
        if (across > 1 && down > 1) wrong.push(`${one.tagName} "${one.textContent.trim().slice(0, 30)}" is under ${selector} by ${Math.round(down)}`);
      }
    }
  }
  return wrong;
}

test('every target is at least 24 pixels high and wide', async ({ page }) => {
  test.setTimeout(120_000);
  await walk(page, small);
  await openRoute(page, '#/backlog');
  await page.getByRole('button', { name: /^More for MKT/ }).first().click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  expect(await page.evaluate(small)).toEqual([]);
});

for (const viewport of [{ width: 1280, height: 800 }, { width: 390, height: 844 }]) {
  test(`focus is under no bar and no toast at ${viewport.width}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.setViewportSize(viewport);
    // Toasts stay for as long as the walk takes: what waits for eight seconds never comes.
    await page.addInitScript(() => {
      const later = window.setTimeout;
      window.setTimeout = (run, wait, ...rest) => (wait >= 8_000 ? 0 : later(run, wait, ...rest));
    });
    await page.reload();
    await openRoute(page, '#/backlog');
    const adder = page.getByRole('textbox', { name: 'New item' });
    await adder.fill('A page for partners');
    await adder.press('Enter');
    await expect(page.locator('.toast')).toHaveCount(1);
    await walk(page, covered);
    await expect(page.locator('.toast')).toHaveCount(1);
  });
}

test('with wide text nothing is cut', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }');
    document.adoptedStyleSheets = [sheet];
  }));
  await page.reload();
  await walk(page, cut);
});

test('at 400% header and bar scroll away', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const address of ['#/', '#/backlog', '#/board']) {
    await openRoute(page, address);
    await page.evaluate(() => scrollTo(0, 500));
    const kept = await page.evaluate(() => ['.app-header', '.app-nav'].filter((selector) => {
      const { top, bottom } = document.querySelector(selector).getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }));
    expect(kept, address).toEqual([]);
  }
});

test('meters and charts are seen in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  for (const address of ['#/board', '#/plan', '#/metrics']) {
    await openRoute(page, address);
    await expect(page.locator('.meter__fill, .chart__line, .chart__bar').first()).toBeAttached();
    const same = await page.evaluate(() => {
      const paper = getComputedStyle(document.body).backgroundColor;
      const fills = [...document.querySelectorAll('.meter__fill')].filter((one) => getComputedStyle(one).backgroundColor === getComputedStyle(one.parentElement).backgroundColor);
      const lines = [...document.querySelectorAll('.chart__line, .chart__bar')].filter((one) => [paper, 'none'].includes(getComputedStyle(one).stroke));
      return [...fills, ...lines].map((one) => one.getAttribute('class'));
    });
    expect(same, address).toEqual([]);
  }
});

test('Escape in a field of the panel closes it, saves what was typed, and focus goes on from the list', async ({ page }) => {
  await openRoute(page, '#/backlog/MKT-11');
  const field = page.getByRole('complementary', { name: 'Item' }).getByRole('textbox', { name: 'Comment' });
  await field.fill('Half a thought');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary', { name: 'Item' })).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement.tagName)).not.toMatch(/^(BODY|HTML)$/);
  await openRoute(page, '#/backlog/MKT-11');
  await expect(field).toHaveValue('Half a thought');
});

test('a press with Shift selects every row since the one before', async ({ page }) => {
  await openRoute(page, '#/backlog');
  const boxes = page.locator('#backlog-list .check__box');
  await boxes.nth(1).click();
  await boxes.nth(4).click({ modifiers: ['Shift'] });
  await expect(page.locator('#backlog-list .check__box:checked')).toHaveCount(4);
  await boxes.nth(3).click({ modifiers: ['Shift'] });
  await expect(page.locator('#backlog-list .check__box:checked')).toHaveCount(2);
});

test('a screen opens at its top, and Back leads to where one was', async ({ page }) => {
  await openRoute(page, '#/backlog');
  await expect(page.locator('#backlog-list .rows__row').nth(10)).toBeAttached();
  await page.setViewportSize({ width: 390, height: 500 });
  // Left before the browser has told anyone that it scrolled.
  await page.evaluate(() => { scrollTo(0, 600); location.hash = '#/review'; });
  await expect(page).toHaveTitle(/Review/);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(600);
  await page.locator('#backlog-list .rows__title').nth(8).click();
  await expect(page.locator('#item-panel')).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300);

  // An item over the screen is a place of its own: a way out of it leads back to the same height.
  await openRoute(page, '#/');
  await page.evaluate(() => scrollTo(0, 300));
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(300);
  await page.evaluate(() => { location.hash = '#/?item=MKT-11'; });
  await expect(page.getByRole('complementary', { name: 'Item' })).toBeVisible();
  await page.evaluate(() => { location.hash = '#/review'; });
  await expect(page).toHaveTitle(/Review/);
  await page.goBack();
  await expect(page.getByRole('complementary', { name: 'Item' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(300);
});

test('no title is covered, and a board without work of one\'s own says so', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openRoute(page, '#/review');
  const wrong = await page.evaluate(() => [...document.querySelectorAll('.rows__row')].filter((row) => {
    const [title, end] = ['.rows__title', '.rows__end'].map((part) => row.querySelector(part)?.getBoundingClientRect());
    return title && end && Math.min(title.right, end.right) - Math.max(title.left, end.left) > 1
      && Math.min(title.bottom, end.bottom) - Math.max(title.top, end.top) > 1;
  }).map((row) => row.textContent));
  expect(wrong).toEqual([]);
  await openRoute(page, '#/team');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.locator('#acting-as').click();
  await page.getByRole('menuitemradio').last().click();
  await openRoute(page, '#/board');
  await page.getByRole('button', { name: 'My work' }).click();
  const mine = await page.locator('.board-card').count();
  if (mine === 0) await expect(page.getByText('You have no cards here')).toBeVisible();
  else await expect(page.getByText('None are yours').first()).toBeVisible();
});

test('letters act by their place on a keyboard of another script, and by what they write on a Latin one', async ({ page }) => {
  await openRoute(page, '#/backlog');
  const row = page.locator('#backlog-list .rows__row').first();
  await row.focus();
  const press = (key, code) => row.evaluate((one, [name, place]) => one.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, code: place, bubbles: true, cancelable: true })), [key, code]);
  await press('ч', 'KeyX');
  await expect(row.locator('.check__box')).toBeChecked();
  // The keyboard of a German, where what stands in the place of Z writes y.
  await press('x', 'KeyX');
  await expect(row.locator('.check__box')).not.toBeChecked();
  await press('z', 'KeyX');
  await expect(row.locator('.check__box')).not.toBeChecked();
});

test('a search finds words whatever their accents', async ({ page }) => {
  await openRoute(page, '#/backlog');
  const adder = page.getByRole('textbox', { name: 'New item' });
  await adder.fill('Café brochure für Zürich');
  await adder.press('Enter');
  await page.getByRole('searchbox', { name: 'Search backlog' }).fill('cafe brochure fur zurich');
  await expect(page.locator('#backlog-list .rows__row')).toHaveCount(1);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('zürich CAFE');
  const found = page.getByRole('dialog').getByRole('option');
  await expect(found.first()).toContainText('Café brochure für Zürich');
  // After it only the offer to add one.
  await expect(found).toHaveCount(2);
});
