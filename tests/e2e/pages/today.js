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

  async startAlone({ founder }) {
    await this.press('Plan for myself');
    await this.confirm('Plan for myself', 'Start planning', async (dialog) => {
      await this.hands.write(dialog.getByRole('textbox', { name: 'Your name' }), founder);
    });
    await expect(this.title).toHaveText('Today');
  }
}
