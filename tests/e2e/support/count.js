// Hands that count what they do: presses, choices and keys. Typed letters are not counted; going to
// a field that has no focus yet is.
import { PointerHands } from './hands.js';

export class CountingHands extends PointerHands {
  constructor(page) {
    super(page);
    this.actions = 0;
  }

  async press(target) {
    this.actions += 1;
    await super.press(target);
  }

  async select(field, label) {
    this.actions += 1;
    await super.select(field, label);
  }

  async key(key) {
    this.actions += 1;
    await this.page.keyboard.press(key);
  }

  async write(field, text) {
    await this.reach(field);
    await super.write(field, text);
  }

  /** Pastes a text into a field, as one key does. */
  async paste(field, text) {
    await this.reach(field);
    this.actions += 1;
    await field.evaluate((input, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  async reach(field) {
    await field.waitFor();
    if (await field.evaluate((element) => element === document.activeElement)) return;
    this.actions += 1;
    await field.focus();
  }
}
