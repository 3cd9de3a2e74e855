// Priorities: what the team steers by.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Priorities extends Frame {
  async open() {
    await this.goTo('Workspace', 'Team');
    await this.hands.press(this.page.getByRole('link', { name: 'Priorities', exact: true }));
    await expect(this.title).toHaveText('Priorities');
  }

  card(objective) {
    return this.page.getByRole('article').filter({ hasText: objective });
  }

  async add({ objective, goal }) {
    await this.press('Add priority');
    await this.confirm('Priority', 'Save', async (dialog) => {
      await this.hands.write(dialog.getByRole('textbox', { name: 'Objective' }), objective);
      await this.hands.write(dialog.getByRole('textbox', { name: 'Quarterly goal' }), goal);
    });
    await expect(this.card(objective)).toContainText('Current');
  }
}
