// The page's clock, and a workspace as it would be had weeks gone by.
import { readFile, writeFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { Data } from '../pages/data.js';
import { PointerHands } from './hands.js';
import { open } from './test.js';

/** A Monday morning in winter, so that no clock changes near it. */
export const MORNING = new Date('2026-11-16T09:30:00+01:00');
const DAY = 86_400_000;

/** A moment so many days after the morning. */
export const after = (days) => new Date(MORNING.getTime() + days * DAY);

/** A day as files have it. */
export const dayOf = (moment) => moment.toISOString().slice(0, 10);

/** Sets the page's clock and looks at it anew. */
export async function itIs(page, moment, route = '#/') {
  await page.clock.setFixedTime(moment);
  await open(page, route);
  await page.reload();
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
}

/** The open page is looked at again on another day, which it notices. */
export async function comesBack(page, moment) {
  await page.clock.setFixedTime(moment);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.locator('.toasts').getByText('up to date')).toBeVisible();
}

/** The sample team, as of the morning. */
export async function sampleTeam(page) {
  await page.clock.setFixedTime(MORNING);
  await open(page, '#/data');
  await new Data(page, new PointerHands(page)).loadSample();
}

/** The sample team's file as of the morning; it is the same for every test of this process. */
let sampleFile;

/** The sample team's file, changed by `change`, brought into a page of an empty profile. */
export async function prepared(page, freshProfile, testInfo, change) {
  sampleFile ??= await exported(await freshProfile());
  const file = JSON.parse(sampleFile);
  change(file.workspace);
  const changed = testInfo.outputPath('prepared.json');
  await writeFile(changed, JSON.stringify(file));
  await page.clock.setFixedTime(MORNING);
  await open(page, '#/data');
  await new Data(page, new PointerHands(page)).import(changed);
}

async function exported(page) {
  await sampleTeam(page);
  const { path } = await new Data(page, new PointerHands(page)).export();
  return readFile(path, 'utf8');
}
