// Figures, signals, forecast and handbook of the sample team: shown, answered, read by everybody.
import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test.js';

async function sampleTeam(page, open) {
  await open();
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded')).toBeVisible();
}

/** How many sheets of paper a page takes. */
async function sheets(page) {
  const printed = await page.pdf({ format: 'A4' });
  return printed.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
}

async function metrics(page) {
  await page.goto('./#/metrics');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Metrics');
}

test('the four metrics of the procedure stand first, each with its picture and numbers', async ({ page, open }) => {
  await sampleTeam(page, open);
  await metrics(page);
  const first = page.locator('.metrics').first().locator('.metric');
  await expect(first).toHaveCount(4);
  for (const title of ['Sprint completion', 'Work in progress', 'Blocked time', 'Learning captured']) {
    await expect(page.getByRole('region', { name: title })).toBeVisible();
  }
  await expect(page.getByRole('region', { name: 'Sprint completion' }).locator('.chart__svg')).toBeVisible();

  // What was said before is held against what came.
  const forecast = page.getByRole('region', { name: 'Forecast' });
  await expect(forecast.locator('.chart__svg')).toContainText('85%');
  await forecast.getByText('Forecast accuracy').click();
  await expect(forecast).toContainText('1 of 4 sprints delivered what was committed');
  const worth = forecast.getByRole('table', { name: 'Forecast and commitment vs. accepted items' });
  await expect(worth.getByRole('row', { name: /^Sprint 4 9 \d+ 9$/ })).toBeVisible();
});

