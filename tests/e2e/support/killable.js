// A browser of one's own, with a profile that stays on the disk, whose process can be killed.
import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../../scripts/chromium.mjs';

/** Starts a browser over a profile folder; gives a page in it, and a way to kill it. */
export async function startBrowser(profile) {
  const flags = ['--headless=new', '--no-sandbox', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  // A process group of its own, so that nothing of it survives.
  const child = spawn(findChromium(), [...CHROMIUM_FLAGS, ...flags, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((done) => { child.once('exit', done); });
  const kill = async () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    await ended;
    // What it had open is let go by the system a moment later.
    await pause(100);
  };
  try {
    const browser = await chromium.connectOverCDP(await addressOf(child));
    const [context] = browser.contexts();
    return { page: context.pages()[0] ?? (await context.newPage()), kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

/** The address at which the browser can be driven, as it says itself. */
function addressOf(child) {
  return new Promise((found, failed) => {
    let text = '';
    child.stderr.on('data', (part) => {
      text += part;
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address) found(address);
    });
    child.once('exit', () => failed(new Error(`the browser has ended: ${text}`)));
  });
}
