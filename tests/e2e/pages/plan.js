// The plan: dates, goal, what fits, the start.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Plan extends Frame {
  constructor(page, hands) {
    super(page, hands);
    this.offer = page.getByRole('list', { name: 'Ready to commit' });
    this.capacity = page.getByRole('complementary', { name: 'Capacity' });
  }

  async begin() {
    await this.goTo('Plan', 'Plan a sprint');
    await this.press('Start planning');
    await expect(this.title).toHaveText(/^Plan sprint/);
  }

  async setGoal({ text, priority }) {
    await this.press('Set goal');
    await this.confirm('Sprint goal', 'Save goal', async (dialog) => {
      await this.hands.write(dialog.getByRole('textbox', { name: 'Goal' }), text);
      await expect(dialog.getByRole('combobox', { name: 'Priority' }).locator('option:checked')).toHaveText(priority);
    });
    await expect(this.page.getByText(text).last()).toBeVisible();
  }

  row(title) {
    return this.offer.getByRole('listitem').filter({ hasText: title });
  }

  async toggle(title, chosen) {
    await this.hands.tick(this.row(title).getByRole('checkbox'));
    await expect(this.row(title).getByRole('checkbox')).toBeChecked({ checked: chosen });
  }

  /** A person's or the team's bar, as it is said. */
  bar(name) {
    return this.capacity.locator('.meter').filter({ hasText: name });
  }

  async setTimeOff(name, hours) {
    await this.hands.expand(this.page.locator('details').filter({ hasText: 'Availability' }));
    await this.hands.enter(this.page.getByRole('textbox', { name: `Time off, ${name}` }), hours);
  }

  async start() {
    await this.press('Start sprint');
  }
}
