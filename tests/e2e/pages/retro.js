// The retrospective: its steps, private turns, ballots, what comes out.
import { expect } from '@playwright/test';
import { open as openRoute } from '../support/test.js';

/** The sample's team and its two stakeholders, who take part only when invited. */
export const EIGHT = ['Aiko Tanaka', 'Ines Duarte', 'Jonas Weber', 'Mara Lindqvist', 'Priya Kaur', 'Sven Larsen', 'Rosa Alvarez', 'Tom Becker'];

/** Starts the retrospective that is due, and goes to a step. Returns the session's route. */
export async function startAt(page, step) {
  await openRoute(page, '#/retro');
  await page.getByRole('button', { name: 'Start retrospective' }).click();
  await expect(page).toHaveURL(/\/open$/);
  const session = page.url().replace(/.*#/, '#').replace(/\/open$/, '');
  await openRoute(page, `${session}/${step}`);
  return session;
}

export class Retro {
  constructor(page, hands) {
    this.page = page;
    this.hands = hands;
  }

  button(name, exact = true) {
    return this.page.getByRole('button', { name, exact });
  }

  /** Opens a retrospective of the sprint that is due, with the team and these guests. */
  async begin({ guests = '', members = undefined } = {}) {
    await this.hands.goTo('Retrospective');
    const more = this.page.locator('details', { hasText: 'Participants' });
    if (guests || members) await this.hands.expand(more);
    if (guests) await this.hands.write(this.page.getByLabel('Guests from outside'), guests);
    if (members) {
      for (const box of await more.getByRole('checkbox').all()) {
        const name = (await box.locator('xpath=..').innerText()).trim();
        if (members.includes(name) !== (await box.isChecked())) await this.hands.tick(box);
      }
    }
    await this.hands.press(this.button('Start retrospective'));
    await expect(this.page).toHaveURL(/\/open$/);
  }

  /** Goes to a step by its link. */
  async step(name) {
    await this.hands.press(this.page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: new RegExp(`^${name}`) }));
    await expect(this.page.locator('[aria-current="step"]')).toContainText(name);
  }

  /** Takes the device over for someone. */
  async take(name) {
    const row = this.page.getByRole('listitem').filter({ hasText: name });
    await this.hands.press(row.getByRole('button', { name: /^(Start turn|Continue turn|Write again)$/ }));
    await this.hands.press(this.button(`I'm ${name}`));
  }

  /** Adds a card with the form that is open. */
  async card(column, text) {
    await this.hands.select(this.page.getByLabel('Column'), column);
    await this.hands.write(this.page.getByLabel('One thought'), text);
    await this.hands.press(this.button('Add card'));
    await expect(this.page.getByLabel('One thought')).toHaveValue('');
  }

  /** Agrees on an action; the form that asks for it starts empty. */
  async agree({ what, owner = 'Priya Kaur', measure, kind = 'Operational tweak', departments = '' }) {
    await this.hands.press(this.button(/^Action/, false));
    const form = this.page.getByRole('dialog', { name: 'Action' });
    const first = form.getByLabel('What will we do, and what triggers it?');
    await expect(first).toHaveValue('');
    await this.hands.write(first, what);
    await this.hands.select(form.getByLabel('Owner', { exact: true }), owner);
    await this.hands.write(form.getByLabel('Measure of success'), measure);
    await this.hands.select(form.getByLabel('Type of action'), kind);
    if (departments) await this.hands.write(form.getByLabel('Departments it depends on'), departments);
    await this.hands.press(form.getByRole('button', { name: 'Save action' }));
    await expect(form).toHaveCount(0);
  }

  async handBack() {
    await this.hands.press(this.button('Done, hide my cards'));
  }

  /** Someone's ballot: one vote for each topic that holds these words. */
  async vote(name, topics) {
    await this.take(name);
    for (const topic of topics) {
      await this.hands.press(this.button(new RegExp(`^More for .*${topic}`)));
    }
    await this.hands.press(this.button('Cast your votes'));
  }

  /** Everything a screen reader, a script or a search could find in the page. */
  async everything() {
    return this.page.evaluate(() => {
      const values = [...document.querySelectorAll('input, textarea, select')].map((field) => field.value);
      return `${document.documentElement.outerHTML}\n${document.title}\n${values.join('\n')}`;
    });
  }

  /** Proves that none of these words is anywhere in the page, the accessibility tree included. */
  async hides(words) {
    const page = await this.everything();
    const tree = await this.page.locator('body').ariaSnapshot();
    for (const word of words) {
      expect(page, `“${word}” is in the page`).not.toContain(word);
      expect(tree, `“${word}” is in the accessibility tree`).not.toContain(word);
    }
  }
}
