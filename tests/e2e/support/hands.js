// Two ways to use the page, with the same verbs: a pointer (a mouse, or a finger), and the keyboard
// alone. A story is told once and walked with both.
import { expect } from '@playwright/test';

/** How an open menu, a confirmed dialog and the like are found is the same for both hands. */
class Hands {
  constructor(page) {
    this.page = page;
  }

  /** Reads what a button downloads. */
  async download(button) {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.press(button)]);
    return download;
  }

  /** Opens what stands behind "More" and the like, where it is closed. */
  async expand(details) {
    if ((await details.getAttribute('open')) === null) await this.press(details.locator('summary').first());
    await expect(details).toHaveAttribute('open', /.*/);
  }
}

/** A mouse, or a finger where the page is touched. */
export class PointerHands extends Hands {
  constructor(page, { touch = false } = {}) {
    super(page);
    this.touch = touch;
  }

  async press(target) {
    await (this.touch ? target.tap() : target.click());
  }

  async pressInMenu(item) {
    await this.press(item);
  }

  async write(field, text) {
    await field.fill(text);
  }

  /** A field that saves what was written when it is left. */
  async enter(field, text) {
    await field.fill(text);
    await field.blur();
  }

  async select(field, label) {
    await field.selectOption({ label });
  }

  async day(field, iso) {
    await field.fill(iso);
    await field.blur();
  }

  async tick(box) {
    await this.press(box);
  }

  async openRow(row) {
    await this.press(row.getByRole('link').first());
  }

  async file(input, file) {
    await input.setInputFiles(file);
  }

  async goTo(place) {
    const nav = this.page.getByRole('navigation', { name: 'Main' });
    const link = nav.getByRole('link', { name: place });
    if (!(await link.isVisible())) await this.press(nav.getByRole('button', { name: 'More' }));
    await this.press(link);
  }

  /** Carries something by its handle to the middle of a target. */
  async carry(handle, target) {
    // Away from the edges, where bars and toasts float.
    await handle.evaluate((element) => element.scrollIntoView({ block: 'center', inline: 'center' }));
    const { mouse } = this.page;
    if (!this.touch) {
      await target.evaluate(isSeen);
      // The handle of a card comes when the mouse is there.
      const near = await middle(handle);
      await mouse.move(near.x, near.y);
    }
    await handle.evaluate(rests);
    const from = await middle(handle);
    if (this.touch) return this.carryByFinger(from, target);
    const to = await middle(target);
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 8, from.y + 8);
    await mouse.move(to.x, to.y, { steps: 8 });
    await mouse.up();
  }

  /** A finger on a phone: held at the edge until the target has come into view. */
  async carryByFinger(from, target) {
    // One session for all: a session that ends takes the page's sense of touch with it.
    this.session ??= await this.page.context().newCDPSession(this.page);
    const client = this.session;
    const touch = (type, points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    const { width } = this.page.viewportSize();
    let at = from;
    const moveTo = async (point) => {
      for (const part of [0.25, 0.5, 0.75, 1]) {
        await touch('touchMove', [{ x: at.x + (point.x - at.x) * part, y: at.y + (point.y - at.y) * part }]);
      }
      at = point;
    };
    await touch('touchStart', [from]);
    // A finger that moves at once scrolls; held, it lifts the row.
    await this.page.locator('.drag-ghost').waitFor({ state: 'attached' });
    for (let round = 0; round < 10; round += 1) {
      const { x } = await middle(target);
      if (x > 60 && x < width - 60) break;
      const fromRight = x > width / 2;
      await moveTo({ x: fromRight ? width - 6 : 6, y: from.y });
      await target.evaluate(comesPast, { width, fromRight });
      await moveTo({ x: width / 2, y: from.y });
    }
    await moveTo(await middle(target));
    await touch('touchEnd', []);
  }
}

/** The keyboard alone: nothing here calls the mouse, or gives focus by script. */
export class KeyboardHands extends Hands {
  constructor(page) {
    super(page);
    this.keys = page.keyboard;
  }

