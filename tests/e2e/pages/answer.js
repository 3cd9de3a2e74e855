// Someone's own device: a link opens it, cards or votes are filled in, and a text is sent back.
import { expect } from '@playwright/test';

export class Answer {
  constructor(page) {
    this.page = page;
  }

  /** Opens a link as it came in a chat. */
  async open(link) {
    // The hash alone would not load the page again.
    await this.page.goto('about:blank');
    await this.page.goto(link);
    await this.page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
  }

  async start(name) {
    await this.page.getByLabel('Who are you?').selectOption({ label: name });
    await this.page.getByRole('button', { name: 'Start' }).click();
  }

  async card(column, text) {
    await this.page.getByLabel('Column').selectOption(column);
    await this.page.getByLabel('One thought').fill(text);
    await this.page.getByRole('button', { name: 'Add card' }).click();
    await expect(this.page.getByRole('region', { name: 'Your cards' })).toContainText(text);
  }

  async vote(topic) {
    await this.page.getByRole('button', { name: new RegExp(`^More for .*${topic}`) }).click();
  }

  /** Copies the answer, once it's another one than before. */
  async copy(before = '') {
    const text = this.page.getByLabel('Your answer');
    await expect(text).not.toHaveValue(before);
    await expect(text).toHaveValue(/^Sprintloop answer from .+: \[sprintloop1 [A-Za-z0-9+/]+\]$/);
    return text.inputValue();
  }
}
