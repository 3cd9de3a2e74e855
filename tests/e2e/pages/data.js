// Data: files in and out.
import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Data extends Frame {
  constructor(page, hands) {
    super(page, hands);
    this.input = page.getByLabel('Import file');
    this.preview = this.dialog('Import preview');
  }

  async open() {
    if (this.page.url().endsWith('#/data')) return;
    await this.goTo('Workspace', 'Team');
    await this.hands.press(this.page.getByRole('link', { name: 'Data', exact: true }));
    await expect(this.title).toHaveText('Data');
  }

  async loadSample() {
    await this.press('Load sample team');
    await expect(this.page.getByText('Sample team loaded')).toBeVisible();
  }

  /** The file as it is saved, and its text. */
  async export() {
    const download = await this.hands.download(this.button('Export'));
    const path = await download.path();
    return { name: download.suggestedFilename(), path, text: await readFile(path, 'utf8') };
  }

  async choose(file) {
    await this.hands.file(this.input, file);
  }

  async import(file) {
    await this.choose(file);
    await expect(this.preview).toBeVisible();
    await this.press('Import', this.preview);
    await expect(this.preview).toHaveCount(0);
    await expect(this.page.getByText('Imported', { exact: true })).toBeVisible();
  }
}