  /** Goes to a control with Tab, or Shift and Tab where that is shorter. */
  async reach(target) {
    await target.waitFor({ state: 'visible' });
    for (let round = 0; round < 6; round += 1) {
      const away = await target.evaluate(tabsAway);
      // The page has put another in its place since it was found.
      if (away === null) continue;
      if (away === 0) return;
      const key = away < 0 ? 'Shift+Tab' : 'Tab';
      for (let at = 0; at < Math.abs(away); at += 1) await this.keys.press(key);
    }
    // The count is an estimate; the last steps are looked at one by one.
    for (let at = 0; at < 40; at += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.keys.press('Tab');
    }
    throw new Error(`Tab does not lead to ${target}`);
  }

  async press(target) {
    await this.reach(target);
    await this.keys.press('Enter');
  }

  async pressInMenu(item) {
    await item.waitFor({ state: 'visible' });
    for (let at = 0; at < 30; at += 1) {
      if (await item.evaluate((element) => element === document.activeElement)) return this.keys.press('Enter');
      await this.keys.press('ArrowDown');
    }
    throw new Error(`The arrows do not lead to ${item}`);
  }

  async write(field, text) {
    await this.reach(field);
    await this.keys.press('Control+a');
    await this.keys.insertText(text);
    await expect(field).toHaveValue(text);
  }

  async enter(field, text) {
    await this.write(field, text);
    await this.keys.press('Tab');
  }

  async select(field, label) {
    await this.reach(field);
    await this.keys.type(label);
    await expect(field.locator('option:checked')).toHaveText(label);
  }

  /** Digits in the order of the browser's own language. */
  async day(field, iso) {
    await this.reach(field);
    const [year, month, day] = iso.split('-');
    for (const digits of [month + day + year, day + month + year]) {
      await this.keys.press('Control+a');
      await this.keys.type(digits);
      if ((await field.inputValue()) === iso) break;
      await this.keys.press('Tab');
      await this.reach(field);
    }
    await expect(field).toHaveValue(iso);
    await this.leave(field);
  }

  /** A day has several stops of its own. */
  async leave(field) {
    for (let at = 0; at < 5; at += 1) {
      await this.keys.press('Tab');
      if (!(await field.evaluate((element) => element === document.activeElement))) return;
    }
  }

  async tick(box) {
    const kind = await box.getAttribute('type');
    if (kind !== 'radio') {
      await this.reach(box);
      return this.keys.press('Space');
    }
    // One of a group has the Tab stop; arrows choose among them.
    const group = this.page.locator(`input[name="${await box.getAttribute('name')}"]`);
    const checked = group.and(this.page.locator(':checked'));
    await this.reach((await checked.count()) > 0 ? checked : group.first());
    if (!(await box.isChecked())) await this.keys.press('Space');
    for (let at = 0; at < 10 && !(await box.isChecked()); at += 1) await this.keys.press('ArrowDown');
  }

  /** Goes to a row of a list: Tab leads to the row that was last used, arrows to the others. */
  async reachRow(row) {
    await row.waitFor({ state: 'visible' });
    await this.reachInto(row.locator('xpath=ancestor::*[@tabindex][1]'));
    await this.arrowTo(row);
  }

  /** Goes to something that hands focus on to one of its parts. */
  async reachInto(list) {
    const inside = () => list.evaluate((element) => element.contains(document.activeElement));
    if (await inside()) return;
    const away = await list.evaluate(tabsAway);
    const key = away < 0 ? 'Shift+Tab' : 'Tab';
    for (let at = 0; at < Math.abs(away) + 10 && !(await inside()); at += 1) await this.keys.press(key);
    expect(await inside()).toBe(true);
  }

  async arrowTo(row) {
    const away = await row.evaluate((element) => {
      const rows = [...element.parentElement.querySelectorAll('[data-row]')];
      const now = rows.findIndex((other) => other.contains(document.activeElement));
      return rows.indexOf(element) - now;
    });
    const key = away < 0 ? 'ArrowUp' : 'ArrowDown';
    for (let at = 0; at < Math.abs(away); at += 1) await this.keys.press(key);
    await expect(row).toBeFocused();
  }

