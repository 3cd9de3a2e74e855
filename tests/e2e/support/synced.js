// A folder on the disk of each profile, and the test as the synchroniser between them. A picker can't be pressed by a
// test, so the browser's own private file system stands for the disk: the same handles, without the question.

/** Lets the page choose a folder; with `asks` the browser asks again on every visit until the page has asked. */
export async function withFolder(page, { asks = false } = {}) {
  await page.addInitScript((asking) => {
    const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Marketing', { create: true });
    window.showDirectoryPicker = async () => {
      allowed = true;
      return folder();
    };
    let allowed = !asking;
    const answer = async () => (allowed ? 'granted' : 'prompt');
    FileSystemHandle.prototype.queryPermission = answer;
    FileSystemHandle.prototype.requestPermission = async () => {
      allowed = true;
      return 'granted';
    };
  }, asks);
}

/** Every file of a profile's folder: path and text. */
export function filesOf(page) {
  return page.evaluate(async () => {
    const found = {};
    const walk = async (folder, path) => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === 'directory') await walk(handle, `${path}${name}/`);
        else {
          // A file that the page writes has another name until it is whole.
          const text = await handle.getFile().then((file) => file.text()).catch((error) => {
            if (error.name !== 'NotFoundError') throw error;
          });
          if (text !== undefined) found[path + name] = text;
        }
      }
    };
    const root = await navigator.storage.getDirectory();
    await walk(await root.getDirectoryHandle('Marketing', { create: true }), '');
    return found;
  });
}

/** Writes files into a profile's folder; a file whose text is null is removed. */
export function put(page, files) {
  return page.evaluate(async (files) => {
    const root = await navigator.storage.getDirectory();
    const marketing = await root.getDirectoryHandle('Marketing', { create: true });
    for (const [path, text] of Object.entries(files)) {
      const names = path.split('/');
      const file = names.pop();
      let folder = marketing;
      for (const name of names) folder = await folder.getDirectoryHandle(name, { create: true });
      if (text === null) {
        await folder.removeEntry(file);
        continue;
      }
      const writing = await (await folder.getFileHandle(file, { create: true })).createWritable();
      await writing.write(text);
      await writing.close();
    }
  }, files);
}

/** Carries what is new from each profile to each other one. `change` says what becomes of it on the way. */
export class Synchroniser {
  constructor(pages) {
    this.pages = pages;
    this.carried = new Map(pages.map((page) => [page, {}]));
  }

  async carry(change = (files) => files) {
    const fresh = new Map();
    for (const from of this.pages) {
      const known = this.carried.get(from);
      const files = Object.entries(await filesOf(from));
      fresh.set(from, files.filter(([path, text]) => known[path] !== text && !path.endsWith('.crswap')));
      Object.assign(known, Object.fromEntries(files));
    }
    for (const from of this.pages) {
      for (const to of this.pages) {
        if (to === from || !fresh.get(from).length) continue;
        const arrived = change(Object.fromEntries(fresh.get(from)));
        await put(to, arrived);
        Object.assign(this.carried.get(to), arrived);
      }
    }
  }
}
