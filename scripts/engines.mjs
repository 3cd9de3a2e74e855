// Where this machine has Firefox and WebKitGTK, for the tests in three engines.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const paths = (process.env.PATH ?? '').split(':');
const onPath = (...names) => names.flatMap((name) => paths.map((folder) => join(folder, name))).find((file) => existsSync(file));

/** Firefox: the one named in FIREFOX, or the first on the PATH. */
export const findFirefox = () => process.env.FIREFOX ?? onPath('firefox-esr', 'firefox');

/** WebKitGTK's own small browser, which comes with the library. */
export function findWebKit() {
  const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/libexec'].filter((folder) => existsSync(folder));
  const inside = folders.flatMap((folder) => readdirSync(folder).filter((name) => /^webkit2?gtk-[\d.]+$/.test(name)).map((name) => join(folder, name)));
  return process.env.MINIBROWSER ?? inside.map((folder) => join(folder, 'MiniBrowser')).find((file) => existsSync(file));
}

/** Whether both engines, WebKit's driver and a display in memory are there. */
export const hasEngines = () => Boolean(findFirefox() && findWebKit() && onPath('WebKitWebDriver') && onPath('Xvfb'));
