// Several workspaces in one browser, each with its own tabs, and none lost by a press.
import { Backlog } from './pages/backlog.js';
import { Data } from './pages/data.js';
import { Today } from './pages/today.js';
import { Workspaces } from './pages/workspaces.js';
import { PointerHands } from './support/hands.js';
import { expect, open as openAt, test } from './support/test.js';

async function begin(page, open) {
  await open();
  const hands = new PointerHands(page);
  await new Today(page, hands).startTeam({ name: 'Northwind', founder: 'Mara' });
  const backlog = new Backlog(page, hands);
  await backlog.open();
  await backlog.add('Price page', 'Content');
  return { hands, backlog, workspaces: new Workspaces(page, hands) };
}

test('a second workspace stands beside the first, and each tab keeps its own', async ({ page, open, context }) => {
  const { hands, backlog, workspaces } = await begin(page, open);
  const second = await context.newPage();
  await openAt(second, '#/backlog');
  const other = new Backlog(second, new PointerHands(second));
  await expect(other.row('Price page')).toBeVisible();

  await workspaces.choose('New workspace');
  await workspaces.isOpen('New workspace');
  await expect(page).toHaveURL(/#\/$/);
  await new Today(page, hands).startTeam({ name: 'Side project', founder: 'Ines' });
  await workspaces.isOpen('Side project');
  await backlog.open();
  await expect(backlog.row('Price page')).toHaveCount(0);
  await backlog.add('Podcast', 'Content');

  // The other tab goes on in the workspace it has open, through a reload too.
  await other.add('Newsletter', 'Content');
  await expect(other.row('Podcast')).toHaveCount(0);
  await second.reload();
  await expect(other.row('Newsletter')).toBeVisible();
  await page.reload();
  await expect(backlog.row('Podcast')).toBeVisible();

  await workspaces.openWorkspace('Northwind');
  await backlog.open();
  await expect(backlog.row('Newsletter')).toBeVisible();
});

test('a workspace is renamed, copied, deleted and brought back', async ({ page, open, context }) => {
  const { hands, backlog, workspaces } = await begin(page, open);
  await workspaces.rename('North');
  await workspaces.duplicate('North, a try');
  await backlog.open();
  await backlog.add('Only a try', 'Content');

  const second = await context.newPage();
  await openAt(second, '#/backlog');
  const other = new Backlog(second, new PointerHands(second));
  await expect(other.row('Only a try')).toBeVisible();

  await workspaces.choose('Delete');
  await workspaces.isOpen('North');
  await expect(other.notice('This workspace was deleted in another tab')).toBeVisible();
  await workspaces.press('Undo', page.locator('.toasts'));
  await workspaces.isOpen('North, a try');
  await expect(other.notice('This workspace was deleted in another tab')).toHaveCount(0);

  await workspaces.choose('Delete');
  await workspaces.isOpen('North');
  await page.reload();
  await workspaces.isOpen('North');
  await backlog.open();
  await expect(backlog.row('Price page')).toBeVisible();
  await expect(backlog.row('Only a try')).toHaveCount(0);
  const data = new Data(page, hands);
  await data.open();
  const row = data.page.getByRole('row').filter({ hasText: 'North, a try' });
  await expect(row).toContainText('Deleted, restorable until');
  await hands.press(row.getByRole('button', { name: 'More for North, a try' }));
  await hands.pressInMenu(page.getByRole('menuitem', { name: 'Restore' }));
  await expect(row).not.toContainText('Deleted');
  await workspaces.openWorkspace('North, a try');
  await backlog.open();
  await expect(backlog.row('Only a try')).toBeVisible();
});

test('starting anew asks for the name, keeps a snapshot, and brings the old workspace back', async ({ page, open }) => {
  const { hands, backlog, workspaces } = await begin(page, open);
  const data = new Data(page, hands);
  await data.open();
  await data.press('Reset workspace…');
  const dialog = page.getByRole('dialog', { name: 'Reset workspace' });
  await hands.write(dialog.getByRole('textbox'), 'Another');
  await data.press('Reset workspace', dialog);
  await expect(dialog.getByText(/name doesn't match/).first()).toBeVisible();
  await workspaces.isOpen('Northwind');
  await hands.write(dialog.getByRole('textbox'), 'Northwind');
  await data.press('Reset workspace', dialog);
  await workspaces.isOpen('New workspace');
  await page.reload();
  await new Today(page, hands).startTeam({ name: 'Second try', founder: 'Ines' });
  await data.open();
  await expect(page.getByRole('row', { name: /Northwind Deleted, restorable until/ })).toBeVisible();
  await hands.press(page.getByRole('button', { name: 'More for Northwind' }));
  await hands.pressInMenu(page.getByRole('menuitem', { name: 'Restore' }));
  await workspaces.openWorkspace('Northwind');
  await backlog.open();
  await expect(backlog.row('Price page')).toBeVisible();
  await data.open();
  await expect(page.getByRole('row').filter({ hasText: 'Before a reset' })).toBeVisible();
});

test('sample data opens in the empty workspace, and never mixes with a real one', async ({ page, open }) => {
  await open();
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded', { exact: true })).toBeVisible();
  // One step too many takes the team away, says so, and is done again.
  const title = page.getByRole('heading', { level: 1 });
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Undone: imported /)).toBeVisible();
  await expect(title).toHaveText(/Welcome/);
  await page.keyboard.press('Control+y');
  await expect(title).toHaveText('Today');
  await openAt(page, '#/backlog');
  const adder = page.getByRole('textbox', { name: 'New item' });
  await adder.fill('A page for partners');
  await adder.press('Enter');
  await expect(page.getByRole('link', { name: 'A page for partners' }).first()).toBeVisible();
  await openAt(page, '#/data');
  await page.getByRole('button', { name: 'Load sample team' }).click();
  await expect(page.getByText('Sample team loaded in its own workspace')).toBeVisible();
  await openAt(page, '#/backlog');
  await expect(page.locator('#backlog-list .rows__row').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'A page for partners' })).toHaveCount(0);
});