  async openRow(row) {
    await this.reachRow(row);
    await this.keys.press('Enter');
  }

  /** The browser's own chooser is opened by key; what is chosen there is beyond any page. */
  async file(input, file) {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.press(input)]);
    await chooser.setFiles(file);
  }

  async goTo(place) {
    const nav = this.page.getByRole('navigation', { name: 'Main' });
    const link = nav.getByRole('link', { name: place });
    if (await link.isVisible()) return this.press(link);
    return this.search(place === 'Workspace' ? 'Team' : place);
  }

  /** Opens a screen by its name with Ctrl K. */
  async search(screen) {
    await this.keys.press('Control+k');
    const dialog = this.page.getByRole('dialog', { name: 'Search' });
    await this.write(dialog.getByRole('combobox'), screen);
    const hit = dialog.getByRole('option').filter({ has: this.page.getByText(screen, { exact: true }) }).last();
    await hit.waitFor({ state: 'visible' });
    for (let at = 0; at < 40 && (await hit.getAttribute('aria-selected')) !== 'true'; at += 1) {
      await this.keys.press('ArrowDown');
    }
    await this.keys.press('Enter');
    await expect(dialog).toHaveCount(0);
  }
}

/** In the page: scrolls just as far as this element's middle is on the screen. */
function isSeen(element) {
  const { y, height } = element.getBoundingClientRect();
  if (y + height / 2 < 80 || y + height / 2 > innerHeight - 20) element.scrollIntoView({ block: 'nearest' });
}

/** In the page: waits until nothing moves or covers this element any more. */
function rests(element) {
  let [before, still] = ['', 0];
  return new Promise((done) => {
    const look = () => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const over = document.elementFromPoint(x + width / 2, y + height / 2);
      const now = `${x} ${y} ${element.contains(over)}`;
      still = now === before && element.contains(over) ? still + 1 : 0;
      before = now;
      if (still > 5) done();
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** In the page: waits until scrolling has brought this element into view, or past it. */
function comesPast(element, { width, fromRight }) {
  const middle = () => element.getBoundingClientRect().x + element.getBoundingClientRect().width / 2;
  const until = performance.now() + 10_000;
  return new Promise((done, failed) => {
    const look = () => {
      if (fromRight ? middle() < width - 60 : middle() > 60) done();
      else if (performance.now() > until) failed(new Error('nothing scrolls at the edge'));
      else requestAnimationFrame(look);
    };
    look();
  });
}

async function middle(locator) {
  const box = await locator.boundingBox();
  return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
}

/** In the page: how many presses of Tab lead to this element; negative for Shift and Tab; null if it has left the page. */
function tabsAway(target) {
  if (!target.isConnected) return null;
  // From below, Shift and Tab lead to the last of a group of which none is chosen.
  if (target.type === 'radio' && document.activeElement.name === target.name) return 0;
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const modal = [...document.querySelectorAll('dialog[open]')].at(-1);
  const stops = [...(modal ?? document).querySelectorAll(focusable)].filter((element) => {
    if (element === target || element === document.activeElement) return true;
    // Also what a disabled group takes along.
    if (element.tabIndex < 0 || element.matches(':disabled') || element.closest('[inert], [hidden]')) return false;
    if (element.type === 'radio' && !element.checked) {
      const group = [...document.getElementsByName(element.name)];
      if (group.some((other) => other.checked) || group[0] !== element) return false;
    }
    return element.checkVisibility({ visibilityProperty: true });
  });
  const active = document.activeElement === document.body ? -1 : stops.indexOf(document.activeElement);
  // A date has three more stops than elements: day, month, year, the picker.
  const extra = (from, to) => 3 * stops.slice(from, to).filter((element) => element.type === 'date').length;
  const at = stops.indexOf(target);
  if (at >= active) return at - active + extra(Math.max(active, 0), at);
  return at - active - extra(at + 1, active);
}

/** Pastes a text into, or beside, what has the focus. */
export const paste = (target, all) => target.evaluate((element, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}, all);
