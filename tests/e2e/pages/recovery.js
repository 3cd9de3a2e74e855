// What stands where stored data cannot be read.
import { readFile } from 'node:fs/promises';
import { Frame } from './frame.js';

export class Recovery extends Frame {
  section(name) {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** The text of everything that is stored, as it is saved. */
  async download() {
    const download = await this.hands.download(this.button('Download stored data'));
    return readFile(await download.path(), 'utf8');
  }
}
