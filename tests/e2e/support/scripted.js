// People without a page: a script that sends their files to the server of a team space, as a page of theirs would.
import { crc32 } from 'node:zlib';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The text with its checksum in front, as every file of a space has it. */
const sealed = (value) => {
  const rest = JSON.stringify(value).slice(1);
  const sum = crc32(Buffer.from(rest)).toString(16).padStart(8, '0');
  return `{"sum":"${sum}",${rest}`;
};

/** Every entry in the journal of a space; those of large files, which are packed, are left out. */
async function entriesIn(journal) {
  const names = (await readdir(journal)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(journal, name), 'utf8'))));
  return files.flatMap((file) => (file.entries ?? []).map((entry) => ({ entry, workspace: file.workspace })));
}

/** Somebody who takes part in an open retrospective by files alone. */
export class ScriptedWriter {
  /** `folder` is the space on the disk, `address` the same on its server. */
  constructor({ folder, address }, retro, participant) {
    this.journal = join(folder, 'journal');
    this.address = address;
    this.retro = retro;
    this.participant = participant;
    this.tab = randomBytes(8).toString('hex');
    this.next = 1;
  }

  /** Does something in the session: one entry in a file of its own. */
  async edit(edit) {
    const known = await entriesIn(this.journal);
    const { entry: model, workspace } = known.at(-1);
    const clock = 1 + Math.max(...known.map(({ entry }) => entry.clock));
    const entry = {
      ...model,
      clock,
      deed: { command: { retrospective: { session: { id: this.retro, edit } } } },
      // It fits nowhere, so that every page runs the command.
      change: { ...model.change, records: [{ key: { retrospective: this.retro } }] },
    };
    const name = `${this.tab}.${this.next}-${this.next}.json`;
    const file = { entries: [entry], first: this.next, format: 1, tab: this.tab, workspace };
    // Not past the server, which need not notice what others put on its disk.
    const sent = await fetch(`${this.address}journal/${name}`, { method: 'PUT', body: sealed(file) });
    if (!sent.ok) throw new Error(`${name} was refused with ${sent.status}`);
    this.next += 1;
  }

  async card(column, text) {
    await this.edit({ write: { card: randomUUID(), words: { text, column, author: this.participant } } });
    await this.edit({ wrote: { who: this.participant } });
  }

  async ballot(votes) {
    await this.edit({ cast: { ballot: randomUUID(), who: this.participant, votes } });
  }
}
