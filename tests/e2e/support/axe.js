// Asks axe-core about the page. The script is evaluated from outside the page, so that its
// Content Security Policy stays in force while it is looked at.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';
import { isShown } from '../../../scripts/begin.mjs';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In the page: waits for what fades or moves: a colour halfway is neither of the two. */
function settled() {
  const ends = document.getAnimations().filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime));
  return Promise.allSettled(ends.map((one) => one.finished));
}

/** One line per violation: the rule, what it says, and where. */
export async function violations(page, { within = undefined } = {}) {
  await page.waitForFunction(isShown);
  await page.evaluate(settled);
  await page.evaluate(source);
  return page.evaluate(async (selector) => {
    const found = await window.axe.run(selector ?? document, { resultTypes: ['violations'] });
    return found.violations.map(
      ({ id, help, nodes }) => `${id}: ${help} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
    );
  }, within);
}

/** Fails with every violation. */
export async function expectAccessible(page, options) {
  expect(await violations(page, options)).toEqual([]);
}
