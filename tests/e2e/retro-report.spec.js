// The report on its way: copied, saved, sent and remembered; what it promised stands beside the next plan.
import { readFile } from 'node:fs/promises';
import { Retro, startAt } from './pages/retro.js';
import { after, itIs, sampleTeam } from './support/clock.js';
import { PointerHands } from './support/hands.js';
import { expect, open as openRoute, test } from './support/test.js';

const SUMMARY = 'Lists were late; paid hears of a change that day.';

/** A session that ends with a summary and one action. */
async function held(page) {
  await sampleTeam(page);
  const session = await startAt(page, 'decide');
  const retro = new Retro(page, new PointerHands(page));
  await retro.agree({ what: 'If a list changes, tell paid', measure: 'No change is heard of late' });
  await page.getByRole('button', { name: /^Win/ }).click();
  const win = page.getByRole('dialog', { name: 'Win' });
  await win.getByLabel('What went well?').fill('The landing page was early');
  await win.getByLabel('Why did it work?').fill('Sales read it on Monday');
  await win.getByLabel('Who contributed').fill('The web team');
  await win.getByLabel('Who will study and repeat it').selectOption({ label: 'Ines Duarte' });
  await expect(win.getByLabel('Repeat it by')).not.toHaveValue('');
  await win.getByRole('button', { name: 'Save win' }).click();
  await page.getByRole('button', { name: 'Thank' }).click();
  await expect(page.getByRole('dialog').getByLabel('Who do you want to thank?')).toHaveValue('The web team');
  await page.getByRole('button', { name: 'Copy message' }).click();
  const thanks = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(thanks).toContain('Thank you, The web team: The landing page was early. It worked because sales read it on Monday');
  await openRoute(page, `${session}/close`);
  await page.getByLabel("For people who weren't there").fill(SUMMARY);
  await page.getByLabel("For people who weren't there").blur();
  await page.getByRole('button', { name: 'End session' }).click();
  await expect(page.getByText('Ended', { exact: true })).toBeVisible();
  return session;
}

test('the report is copied, saved and sent; unsent it stands on Today after two days', async ({ page, context }) => {
  test.setTimeout(120_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const session = await held(page);
  const waits = page.getByRole('link', { name: 'Send the report: Sprint 5 retrospective' });
  await itIs(page, after(1));
  await expect(waits).toHaveCount(0);
  await itIs(page, after(2));
  await expect(waits).toBeVisible();

  await openRoute(page, `${session}/report`);
  const share = async (name) => {
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await share('Copy for chat');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain(SUMMARY);
  expect(await copied()).toContain('If a list changes, tell paid (Priya Kaur');
  expect((await copied()).trim().split('\n').length).toBeLessThanOrEqual(8);
  for (const [name, ending] of [['Download as Markdown', '.md'], ['Download as HTML', '.html']]) {
    const [file] = await Promise.all([page.waitForEvent('download'), share(name)]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`${ending}$`));
    const text = await readFile(await file.path(), 'utf8');
    for (const words of [SUMMARY, 'If a list changes, tell paid', 'Priya Kaur', 'Ines Duarte, by', 'Thanked: The web team', 'No change is heard of late']) expect(text).toContain(words);
    expect(text).not.toMatch(/<script|src=|href=/);
  }

  await share('Record who received it');
  const dialog = page.getByRole('dialog', { name: 'Shared with' });
  await dialog.getByLabel('Who received it?').fill('Everyone, by mail');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Shared with' }).getByRole('listitem')).toContainText(['Everyone, by mail']);
  await share('Email it');
  const mail = page.getByRole('dialog', { name: 'Email' });
  await mail.getByLabel('To', { exact: true }).fill('Nora');
  await expect(mail.getByLabel('Subject')).toHaveValue(/Sprint 5 retrospective/);
  await mail.getByRole('button', { name: 'Copy and record' }).click();
  await expect(page.getByRole('region', { name: 'Shared with' })).toContainText('Nora (Team edition)');
  await expect.poll(copied).toContain('Sprint 5 retrospective');
  await share('Add a correction');
  const correction = page.getByRole('dialog', { name: 'Correction' });
  await correction.getByLabel('What should it say instead?').fill('The list came on Monday');
  await correction.getByRole('button', { name: 'Add correction' }).click();
  await page.getByRole('button', { name: 'Leadership' }).click();
  await expect(page.getByRole('region', { name: 'Corrections' })).toContainText('The list came on Monday');
  await expect(page.getByRole('region', { name: 'Wins and thanks' })).toContainText('The web team');
  await expect(page.getByRole('region', { name: 'All topics and cards' })).toHaveCount(0);
  await itIs(page, after(3));
  await expect(waits).toHaveCount(0);

  // What was promised stands beside the next plan.
  await openRoute(page, '#/plan');
  await page.getByRole('button', { name: 'Plan next sprint' }).click();
  await page.getByRole('button', { name: 'Start planning' }).click();
  await expect(page.getByRole('region', { name: 'Open actions' })).toContainText('If a list changes, tell paid');
  await expect(page.getByRole('region', { name: 'Open actions' })).toContainText('Data gap');
  await expect(page.getByRole('region', { name: 'Guardrails' })).toContainText('First tracking event seen on the live page');
});
