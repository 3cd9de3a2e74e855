// Team: people, their roles, their time.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Team extends Frame {
  async open() {
    await this.goTo('Workspace', 'Team');
  }

  row(name) {
    return this.page.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name }) });
  }

  async add({ name, roles, perDay }) {
    await this.press('Add team member');
    await this.confirm('Team member', 'Add team member', async (dialog) => {
      await this.hands.write(dialog.getByRole('textbox', { name: 'Name' }), name);
      for (const role of ['Marketing lead', 'Channel owner', 'Operations owner', 'Analytics owner', 'Stakeholder']) {
        const box = dialog.getByRole('checkbox', { name: role });
        if ((await box.isChecked()) !== roles.includes(role)) await this.hands.tick(box);
      }
      if (perDay) {
        await this.hands.expand(dialog.locator('details').filter({ hasText: 'Hours per day' }));
        await this.hands.write(dialog.getByRole('textbox', { name: 'Hours per day' }), perDay);
      }
    });
    await expect(this.row(name)).toContainText(roles.join(', '));
  }
}
