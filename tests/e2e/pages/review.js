// The review: criteria, verdicts, the goal, what becomes of unfinished work, the close.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Review extends Frame {
  open() {
    return this.goTo('Review');
  }

  item(title) {
    return this.page.getByRole('article', { name: title });
  }

  /** What still stands in the way of closing. */
  get standing() {
    return this.page.locator('.closing');
  }

  async meetAll(title) {
    const open = this.item(title).getByRole('checkbox', { checked: false });
    while ((await open.count()) > 0) {
      const left = await open.count();
      await this.hands.tick(open.first());
      await expect(open).toHaveCount(left - 1);
    }
  }

  async accept(title) {
    await this.hands.press(this.item(title).getByRole('button', { name: 'Accept', exact: true }));
    await expect(this.item(title)).toContainText('Accepted by');
  }

  async giveBack(title, reason) {
    await this.hands.press(this.item(title).getByRole('button', { name: /Return/ }));
    await this.confirm('Return with a reason', 'Return to Active', (dialog) =>
      this.hands.write(dialog.getByRole('textbox', { name: 'What is missing?' }), reason));
    await expect(this.item(title)).toHaveCount(0);
  }

  async judgeGoal(verdict, why) {
    await this.hands.tick(this.page.getByRole('radio', { name: verdict, exact: true }));
    await this.hands.write(this.page.getByRole('textbox', { name: 'Why?' }), why);
    await this.press('Save result');
    await expect(this.page.getByText('Goal result saved')).toBeVisible();
  }

  async note(notes, next) {
    await this.hands.write(this.page.getByRole('textbox', { name: 'What did we observe?' }), notes);
    await this.hands.write(this.page.getByRole('textbox', { name: "What's the next decision?" }), next);
    await this.press('Save notes');
    await expect(this.page.getByText('Notes saved')).toBeVisible();
  }

  async decide(what, why) {
    await this.press('Record a decision');
    await this.confirm('Record a decision', 'Record decision', async (dialog) => {
      await this.hands.write(dialog.getByRole('textbox', { name: 'What was decided?' }), what);
      await this.hands.write(dialog.getByRole('textbox', { name: 'Why?' }), why);
    });
    await expect(this.page.getByText(what).first()).toBeVisible();
  }

  async outcome(title, choice, reason) {
    const row = this.page.locator('#review-outcomes').getByRole('listitem').filter({ hasText: title });
    await this.hands.press(row.getByRole('button', { name: /outcome/i }));
    await this.confirm('What happens to this item?', 'Save outcome', async (dialog) => {
      await this.hands.tick(dialog.getByRole('radio', { name: choice }));
      await this.hands.write(dialog.getByRole('textbox', { name: 'Reason' }), reason);
    });
  }

  /** The finished part is done, the rest becomes an item of its own. */
  async split(title, { rest, reason }) {
    const row = this.page.locator('#review-outcomes').getByRole('listitem').filter({ hasText: title });
    await this.hands.press(row.getByRole('button', { name: /outcome/i }));
    await this.confirm('What happens to this item?', 'Save outcome', async (dialog) => {
      await this.hands.tick(dialog.getByRole('radio', { name: /^Split/ }));
      await this.hands.write(dialog.getByRole('textbox', { name: "What's left?" }), rest);
      await this.hands.write(dialog.getByRole('textbox', { name: 'Reason' }), reason);
    });
  }

  async skipRetrospective(reason) {
    await this.press('Skip with a reason');
    await this.confirm('Skip the retrospective', 'Skip with a reason', (dialog) =>
      this.hands.write(dialog.getByRole('textbox', { name: 'Reason' }), reason));
  }

  async close() {
    await this.press('Close sprint');
  }
}
