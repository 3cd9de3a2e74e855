// Intake: requests and triage.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Intake extends Frame {
  open() {
    return this.goTo('Intake');
  }

  card(problem) {
    return this.page.getByRole('article').filter({ hasText: problem });
  }

  async submit({ problem, name, audience }) {
    await this.hands.press(this.button('New request').first());
    await this.confirm('New request', 'Submit request', async (dialog) => {
      await this.hands.write(dialog.getByRole('textbox', { name: 'What is the problem?' }), problem);
      await this.hands.write(dialog.getByRole('textbox', { name: 'Your name' }), name);
      await this.hands.write(dialog.getByRole('textbox', { name: 'Who is it for?' }), audience);
    });
    await expect(this.card(problem)).toContainText(name);
  }

  async accept(problem, { title, workType }) {
    await this.press('Accept', this.card(problem));
    await this.confirm('Accept into backlog', 'Accept', async (dialog) => {
      await this.hands.write(dialog.getByRole('textbox', { name: 'Title' }), title);
      await this.hands.select(dialog.getByRole('combobox', { name: 'Work type' }), workType);
    });
    await expect(this.card(problem)).toHaveCount(0);
  }

  async decline(problem, reason) {
    await this.press('Decline', this.card(problem));
    await this.confirm('Decline request', 'Decline', async (dialog) => {
      await this.press(reason, dialog);
      await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue(reason);
    });
    await expect(this.card(problem)).toHaveCount(0);
  }

  async take(text) {
    await this.press('Import a request');
    await this.confirm('Import a request', 'Import request', (dialog) =>
      this.hands.write(dialog.getByRole('textbox', { name: 'Or paste the message' }), text));
  }
}
