// The workspaces of a browser, from their menu in the header.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Workspaces extends Frame {
  constructor(page, hands) {
    super(page, hands);
    this.switcher = page.locator('header .app-header__switcher');
  }

  /** Opens the menu and chooses an entry. */
  async choose(entry) {
    await this.hands.press(this.switcher);
    await this.hands.pressInMenu(this.page.getByRole('menuitem', { name: entry, exact: entry.endsWith('…') }));
  }

  async openWorkspace(name) {
    await this.hands.press(this.switcher);
    await this.hands.pressInMenu(this.page.getByRole('menuitemradio', { name }));
    await this.isOpen(name);
  }

  async isOpen(name) {
    await expect(this.switcher).toHaveText(name);
  }

  async rename(name) {
    await this.choose('Rename');
    await this.confirm('Rename workspace', 'Rename', (dialog) => this.hands.write(dialog.getByRole('textbox', { name: 'Name' }), name));
    await this.isOpen(name);
  }

  async duplicate(name) {
    await this.choose('Duplicate');
    await this.confirm('Duplicate workspace', 'Duplicate', (dialog) => this.hands.write(dialog.getByRole('textbox', { name: 'Name' }), name));
    await this.isOpen(name);
  }
}
