// The loop of two retrospectives on screen: what the first one leaves is at work in the sprint, and
// comes back in the second for its verdict.
import { Backlog } from './pages/backlog.js';
import { Retro } from './pages/retro.js';
import { PointerHands } from './support/hands.js';
import { expect, open as openRoute, test } from './support/test.js';

const PROMISE = 'If an account list changes, tell paid that day';
const SHIFT = 'Plan follow-up hours with every event';
const ASK = 'A budget for account lists';
const PLAY = 'Tell paid when a list changes';

/** An action that moves capacity: the department is told, and the change is made where it is made, for this reason. */
async function capacityShift(retro) {
  const { page, hands } = retro;
  await retro.agree({ what: SHIFT, owner: 'Mara Lindqvist', measure: 'No late follow-up', kind: 'Capacity shift', departments: 'Sales' });
  const row = page.getByRole('listitem').filter({ hasText: SHIFT });
  await expect(row).toContainText('Depends on Sales');
  await hands.press(row.getByRole('button', { name: 'Copy message' }));
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(`What: ${SHIFT}`);
  await hands.press(row.getByRole('link', { name: 'Change capacity' }));
  await expect(page.getByText(`retrospective: ${SHIFT}`)).toBeVisible();
  await hands.press(retro.button('More for Priya Kaur'));
  await hands.press(page.getByRole('menuitem', { name: 'Edit' }));
  const member = page.getByRole('dialog', { name: 'Team member' });
  await hands.expand(member.locator('details').filter({ hasText: 'Working week and absences' }));
  await hands.write(member.getByLabel('Part-time share'), '80');
  await hands.press(member.getByRole('button', { name: 'Save' }));
  await expect(page.getByRole('row').filter({ hasText: 'Priya Kaur' })).toContainText('80%');
  await hands.press(page.getByRole('link', { name: 'Back to the retrospective' }));
  await expect(page.locator('[aria-current="step"]')).toContainText('Decide');
  await expect(row).toContainText('Changed: Priya Kaur: working week');
}

