// Signals wherever they stand, and the thresholds that raise some of them.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Signals extends Frame {
  constructor(page, hands) {
    super(page, hands);
    this.all = page.getByRole('region', { name: 'Signals' });
  }

  /** A signal by its title, also one behind "more signals". */
  of(title) {
    return this.all.locator('.signals__signal').filter({ has: this.page.locator('.signals__title', { hasText: title }) });
  }

  /** Every signal on the screen, by title. */
  async titles() {
    return this.all.locator('.signals__title').allTextContents();
  }

  async unfold(title) {
    const rest = this.all.locator('details.more');
    if ((await rest.count()) > 0) await this.hands.expand(rest);
    await this.hands.expand(this.of(title));
    return this.of(title);
  }

  async accept(title) {
    const signal = await this.unfold(title);
    const response = (await signal.locator('.signals__do').textContent()).replace(/\.$/, '');
    await this.press('Add to the backlog', signal);
    await expect(this.page.getByText('Added to the backlog')).toBeVisible();
    return response;
  }

  async decide(title) {
    await this.press('Decide it', await this.unfold(title));
    await expect(this.page.getByText('Written down as a decision')).toBeVisible();
  }

  async dismiss(title, reason) {
    await this.press('Dismiss', await this.unfold(title));
    await this.confirm('Dismiss the signal', 'Dismiss', (dialog) => this.hands.write(dialog.getByRole('textbox'), reason));
  }

  async putOff(title, day) {
    await this.press('Not now', await this.unfold(title));
    await this.confirm('Ask again later', 'Ask again then', (dialog) => this.hands.day(dialog.getByLabel('Ask again on'), day));
  }

  async expectGone(title) {
    await expect(this.of(title)).toHaveCount(0);
  }

  /** Sets thresholds of the metrics in the workflow, with a reason. */
  async setThresholds(values) {
    await this.page.goto('./#/workflow');
    await this.press('Change the rules');
    await this.confirm('The rules', 'Save the rules', async (dialog) => {
      await this.hands.expand(dialog.locator('details').filter({ hasText: 'Thresholds of the metrics' }));
      for (const [label, value] of Object.entries(values)) await this.hands.write(dialog.getByLabel(label), String(value));
      await this.hands.write(dialog.getByRole('textbox', { name: 'Why the change?' }), 'We want to look closer');
    });
  }
}
