// Refine mode: one item after the other, with only what is missing.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Refine extends Frame {
  constructor(page, hands) {
    super(page, hands);
    this.item = page.getByRole('article');
    this.heading = this.item.getByRole('heading', { level: 2 }).first();
  }

  async begin() {
    await this.press('Refine', this.page.getByRole('main'));
    await expect(this.title).toHaveText('Refine');
  }

  field(name) {
    return this.item.getByRole('textbox', { name, exact: true });
  }
}
