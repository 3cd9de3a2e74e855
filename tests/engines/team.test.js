// Three people in three engines, at once on one workspace.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nginxHost } from '../e2e/support/webdav.js';
import { chromium, firefox, webkit } from './browsers.js';
import { Person } from './person.js';
import { stopped } from './stories.js';
import { teamStory } from './team-story.js';

test('three people in three engines run a sprint at once, through a folder of nginx', { timeout: 900_000 }, async () => {
  const host = await nginxHost();
  const browsers = [];
  try {
    for (const launch of [chromium, firefox, webkit]) browsers.push(await launch());
    const people = browsers.map((browser) => new Person(browser));
    await people[0].open(host.url);
    await teamStory(...people);
    for (const person of people) assert.equal(await stopped(person), false);
  } finally {
    for (const browser of browsers) await browser.close();
    await host.close();
  }
});
