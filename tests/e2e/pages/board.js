// The board: cards and every way to move them.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

const COLUMNS = ['Ready', 'Active', 'Blocked', 'Under review', 'Done'];

export class Board extends Frame {
  open() {
    return this.goTo('Board');
  }

  column(name) {
    return this.page.getByRole('region', { name, exact: true });
  }

  card(title, column) {
    return (column ? this.column(column) : this.page).getByRole('article', { name: title });
  }

  async expectIn(title, column) {
    await expect(this.card(title, column)).toBeVisible();
  }

  async moveByMenu(title, column) {
    await this.hands.press(this.card(title).getByRole('button', { name: 'Move or open' }));
    await this.hands.pressInMenu(this.page.getByRole('menuitem', { name: column }));
  }

  async resolveByMenu(title, how) {
    await this.hands.press(this.card(title).getByRole('button', { name: 'Move or open' }));
    await this.hands.pressInMenu(this.page.getByRole('menuitem', { name: 'Resolve blocker' }));
    await this.confirm('Resolve blocker', 'Resolve', (dialog) => this.hands.write(dialog.getByRole('textbox').first(), how));
  }

  /** Carries the card with a pointer, or moves it by key. */
  async carry(title, column) {
    if (this.hands.carry) {
      const target = this.column(column);
      await this.hands.carry(this.card(title).locator('[data-drag-handle]'), target.getByRole('heading'));
      return;
    }
    await this.focusCard(title);
    await this.page.keyboard.press(column[0].toLowerCase());
  }

  /** Tab leads to the board, arrows to the card. */
  async focusCard(title) {
    const card = this.card(title);
    const board = this.page.locator('#board');
    await this.hands.reachInto(board);
    const place = (element) => {
      const columns = [...document.querySelectorAll('#board [data-column]')].filter((one) => one.querySelector('[data-row]'));
      const column = columns.findIndex((one) => one.contains(element));
      return [column, [...(columns[column]?.querySelectorAll('[data-row]') ?? [])].findIndex((one) => one.contains(element))];
    };
    const [[wanted], [now]] = [await card.evaluate(place), await this.page.evaluate(`(${place})(document.activeElement)`)];
    for (let at = now; at !== wanted; at += Math.sign(wanted - now)) {
      await this.page.keyboard.press(wanted > now ? 'ArrowRight' : 'ArrowLeft');
    }
    await this.page.keyboard.press('Home');
    for (let at = 0; at < 20 && !(await card.evaluate((element) => element === document.activeElement)); at += 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    await expect(card).toBeFocused();
  }

  async describeBlocker(dialogTitle, { reason, unblocker }) {
    await this.confirm(dialogTitle, 'Report blocker', async (dialog) => {
      await this.hands.write(dialog.getByRole('textbox', { name: "What's blocking it?" }), reason);
      await this.hands.write(dialog.getByRole('textbox', { name: 'Who can unblock it?' }), unblocker);
    });
  }
}

export { COLUMNS };
