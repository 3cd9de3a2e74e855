// People who share one workspace, each with a page of their own.
import { Backlog } from '../pages/backlog.js';
import { Today } from '../pages/today.js';
import { Workspaces } from '../pages/workspaces.js';
import { PointerHands } from './hands.js';
import { expect } from './test.js';

// What one person does is with the others in ten seconds and a little more.
export const SOON = { timeout: 25_000 };

export async function ready(page) {
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
}

/** Somebody with a page of their own. */
export class Person {
  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.hands = new PointerHands(page);
    this.backlog = new Backlog(page, this.hands);
    this.workspaces = new Workspaces(page, this.hands);
    this.saved = page.locator('.app-header__save');
    this.company = page.locator('.app-header').getByRole('list', { name: 'Also here' });
  }

  async start() {
    await this.page.goto(this.url);
    await ready(this.page);
    await new Today(this.page, this.hands).startTeam({ name: 'Northwind', founder: 'Ada' });
  }

  /** Begins with the sample team. */
  async explore() {
    await this.page.goto(this.url);
    await ready(this.page);
    await this.page.getByRole('button', { name: 'Explore a sample team' }).click();
    await expect(this.page.getByText('Sample team loaded')).toBeVisible();
  }

  dialog(name) {
    return this.page.getByRole('dialog', { name });
  }

  /** Shares the workspace in a WebDAV folder and returns the link for the others. */
  async share(address) {
    await this.workspaces.choose('Share this workspace…');
    const dialog = this.dialog('Share this workspace');
    await dialog.getByRole('textbox', { name: 'Folder address' }).fill(address);
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    const details = this.dialog('Team space');
    const link = await details.getByRole('link').getAttribute('href');
    await details.getByRole('button', { name: 'Close' }).click();
    return link;
  }

  async join(link, who) {
    await this.page.goto(link);
    await ready(this.page);
    await this.confirm(who);
  }

  /** Joins what was found, and says who one is. */
  async confirm(who) {
    const dialog = this.dialog('Join a team space');
    await expect(dialog).toContainText('Northwind');
    await dialog.getByRole('button', { name: 'Join', exact: true }).click();
    await dialog.getByRole('combobox', { name: 'Who are you?' }).selectOption({ label: who });
    await dialog.getByRole('button', { name: 'Start working' }).click();
    await expect(dialog).toHaveCount(0);
  }
}
