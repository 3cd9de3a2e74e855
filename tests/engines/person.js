// A person in one of the browsers: finds things by role and name as Playwright's tests do, and uses them.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { until } from './browsers.js';

const TESTING_LIBRARY = createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js');

/**
 * In the page: how many things these steps lead to, or the first. Each step is within the one before, and all within the
 * dialog that is open if one is. A step is a role, perhaps with a name or words that stand in it: of what fits, the
 * innermost, and only what is visible.
 */
function findBySteps(steps, wanted) {
  const { queryAllByRole } = globalThis.TestingLibraryDom;
  const fits = (one, words) => one.getClientRects().length > 0 && (!words || one.textContent.includes(words));
  const dialog = steps[0].role !== 'dialog' && [...document.querySelectorAll('dialog[open]')].at(-1);
  const found = steps.reduce((places, { role, name, words, checked }) => {
    const how = { ...(name && { name: new RegExp(name) }), ...(checked !== undefined && { checked }) };
    const all = places.flatMap((place) => queryAllByRole(place, role, how)).filter((one) => fits(one, words));
    return all.filter((one) => !all.some((other) => other !== one && one.contains(other)));
  }, [dialog || document.body]);
  return wanted === 'count' ? found.length : found[0] ?? null;
}

/** In the page: brings this into view, and says where it is if nothing covers it. */
function place(element) {
  const middle = () => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const isFree = () => element.contains(document.elementFromPoint(...middle()));
  if (!isFree()) element.scrollIntoView({ block: 'center', inline: 'nearest' });
  return isFree() ? middle().join(' ') : '';
}

/** In the page: ready for a text that replaces what is there. */
function takeUp(field) {
  field.focus();
  field.select();
}

/** A name in full; a field may be marked as optional. */
const inFull = (name) => `^\\s*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*(\\(optional\\))?\\s*$`;

const step = (role, name, { words, checked } = {}) => ({
  role,
  ...(name && { name: name instanceof RegExp ? name.source : inFull(name) }),
  ...(words && { words }),
  ...(checked !== undefined && { checked }),
});

export class Person {
  constructor(browser, steps = []) {
    this.browser = browser;
    this.steps = steps;
  }

  /** The same person, who looks only within this: a role with a name, or with `words` that stand in it. */
  in(role, name, more) {
    return new Person(this.browser, [...this.steps, step(role, name, more)]);
  }

  /** Goes there and waits until the page can be used. */
  async open(url) {
    await this.browser.goto('about:blank');
    await this.browser.goto(url);
    await this.until(`${url} is ready`, () => this.browser.run(() => document.documentElement.dataset.ready === 'true'));
    await this.browser.script(await readFile(TESTING_LIBRARY, 'utf8'));
  }

  /** The page from its host once more, at the same address. */
  async reload() {
    await this.open(await this.browser.run(() => location.href));
  }

  /** Goes to a screen of the page that is open. */
  async go(route) {
    await this.browser.run((to) => { location.hash = to; }, `#/${route}`);
  }

  /** Goes to a screen and waits for its heading. */
  async goTo(route, title) {
    await this.go(route);
    await this.hasTitle(title);
  }

  /** Waits until this is true; where it never is, says what the page shows. */
  until(what, isSo) {
    const instead = () => this.browser.run(() =>
      `${location.hash}\n${[...document.querySelectorAll('main, dialog[open]')].map((one) => one.innerText).join('\n---\n')}`);
    return until(what, isSo, { instead });
  }

  count(role, name, how) {
    return this.browser.run(findBySteps, [...this.steps, step(role, name, how)], 'count');
  }

  async find(role, name, how) {
    let found;
    await this.until(`there is a ${role} “${name}”`, async () => {
      found = await this.browser.element(findBySteps, [...this.steps, step(role, name, how)], 'first');
      return Boolean(found);
    });
    return found;
  }

  async isGone(role, name, how) {
    await this.until(`there is no ${role} “${name}” any more`, async () => (await this.count(role, name, how)) === 0);
  }

  /** Presses it once it rests and nothing covers it. */
  async press(role, name, how) {
    let before = '';
    await this.until(`a ${role} “${name}” can be pressed`, async () => {
      const found = await this.browser.element(findBySteps, [...this.steps, step(role, name, how)], 'first');
      const now = found ? await this.browser.run(place, found) : '';
      if (now === '' || now !== before) {
        before = now;
        return false;
      }
      await this.browser.click(found);
      return true;
    });
  }

  async write(name, text) {
    const field = await this.find('textbox', name);
    await this.browser.run(takeUp, field);
    await this.browser.write(field, text);
  }

  /** Writes into a field that saves itself when it is left. */
  async enter(name, text) {
    await this.write(name, text);
    await this.browser.run((field) => field.blur(), await this.find('textbox', name));
  }

  /** Chooses from a list by what is shown there. */
  async select(name, label) {
    const list = await this.find('combobox', name);
    const value = await this.browser.run((one, wanted) =>
      [...one.options].find((option) => option.text.trim() === wanted)?.value, list, label);
    if (value === undefined) throw new Error(`The list “${name}” has no “${label}”`);
    await this.browser.select(list, value);
  }

  /** Ticks every box and choice of this name that is not ticked. */
  async tick(role, name) {
    await this.find(role, name);
    for (let left = await this.count(role, name, { checked: false }); left > 0; left -= 1) {
      await this.press(role, name, { checked: false });
      await this.until(`a ${role} “${name}” is ticked`, async () => (await this.count(role, name, { checked: false })) < left);
    }
  }

  /** An entry of the menu behind this button; its key may stand behind its name. */
  async choose(button, entry) {
    await this.press('button', button);
    await new Person(this.browser).press('menuitem', new RegExp(`^${entry}`));
  }

  /** Fills a dialog's fields, presses its verb, and waits until it is gone. */
  async confirm(title, verb, fill = async () => {}) {
    await this.find('dialog', title);
    await fill(this);
    await this.press('button', verb);
    await this.isGone('dialog', title);
  }

  /** The heading of the screen. */
  title() {
    return this.browser.run(() => document.querySelector('main h1')?.textContent ?? '');
  }

  async hasTitle(title) {
    await this.until(`the heading is “${title}”`, async () => {
      const now = await this.title();
      return title instanceof RegExp ? title.test(now) : now === title;
    });
  }

  async sees(text) {
    await this.until(`“${text}” is shown`, () => this.browser.run((wanted) => document.body.textContent.includes(wanted), text));
  }

  /** Waits until what this person looks within reads so. */
  async reads(pattern) {
    await this.until(`it reads ${pattern}`, async () => pattern.test(await this.text()));
  }

  /** The text of what this person looks within; empty where it is not there. */
  async text() {
    const place = await this.browser.element(findBySteps, this.steps, 'first');
    return place ? this.browser.run((one) => one.textContent, place) : '';
  }

  /** The text of the file that this button saves. */
  saved(button) {
    return this.browser.saved(() => this.press('button', button));
  }

  /** Everything a script or a search could find in the page. */
  everything() {
    return this.browser.run(() => {
      const values = [...document.querySelectorAll('input, textarea, select')].map((field) => field.value);
      return `${document.documentElement.outerHTML}\n${document.title}\n${values.join('\n')}`;
    });
  }
}