/** The first session leaves an action, which becomes an item, and a play. */
async function firstSession(retro) {
  const { page, hands } = retro;
  await openRoute(page, '#/retro');
  await hands.select(page.getByLabel('Look back on'), 'Sprint 4');
  await hands.press(retro.button('Start retrospective'));
  await expect(page).toHaveURL(/\/open$/);
  await retro.step('Decide');
  await retro.agree({ what: PROMISE, measure: 'No late lists' });
  await hands.press(retro.button('Add to backlog'));
  await capacityShift(retro);
  await hands.press(retro.button('Request to leadership'));
  const ask = page.getByRole('dialog', { name: 'Request to leadership' });
  await hands.write(ask.getByLabel('What are we asking for?'), ASK);
  await hands.write(ask.getByLabel('Why, and what does it cost?'), 'Three days a sprint are lost');
  await hands.write(ask.getByLabel('Who are we asking?'), 'The CMO');
  await hands.press(ask.getByRole('button', { name: 'Save' }));
  await hands.press(retro.button('Play'));
  const play = page.getByRole('dialog', { name: 'Play' });
  await hands.write(play.getByRole('textbox', { name: /^Name/ }), PLAY);
  await hands.write(play.getByLabel('When does it apply?'), 'An account list changes after Friday');
  await hands.press(play.getByRole('button', { name: 'Save play' }));
  const item = page.getByRole('region', { name: 'Outcomes' }).getByRole('link', { name: /^MKT-/ });
  const key = (await item.textContent()).match(/MKT-\d+/)[0];
  return { key, session: page.url().replace(/.*#/, '#') };
}

/** From now on such work says what it is worth; it came out of the session, and is looked at today. */
async function changeTheRules({ page, hands }) {
  await hands.press(page.getByRole('link', { name: 'Edit workflow' }));
  const card = page.getByRole('article').filter({ hasText: 'Operational improvement' });
  await expect(card).not.toContainText('Expected value');
  await hands.press(card.getByRole('button', { name: 'Edit' }));
  const dialog = page.getByRole('dialog', { name: 'Work type' });
  await hands.tick(dialog.getByRole('checkbox', { name: 'Expected value' }));
  await hands.write(dialog.getByLabel('Reason for the change'), 'Small work crowded out the goal');
  await hands.expand(dialog.locator('details').filter({ hasText: 'Effect and check date' }));
  await hands.write(dialog.getByLabel('Expected effect'), 'Fewer small items');
  await hands.press(dialog.getByRole('button', { name: 'Save' }));
  await expect(card).toContainText('Expected value');
  await hands.press(page.getByRole('link', { name: 'Back to the retrospective' }));
}

test('an action, a rule and a play of one retrospective are at work in the sprint and return in the next', async ({ page, open, context }) => {
  test.setTimeout(120_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const retro = new Retro(page, new PointerHands(page));
  const backlog = new Backlog(page, retro.hands);
  await open();
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded')).toBeVisible();
  const { key, session } = await firstSession(retro);
  await changeTheRules(retro);
  await expect(page).toHaveURL(new RegExp(`${session}$`));
  await expect(page.getByRole('region', { name: 'Outcomes' })).toContainText('Workflow change');
  await retro.step('Close');
  await retro.hands.press(retro.button('End session'));
  await expect(page.getByText('Ended', { exact: true })).toBeVisible();

  // The gate asks by the new rule; the play is offered on what is alike.
  await openRoute(page, `#/backlog/${key}`);
  await expect(backlog.panel).toContainText(PROMISE);
  const known = backlog.panel.getByRole('region', { name: 'Related learnings and plays' });
  const play = known.getByRole('listitem').filter({ hasText: PLAY });
  await retro.hands.press(play.getByRole('button', { name: 'Use play' }));
  await expect(play).toContainText('Used here');
  await backlog.refine({ change: 'No list arrives late', audience: 'The paid team', estimate: '2', criterion: 'Paid has heard of it' });
  await backlog.expectMissing('Expected value');
  await backlog.refine({ value: 'Three days of paid each sprint' });
  await backlog.expectReady();

  await openRoute(page, '#/plan');
  await retro.hands.select(page.getByRole('combobox', { name: 'Ready item' }), `${key} ${PROMISE}`);
  await retro.hands.write(page.getByRole('textbox', { name: 'Reason' }), 'We promised it');
  await retro.hands.press(retro.button('Add to the sprint'));
  await expect(page.getByText('Added to the sprint')).toBeVisible();

  // The next session begins with the promise, its item and the effect of the rule.
  await retro.begin();
  await retro.step('Facts and open actions');
  const promises = page.getByRole('region', { name: 'Actions from last time' });
  const changes = page.getByRole('region', { name: 'Workflow changes and their effect' });
  await expect(promises.getByRole('listitem').filter({ hasText: PROMISE })).toContainText(key);
  const asks = page.getByRole('region', { name: 'Requests without an answer' });
  const ask = asks.getByRole('listitem').filter({ hasText: ASK });
  await expect(ask).toContainText('The CMO');
  await retro.hands.press(ask.getByRole('button', { name: 'Adopted' }));
  await expect(ask).toHaveCount(0);
  for (const [place, what, note] of [[promises, PROMISE, '2 → 0 late lists'], [changes, 'Fewer small items', '5 → 2 small items']]) {
    const row = place.getByRole('listitem').filter({ hasText: what });
    await retro.hands.press(row.getByRole('button', { name: 'Record result' }));
    const dialog = page.getByRole('dialog');
    await retro.hands.select(dialog.getByLabel('Result'), 'Done, and it worked');
    await retro.hands.write(dialog.getByLabel('Number or reason'), note);
    await retro.hands.press(dialog.getByRole('button', { name: 'Save result' }));
    await expect(row).toContainText(`Done, and it worked ${note}`);
  }
  await openRoute(page, '#/playbook');
  await expect(page.getByRole('article').filter({ hasText: PLAY })).toContainText('Used 1 time');
});
