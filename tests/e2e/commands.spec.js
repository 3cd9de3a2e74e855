// The search box does what a person can do, by key and by pointer, and a comment can put an item before somebody.
import { Today } from './pages/today.js';
import { expectAccessible } from './support/axe.js';
import { sampleTeam } from './support/clock.js';
import { PointerHands, paste } from './support/hands.js';
import { expect, open, test } from './support/test.js';

/** The open box. */
function box(page) {
  const dialog = page.getByRole('dialog', { name: 'Search and commands' });
  return {
    dialog,
    field: dialog.getByRole('combobox'),
    option: (name) => dialog.getByRole('option', { name }),
    chosen: dialog.getByRole('option', { selected: true }),
    async open() {
      await page.keyboard.press('Control+k');
      await expect(dialog.getByRole('combobox')).toBeFocused();
    },
    /** Types and takes the first line. */
    async say(text) {
      await dialog.getByRole('combobox').fill(text);
      await expect(dialog.getByRole('option', { selected: true })).toHaveCount(1);
      await page.keyboard.press('Enter');
    },
  };
}

test.beforeEach(async ({ page }) => {
  await sampleTeam(page);
  await open(page, '#/board');
});

test('a form is opened from the box, and a reload does not open it again', async ({ page }) => {
  const search = box(page);
  await search.open();
  await search.say('cancel sprint');
  const dialog = page.getByRole('dialog', { name: 'Cancel sprint' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/#\/review$/);
  await search.open();
  await search.say('go to calendar');
  await expect(page).toHaveURL(/#\/calendar$/);
});

test('an item is added, assigned, started and blocked without leaving the keyboard', async ({ page }) => {
  const search = box(page);
  await search.open();
  await expectAccessible(page);
  await search.say('new item');
  await search.say('Write the partner page');
  await expect(search.dialog).toHaveCount(0);
  await expect(page.locator('.toast').last()).toContainText('Write the partner page');

  // The owner is asked for in the same box, and Escape leads a step back.
  await search.open();
  await search.say('assign');
  await search.field.fill('partner page');
  await expect(search.chosen).toContainText('Write the partner page');
  await page.keyboard.press('Enter');
  await expect(search.option(/^Jonas/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(search.field).toBeFocused();
  await search.say('assign partner page');
  await search.say('jonas');
  await expect(search.dialog).toHaveCount(0);
  await expect(page.locator('.toast').last()).toContainText('Jonas');

  // A verb and an item; what fits is offered, nothing else.
  await search.open();
  await search.say('start');
  const started = await search.chosen.textContent();
  await page.keyboard.press('Enter');
  await expect(page.locator('.toast').last()).toContainText('moved to Active');

  // What was used last comes first, and a form of its own opens for the rest.
  await search.open();
  const key = /MKT-\d+/.exec(started)[0];
  await expect(search.dialog.getByRole('option').filter({ hasText: key }).first()).toBeVisible();
  await search.say(`report blocker ${key}`);
  const form = page.getByRole('dialog', { name: 'Report blocker' });
  await expect(form).toContainText(key);
  await form.getByRole('textbox', { name: "What's blocking it?" }).fill('No photos');
  await form.getByRole('textbox', { name: 'Who can unblock it?' }).fill('Rosa');
  await page.keyboard.press('Control+Enter');
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('article', { name: new RegExp(`^${key} `) })).toContainText('No photos');
});

test('commands of the page are found by their names and by other words', async ({ page }) => {
  const search = box(page);
  await page.getByRole('button', { name: /^Search…/ }).click();
  await search.field.fill('keyboard shortcuts');
  await search.option(/^Keyboard shortcuts/).click();
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(keys.getByRole('row', { name: /Ctrl K/ })).toBeVisible();
  await expect(keys.getByRole('row', { name: /Report blocker/ })).toBeVisible();
  await page.keyboard.press('Escape');

  await search.open();
  const [download] = await Promise.all([page.waitForEvent('download'), search.say('export the backlog')]);
  expect(download.suggestedFilename()).toMatch(/backlog.*\.csv$/);
  await search.open();
  await search.say('act as priya');
  await expect(page.getByRole('button', { name: /Acting as Priya/ })).toBeVisible();
  await search.open();
  await search.say('go to calendar');
  await expect(page).toHaveURL(/#\/calendar$/);
});

test('what has the words in its title comes before what has them elsewhere, however much there is', async ({ page }) => {
  await open(page, '#/backlog');
  const many = Array.from({ length: 12 }, (_, at) => `Ask customers about zebras ${at + 1}`);
  await paste(page.getByRole('textbox', { name: 'New item' }), [...many, 'Zebras: the last one of the list'].join('\n'));
  const dialog = page.getByRole('dialog', { name: 'Add 13 items?' });
  await dialog.getByRole('button', { name: 'Add items' }).click();
  await expect(dialog).toHaveCount(0);
  const search = box(page);
  await search.open();
  await search.field.fill('zebras');
  await expect(search.option(/zebras/i).first()).toContainText('Zebras: the last one of the list');
});

test('a name after @ puts an item before that person until they answer or dismiss it', async ({ page }) => {
  await open(page, '#/board');
  await page.getByRole('article').first().getByRole('link').click();
  const panel = page.getByRole('region', { name: 'Open item' });
  const comment = panel.getByRole('textbox', { name: 'Comment' });
  await comment.pressSequentially('Is the price right, @jo');
  const people = panel.getByRole('listbox', { name: 'People' });
  await expect(people.getByRole('option')).toHaveCount(1);
  await expectAccessible(page, { within: '#item-over' });
  await page.keyboard.press('Enter');
  await expect(comment).toHaveValue(/, @Jonas \S+ $/);
  await comment.pressSequentially('and @');
  await people.getByRole('option', { name: /^@Priya/ }).click();
  await expect(comment).toHaveValue(/and @Priya \S+ $/);
  await expect(comment).toBeFocused();
  await comment.pressSequentially('? @');
  await expect(people).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(people).toBeHidden();
  await expect(panel).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByRole('article').last()).toContainText('@Priya');
  const key = (await panel.getByRole('heading').first().textContent()).split(' ')[0];

  const today = new Today(page, new PointerHands(page));
  await open(page, '#/');
  for (const who of ['Jonas Weber', 'Priya Kaur']) {
    await today.actAs(who);
    const line = today.waiting.getByRole('listitem').filter({ hasText: key }).filter({ hasText: 'mentioned you' });
    await expect(line).toHaveCount(1);
    await expectAccessible(page);
    if (who === 'Jonas Weber') {
      await line.getByRole('button', { name: 'Dismiss' }).click();
    } else {
      await line.getByRole('link', { name: 'Answer' }).click();
      await comment.fill('It is.');
      await page.keyboard.press('Control+Enter');
      await open(page, '#/');
    }
    await expect(line).toHaveCount(0);
  }
});
