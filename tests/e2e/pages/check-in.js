// The check-in: topics, and what each ends in.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class CheckIn extends Frame {
  open() {
    return this.goTo('Check-in');
  }

  async start() {
    await this.press('Start check-in');
    await expect(this.button('End check-in')).toBeVisible();
  }

  topic(title) {
    return this.page.getByRole('article', { name: title });
  }

  async agree(title, { what, owner, due }) {
    await this.press('Add next action', this.topic(title));
    await this.confirm('Next action', 'Save next action', async (dialog) => {
      await this.hands.write(dialog.getByRole('textbox', { name: 'What' }), what);
      await this.hands.select(dialog.getByRole('combobox'), owner);
      await this.hands.day(dialog.locator('input[type=date]'), due);
    });
    await expect(this.page.getByText(what).first()).toBeVisible();
  }

  async end() {
    await this.press('End check-in');
    await expect(this.button('Start check-in')).toBeVisible();
  }
}
