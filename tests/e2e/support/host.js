// A copy of the built page on a host of its own, which a test may change, listen to and switch off.
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serve } from '../../../scripts/serve.mjs';

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../..');

/** The built page that is tested. */
export const dist = resolve(root, process.env.DIST ?? 'dist');

/** Serves a copy after `change(folder, files)`; `requests` lists the path of every request so far. */
export async function hostWith(change = () => {}, base = '/') {
  const folder = await mkdtemp(join(tmpdir(), 'sprintloop-'));
  await cp(dist, folder, { recursive: true });
  await change(folder, await readdir(folder));
  const requests = [];
  const { url, close } = await serve({ folder, base, quality: 1, heard: (path) => requests.push(path) });
  let open = true;
  const off = async () => {
    if (open) await close();
    open = false;
  };
  return { url, folder, requests, off, close: async () => { await off(); await rm(folder, { recursive: true }); } };
}