test('the values of a picture are reached by keyboard, and stand in a table', async ({ page, open }) => {
  await sampleTeam(page, open);
  await metrics(page);
  const card = page.getByRole('region', { name: 'Sprint completion' });
  await card.getByRole('group', { name: 'Completion by sprint' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(card.getByRole('status').first()).toContainText(/Sprint \d+: \d+ of \d+/);
  await card.getByText('Data and downloads').click();
  await expect(card.getByRole('table')).toContainText('Accepted');
  const saved = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Download SVG' }).click();
  expect((await saved).suggestedFilename()).toBe('Completion by sprint.svg');
  const drawn = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Download PNG' }).click();
  expect((await drawn).suggestedFilename()).toBe('Completion by sprint.png');
});

const PICTURES = [
  ['Sprint completion', /^Completion by sprint$/], ['Work in progress', /^Work in progress by day$/],
  ['Blocked time', /^Blocked time by reason/], ['Learning captured', /^Learning captured by sprint$/],
  ['Learning lead time', /^Learning lead time by sprint$/], ['Scope change', /^Burndown for/],
  ['Work item age', /./], ['Cycle time', /./], ['Flow efficiency', /^Cumulative flow by day$/],
];

/** What a file that a button of a card saves holds. */
async function saved(page, card, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', { name: button }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** In a page: what an SVG that stands alone is like, and what asks for anything outside of it. */
function looksAt(text) {
  const { documentElement: svg } = new DOMParser().parseFromString(text, 'image/svg+xml');
  const all = [...svg.querySelectorAll('*')];
  const asks = all.filter((one) => [...one.attributes].some(({ name, value }) => /href|src/.test(name) || /url\(|:\/\//.test(value)));
  const style = svg.querySelector('style')?.textContent ?? '';
  return {
    root: `${svg.namespaceURI} ${svg.localName}`,
    words: svg.textContent.replace(style, ''),
    size: [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))],
    asks: asks.length + (/url\(|@import/.test(style) ? 1 : 0),
    scripts: all.filter((one) => one.localName === 'script').length,
  };
}

/** In a page: the size of a PNG, and how many colours it has beside those of its edges. */
async function decoded(base64) {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const pixels = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer);
  return { size: [image.width, image.height], colours: new Set(pixels).size };
}

test('each of the nine pictures is taken away as an SVG that stands alone and as a PNG', async ({ page, open, browser }) => {
  await sampleTeam(page, open);
  await metrics(page);
  await page.getByText('More metrics').click();
  // A page that can ask nobody for anything.
  const alone = await (await browser.newContext({ offline: true })).newPage();
  for (const [title, name] of PICTURES) {
    const card = page.getByRole('region', { name: title, exact: true });
    await card.getByText('Data and downloads').click();
    const svg = await saved(page, card, 'Download SVG');
    expect(svg.name).toMatch(/\.svg$/);
    const drawing = svg.name.replace('.svg', '');
    expect(drawing).toMatch(name);
    const told = await alone.evaluate(looksAt, svg.bytes.toString());
    expect(told, title).toMatchObject({ root: 'http://www.w3.org/2000/svg svg', asks: 0, scripts: 0 });
    expect(told.words, title).toContain(drawing);
    const png = await saved(page, card, 'Download PNG');
    expect(png.name).toBe(`${drawing}.png`);
    const seen = await alone.evaluate(decoded, png.bytes.toString('base64'));
    expect(seen.size, title).toEqual(told.size.map((length) => length * 2));
    expect(seen.colours, title).toBeGreaterThan(10);
  }
  await alone.context().close();
});

test('each point opens its items; the burndown of an earlier sprint is one choice away', async ({ page, open }) => {
  await sampleTeam(page, open);
  await metrics(page);
  const completion = page.getByRole('region', { name: 'Sprint completion' });
  await completion.getByRole('group', { name: 'Completion by sprint' }).focus();
  await expect(completion.getByRole('status').first()).toContainText(/Sprint 4: 9 of 9/);
  await page.keyboard.press('Enter');
  await expect(completion.locator('.chart__behind li')).toHaveCount(9);

  await page.getByText('More metrics').click();
  const scope = page.getByRole('region', { name: 'Scope change' });
  await scope.getByRole('combobox', { name: 'Burndown for' }).selectOption({ label: 'Sprint 3' });
  const burndown = scope.getByRole('group', { name: 'Burndown for Sprint 3' });
  await burndown.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(scope.locator('.chart__behind li')).toHaveCount(10);
  await page.getByRole('group', { name: 'Cycle time of accepted items' }).locator('svg .chart__dot').first().click({ force: true });
  const cycle = page.getByRole('region', { name: 'Cycle time' });
  const item = cycle.locator('.chart__behind a').first();
  const name = await item.textContent();
  await item.click();
  await expect(page.getByRole('complementary', { name: 'Item' })).toContainText(name.replace(/^\S+ /, ''));
});

test('a selection of the backlog says when it will be done, next or in its turn', async ({ page, open }) => {
  await sampleTeam(page, open);
  await page.goto('./#/backlog');
  const boxes = page.getByRole('list', { name: 'Backlog' }).getByRole('checkbox');
  await boxes.nth(2).check();
  await boxes.nth(4).check();
  await page.getByRole('button', { name: 'Forecast' }).click();
  const dialog = page.getByRole('dialog', { name: 'Forecast' });
  await expect(dialog).toContainText(/The next 2 items: 50% by .* · 85% by .* · 95% by /);
  await expect(dialog).toContainText(/In list order, \d+ other items come first/);
  await expect(dialog.locator('.chart__svg')).toBeVisible();
});

test('a plan proposes a commitment with its reason, chooses it, and says how likely it is', async ({ page, open }) => {
  await sampleTeam(page, open);
  await page.goto('./#/plan');
  await expect(page.getByRole('region', { name: 'Forecast' })).toContainText(/\d+% chance of finishing \d+ remaining items? by /);
  await page.getByRole('button', { name: 'Plan next sprint' }).click();
  await page.getByRole('button', { name: 'Start planning' }).click();
  const proposed = page.getByRole('region', { name: 'Proposed commitment' });
  await expect(proposed).toContainText(/Commit to about \d+ items: in 85% of simulations, the team finishes that many in \d+ working days\./);
  await expect(proposed).toContainText(/You finished \d+\sh per sprint on average over the last 3 sprints/);
  await proposed.getByRole('button', { name: /^Select \d+ more item/ }).click();
  await expect(proposed).toContainText(/% chance of finishing \d+ selected items? by /);
  await expect(proposed.getByRole('button', { name: /^Select \d/ })).toHaveCount(0);

  // What the checklist misses is one press away.
  const healthy = page.getByRole('region', { name: 'Sprint health' });
  await expect(healthy).toContainText('One clear goal');
});

test('the checklist of a new plan leads to where the goal is set', async ({ page, open }) => {
  await open();
  await page.getByRole('button', { name: 'Plan for myself' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your name').fill('Ada');
  await dialog.getByLabel('Workspace name').fill('Mine');
  await dialog.getByRole('button', { name: 'Start planning' }).click();
  await page.goto('./#/plan');
  await page.getByRole('button', { name: 'Start planning' }).click();
  await page.getByRole('link', { name: 'One clear goal' }).click();
  await expect(page.getByRole('button', { name: 'Set goal' })).toBeFocused();
});

test('a crossed threshold is answered in one press, and the item is in the backlog', async ({ page, open }) => {
  await sampleTeam(page, open);
  await metrics(page);
  const asking = page.locator('.metric').filter({ has: page.getByRole('button', { name: 'Add to backlog' }) }).first();
  const response = (await asking.locator('.signals__do').textContent()).replace(/\.$/, '');
  await asking.getByRole('button', { name: 'Add to backlog' }).click();
  await expect(page.getByText('Added to backlog')).toBeVisible();
  await page.goto('./#/backlog');
  await expect(page.getByText(response).first()).toBeVisible();
});

test('at most three signals stand on Today, and a dismissed one goes away', async ({ page, open }) => {
  await sampleTeam(page, open);
  await page.goto('./#/');
  const shown = page.locator('.signals > .signals__signal');
  await expect(shown.first()).toBeVisible();
  expect(await shown.count()).toBeLessThanOrEqual(3);
  const title = await shown.first().locator('.signals__title').textContent();
  await shown.first().locator('summary').click();
  await shown.first().getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('We know about it');
  await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.locator('.signals__title', { hasText: title })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Sprint health' })).toContainText('One clear goal');
});

test('the handbook tells the rules as they are, and is taken away', async ({ page, open }) => {
  await sampleTeam(page, open);
  await page.goto('./#/handbook');
  await expect(page.getByRole('region', { name: 'The eight steps' })).toContainText('8. Retrospective');
  await expect(page.getByRole('region', { name: 'Ready and done by work type' })).toContainText('Ready:');
  await page.getByRole('button', { name: 'Download' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download as Markdown' }).click();
  expect((await saved).suggestedFilename()).toMatch(/handbook-\d{4}-\d{2}-\d{2}\.md$/);
});

test('each rule of the handbook leads to where it is changed; on paper it is two pages', async ({ page, open, context }) => {
  await sampleTeam(page, open);
  await page.goto('./#/handbook');
  for (const [rule, title] of [['Content', 'Workflow'], ['Marketing lead', 'Team'], ['Current priority', 'Priorities'], ['Each owner', 'Workflow']]) {
    await page.getByRole('link', { name: rule, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Handbook');
  }
  const guardrail = page.getByRole('region', { name: 'Guardrails' }).getByRole('link').first();
  await guardrail.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Playbook');
  await page.goBack();
  await expect(page.getByRole('region', { name: 'The eight steps' })).toBeVisible();
  expect(await sheets(page)).toBeLessThanOrEqual(2);

  await page.getByRole('button', { name: 'Download' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download as HTML' }).click();
  const alone = await context.newPage();
  await alone.setContent(await readFile(await (await saved).path(), 'utf8'));
  await expect(alone.getByRole('heading', { name: 'The eight steps' })).toBeVisible();
  expect(await sheets(alone)).toBeLessThanOrEqual(2);
});

test('without a team, and with an empty one, nothing is claimed', async ({ page, open }) => {
  await open();
  await page.getByRole('button', { name: 'Plan for myself' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your name').fill('Ada');
  await dialog.getByLabel('Workspace name').fill('Mine');
  await dialog.getByRole('button', { name: 'Start planning' }).click();
  await expect(page.locator('.signals')).toHaveCount(0);
  await metrics(page);
  await expect(page.getByText('Not enough data yet.').first()).toBeVisible();
  await expect(page.getByText(/The forecast needs at least/)).toBeVisible();
});
