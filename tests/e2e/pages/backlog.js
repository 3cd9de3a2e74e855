// The backlog: the list, and the item's panel beside it.
import { expect } from '@playwright/test';
import { Frame } from './frame.js';

export class Backlog extends Frame {
  constructor(page, hands) {
    super(page, hands);
    this.list = page.getByRole('list', { name: 'Backlog' });
    this.panel = page.getByRole('complementary', { name: 'Item' });
  }

  open() {
    return this.goTo('Backlog');
  }

  row(title) {
    return this.list.getByRole('listitem').filter({ has: this.page.getByRole('link', { name: title, exact: true }) });
  }

  rowOf(key) {
    return this.list.getByRole('listitem').filter({ has: this.page.getByText(key, { exact: true }) });
  }

  /** The keys in the order of the list. */
  keys() {
    return this.list.locator('.rows__key').allTextContents();
  }

  async add(title, workType) {
    await this.hands.select(this.page.locator('#backlog-add-type'), workType);
    await this.hands.write(this.page.getByRole('textbox', { name: 'New item' }), title);
    await this.press('Add item');
    await expect(this.row(title)).toBeVisible();
  }

  async openItem(title) {
    await this.hands.openRow(this.row(title));
    await expect(this.panel.getByRole('heading', { name: title })).toBeVisible();
  }

  async closeItem() {
    await this.press('Close', this.panel);
    await expect(this.panel).toHaveCount(0);
  }

  async select(title) {
    await this.hands.tick(this.row(title).getByRole('checkbox'));
  }

  field(name) {
    return this.panel.getByRole('textbox', { name, exact: true });
  }

  /** The fields asked first, as the panel has them. */
  async refine({ change, audience, owner, estimate, value, priority, criterion }) {
    const { hands, panel } = this;
    if (change) await hands.enter(this.field('Purpose: what will change?'), change);
    if (audience) await hands.enter(this.field('Audience'), audience);
    if (owner) await hands.select(panel.getByRole('combobox', { name: 'Owner' }), owner);
    if (estimate) await hands.enter(this.field('Estimate'), estimate);
    if (priority) await hands.select(panel.getByRole('combobox', { name: 'Priority' }), priority);
    if (value) await hands.enter(this.field('Expected value'), value);
    if (criterion) {
      await hands.write(this.field('Add an acceptance criterion'), criterion);
      const adder = panel.locator('form').filter({ has: this.page.getByRole('textbox', { name: 'Add an acceptance criterion' }) });
      await this.press('Add', adder);
      await expect(panel.getByRole('checkbox', { name: `Met: ${criterion}` })).toBeVisible();
    }
  }

  async comment(text) {
    await this.hands.write(this.field('Comment'), text);
    await this.press('Add comment', this.panel);
  }

  section(name) {
    return this.panel.locator('details').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async planMeasurement({ reviewOn, ...parts }) {
    await this.hands.expand(this.section('Measurement and launch'));
    for (const [label, text] of Object.entries(parts)) await this.hands.enter(this.field(label), text);
    await this.hands.day(this.panel.getByRole('textbox', { name: 'Review date', exact: true }), reviewOn);
  }

  async validatePlan() {
    await this.press('Validate plan', this.panel);
    await expect(this.panel.getByText('Validated by Analytics')).toBeVisible();
  }

  async expectReady() {
    await expect(this.panel.locator('.item-state')).toHaveText('Ready');
  }

  async expectMissing(...names) {
    for (const name of names) await expect(this.panel.getByText(name, { exact: true })).toBeVisible();
  }
}
