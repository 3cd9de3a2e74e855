// Signals wherever they stand, and the thresholds that raise some of them.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Signals extends Frame {
  constructor(page, hands) {
    super(page, hands);
    this.all = page.getByRole('region', { name: 'Alerts' });
  }

  /** A signal by its title, also one behind "more alerts". */
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
    await this.press('Add to backlog', signal);
    await expect(this.page.getByText('Added to backlog')).toBeVisible();
    return response;
  }

  async decide(title) {
    await this.press('Log as decision', await this.unfold(title));
    await expect(this.page.getByText('Logged as a decision')).toBeVisible();
  }

  async dismiss(title, reason) {
    await this.press('Dismiss', await this.unfold(title));
    await this.confirm('Dismiss alert', 'Dismiss', (dialog) => this.hands.write(dialog.getByRole('textbox'), reason));
  }

  async putOff(title, day) {
    await this.press('Snooze', await this.unfold(title));
    await this.confirm('Snooze alert', 'Snooze', (dialog) => this.hands.day(dialog.getByLabel('Snooze until'), day));
  }

  async expectGone(title) {
    await expect(this.of(title)).toHaveCount(0);
  }

  /** Sets thresholds of the metrics in the workflow, with a reason. */
  async setThresholds(values) {
    await this.page.goto('./#/workflow');
    await this.press('Edit workflow');
    await this.confirm('Edit workflow', 'Save workflow', async (dialog) => {
      await this.hands.expand(dialog.locator('details').filter({ hasText: 'Alert thresholds' }));
      for (const [label, value] of Object.entries(values)) await this.hands.write(dialog.getByLabel(label), String(value));
      await this.hands.write(dialog.getByRole('textbox', { name: 'Reason for the change' }), 'We want to look closer');
    });
  }
}
