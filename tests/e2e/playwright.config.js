// The end-to-end tests run against the built page, served from a sub-path as on any static host,
// in the Chromium of this machine.
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, SHORT_VISIT, findHeadless } from '../../scripts/chromium.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** Another build than the released one, such as a quicker one while a test is written. */
const dist = process.env.DIST ?? 'dist';
const base = '/teams/b2b/sprintloop/';

/** A port of this folder's own, so that two checkouts can be tested at the same time. */
function portOf(folder) {
  return 20000 + (createHash('sha256').update(folder).digest().readUInt16BE() % 20000);
}

const port = portOf(root);

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.js',
  outputDir: resolve(root, 'test-results'),
  reporter: [['list'], ['./support/progress.js']],
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: availableParallelism(),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}${base}`,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    actionTimeout: 10_000,
    trace: 'off',
    // Every moving frame costs time, and no test here is about motion.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: findHeadless(), args: [...CHROMIUM_FLAGS, ...SHORT_VISIT] },
  },
  webServer: {
    // Compressed quickly: the first tests wait for it, and none measures it.
    command: `node scripts/serve.mjs ${dist} --port ${port} --base ${base} --quality 4`,
    cwd: root,
    url: `http://127.0.0.1:${port}${base}`,
    reuseExistingServer: false,
  },
});
