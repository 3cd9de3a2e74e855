// Text that somebody is typing while a teammate changes the same thing: it stays as it is, and both versions are offered.
import { expect, test } from './support/test.js';
import { Person, SOON } from './support/team.js';
import { TEAM, hostWithTeamFolder } from './support/webdav.js';

test.use({ asks: TEAM });

let host;
test.beforeEach(async ({ lasting }) => { host = lasting(await hostWithTeamFolder('rclone')); });

test('what is typed stays under the fingers, in a field, a comment and the sprint goal', async ({ page, freshProfile }) => {
  test.setTimeout(180_000);
  const ada = new Person(page, host.url);
  await ada.start();
  await ada.backlog.open();
  await ada.backlog.add('Price page', 'Content');
  const link = await ada.share('/team/north/');
  const ben = new Person(await freshProfile(), host.url);
  await ben.join(link, 'Ada');
  await ben.backlog.open();
  let number = 0;
  /** Everything that Ben did until now is with Ada. */
  const arrived = async () => {
    const title = `Mark ${(number += 1)}`;
    await ben.backlog.add(title, 'Content');
    await expect(ada.backlog.row(title)).toHaveCount(1, SOON);
  };

  await test.step('a field of an item', async () => {
    for (const one of [ada, ben]) await one.backlog.openItem('Price page');
    const fields = [ada, ben].map((one) => one.backlog.field('Purpose: what will change?'));
    await fields[0].click();
    await page.keyboard.type('Sales can answer on the ph');
    await ben.hands.enter(fields[1], 'Nobody has to ask the desk');
    await arrived();
    await expect(fields[0]).toBeFocused();
    await expect(fields[0]).toHaveValue('Sales can answer on the ph');
    await page.keyboard.type('one');
    await fields[0].blur();
    await expect(ada.page.getByRole('button', { name: 'Use mine' })).toBeVisible(SOON);
    await ada.page.getByRole('button', { name: 'Use mine' }).click();
    await expect(fields[1]).toHaveValue('Sales can answer on the phone', SOON);
  });

  await test.step('a comment', async () => {
    const comment = ada.backlog.field('Comment');
    await comment.click();
    await page.keyboard.type('I asked fin');
    await ben.backlog.comment('The table is on the drive');
    await arrived();
    await expect(ada.backlog.panel).toContainText('The table is on the drive', SOON);
    await expect(comment).toBeFocused();
    await expect(comment).toHaveValue('I asked fin');
    await page.keyboard.type('ance');
    await ada.backlog.press('Add comment', ada.backlog.panel);
    for (const one of [ada, ben]) {
      for (const text of ['I asked finance', 'The table is on the drive']) await expect(one.backlog.panel).toContainText(text, SOON);
    }
    for (const one of [ada, ben]) await one.backlog.closeItem();
  });

  await test.step('the goal of a sprint', async () => {
    await ada.hands.goTo('Plan');
    await page.getByRole('button', { name: 'Start planning' }).click();
    await page.getByRole('button', { name: 'Set goal' }).click();
    const goals = [ada, ben].map((one) => one.dialog('Sprint goal').getByRole('textbox', { name: 'Goal' }));
    await goals[0].click();
    await page.keyboard.type('Sales needs no');
    await ben.hands.goTo('Plan');
    await ben.page.getByRole('button', { name: 'Set goal' }).click(SOON);
    await goals[1].fill('Fewer questions at the desk');
    await ben.dialog('Sprint goal').getByRole('button', { name: 'Save goal' }).click();
    await expect(ada.page.getByText('Fewer questions at the desk').first()).toBeAttached(SOON);
    await expect(goals[0]).toBeFocused();
    await expect(goals[0]).toHaveValue('Sales needs no');
    await page.keyboard.type(' desk');
    await ada.dialog('Sprint goal').getByRole('button', { name: 'Save goal' }).click();
    // Said once that somebody has changed it meanwhile; a second press decides.
    await expect(ada.dialog('Sprint goal').getByRole('alert')).toBeVisible();
    await expect(goals[0]).toHaveValue('Sales needs no desk');
    await ada.dialog('Sprint goal').getByRole('button', { name: 'Save goal' }).click();
    await expect(ada.dialog('Sprint goal')).toHaveCount(0);
    await expect(ben.page.getByText('Sales needs no desk').first()).toBeVisible(SOON);
  });
});
