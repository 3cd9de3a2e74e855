// Today, and the first run it begins with.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Today extends Frame {
  async startTeam({ name, founder }) {
    await this.press('Start a team');
    await this.confirm('Start a team', 'Start a team', async (dialog) => {
      await this.hands.write(dialog.getByRole('textbox', { name: 'Team name' }), name);
      await this.hands.write(dialog.getByRole('textbox', { name: 'Your name' }), founder);
    });
    await expect(this.title).toHaveText('Today');
  }

  /** What waits for the person acting. */
  get waiting() {
    return this.page.getByRole('region', { name: 'Waiting for you' });
  }

  /** The links of lines that ask for one thing. */
  waitsTo(verb) {
    return this.waiting.getByRole('link', { name: verb, exact: true });
  }

  async startAlone({ founder }) {
    await this.press('Plan for myself');
    await this.confirm('Plan for myself', 'Start planning', async (dialog) => {
      await this.hands.write(dialog.getByRole('textbox', { name: 'Your name' }), founder);
    });
    await expect(this.title).toHaveText('Today');
  }
}
