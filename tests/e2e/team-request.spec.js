// A stakeholder's request, from the form in a browser that has joined nothing into the team's Intake, through a real server.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Intake } from './pages/intake.js';
import { expect, test, whole } from './support/test.js';
import { Person, SOON, ready } from './support/team.js';
import { TEAM, hostWithTeamFolder } from './support/webdav.js';

test.use({ asks: TEAM });

let host;
test.beforeEach(async ({ lasting }) => { host = lasting(await hostWithTeamFolder('nginx')); });

async function fill(page, problem) {
  await page.getByRole('textbox', { name: 'What is the problem?' }).fill(problem);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Sofia Brandt');
  await page.getByRole('button', { name: 'Create request' }).click();
}

test('a request goes from the form into Intake, once, and what goes wrong loses no text', async ({ page, freshProfile }) => {
  test.setTimeout(180_000);
  const ada = new Person(page, host.url);
  await ada.start();
  const link = await ada.share('/team/north/');
  const ben = new Person(await freshProfile(), host.url);
  await ben.join(link, 'Ada');
  const intakes = [ada, ben].map((one) => new Intake(one.page, one.hands));
  for (const intake of intakes) await intake.open();
  const form = new URL(await page.getByRole('link', { name: 'Open form' }).getAttribute('href'), host.url).href;
  expect(form).toContain(encodeURIComponent('/team/north/'));

  const sofia = await freshProfile();
  await sofia.goto(form);
  await ready(sofia);
  // Nothing of the page itself is on its way when the line breaks.
  await whole(sofia);
  await sofia.evaluate(async () => { await navigator.serviceWorker.ready; });
  await fill(sofia, 'Sales has no price list');
  const send = sofia.getByRole('button', { name: 'Send to the team' });
  const refused = async (answer, why) => {
    host.answer(answer);
    await send.click();
    await expect(sofia.getByText(why)).toBeVisible();
    await expect(sofia.getByRole('link', { name: 'Email it' })).toBeVisible();
    await expect(sofia.getByRole('button', { name: 'Copy message' })).toBeVisible();
  };
  await refused(() => 401, /didn't let you in/);
  await refused((method) => (['PUT', 'MKCOL'].includes(method) ? 403 : undefined), /didn't let you in/);
  await refused((method) => (method === 'PUT' ? 507 : undefined), /is full/);
  await refused(() => 404, /no longer at the address in this link/);
  await refused(() => 503, /can't be reached/);
  await sofia.context().setOffline(true);
  await refused(undefined, /can't be reached/);
  await sofia.context().setOffline(false);
  await sofia.reload();
  await ready(sofia);
  await expect(sofia.getByRole('textbox', { name: 'What is the problem?' })).toHaveValue('Sales has no price list');
  await sofia.getByRole('button', { name: 'Create request' }).click();
  await send.dblclick();
  await expect(sofia.getByText('Your request was sent')).toBeVisible();
  expect(await readdir(join(host.folder, 'north', 'requests'))).toHaveLength(1);

  // A page that asked while the host wanted a log-in asks again once its person is back.
  for (const { page: back } of intakes) await back.evaluate(() => dispatchEvent(new Event('focus')));
  for (const intake of intakes) {
    await expect(intake.card('Sales has no price list')).toContainText('From the form', SOON);
    await expect(intake.card('Sales has no price list')).toHaveCount(1);
  }
  await intakes[1].accept('Sales has no price list', { title: 'Price list for sales', workType: 'Operational improvement' });
  await expect(intakes[0].card('Sales has no price list')).toHaveCount(0, SOON);

  // What was sent is typed no more; the next one is another.
  await sofia.getByRole('button', { name: 'New request' }).click();
  await expect(sofia.getByRole('textbox', { name: 'What is the problem?' })).toHaveValue('');
  await fill(sofia, 'The booth has no screen');
  await send.click();
  await expect(intakes[0].card('The booth has no screen')).toBeVisible(SOON);
  // What nobody here has done is nobody's to undo: Undo goes past it.
  await page.keyboard.press('Control+z');
  await expect(intakes[1].card('The booth has no screen')).toBeVisible();
  await expect(intakes[0].card('The booth has no screen')).toBeVisible();
});
