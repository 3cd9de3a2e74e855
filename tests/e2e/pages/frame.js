// What surrounds every screen: the navigation, who acts, dialogs, the words that say what was done.
import { expect } from '@playwright/test';

export class Frame {
  constructor(page, hands) {
    this.page = page;
    this.hands = hands;
    this.title = page.getByRole('heading', { level: 1 });
  }

  async goTo(place, title = place) {
    await this.hands.goTo(place);
    await expect(this.title).toHaveText(title);
  }

  dialog(name) {
    return this.page.getByRole('dialog', { name });
  }

  button(name, within = this.page) {
    return within.getByRole('button', { name, exact: true });
  }

  async press(name, within = this.page) {
    await this.hands.press(this.button(name, within));
  }

  /** Fills a dialog's fields, presses its verb, and waits until it is gone. */
  async confirm(title, verb, fill = async () => {}) {
    const dialog = this.dialog(title);
    await expect(dialog).toBeVisible();
    await fill(dialog);
    await this.press(verb, dialog);
    await expect(dialog).toHaveCount(0);
  }

  async actAs(name) {
    await this.hands.press(this.page.locator('#acting-as'));
    await this.hands.pressInMenu(this.page.getByRole('menuitemradio', { name }));
    await expect(this.page.locator('#acting-as')).toHaveAccessibleName(new RegExp(`Acting as ${name}`));
  }

  /** Where a refusal stands, by its title. */
  refusal(title, within = this.page) {
    return within.getByRole('alert').filter({ hasText: title });
  }

  /** What concerns every screen, by its title. */
  notice(title) {
    return this.page.locator('.notice').filter({ hasText: title });
  }
}
