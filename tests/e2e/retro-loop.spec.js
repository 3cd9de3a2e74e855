// The loop of two retrospectives on screen: what the first one leaves is at work in the sprint, and
// comes back in the second for its verdict.
import { Backlog } from './pages/backlog.js';
import { Retro } from './pages/retro.js';
import { PointerHands } from './support/hands.js';
import { expect, open as openRoute, test } from './support/test.js';

const PROMISE = 'If an account list changes, tell paid that day';
const PLAY = 'Tell paid when a list changes';

/** The first session leaves an action, which becomes an item, and a play. */
async function firstSession(retro) {
  const { page, hands } = retro;
  await openRoute(page, '#/retro');
  await hands.select(page.getByLabel('Which sprint'), 'Sprint 4');
  await hands.press(retro.button('Open the retrospective'));
  await expect(page).toHaveURL(/\/open$/);
  await retro.step('Decide');
  await hands.press(page.getByRole('button', { name: /^Action/ }));
  const action = page.getByRole('dialog', { name: 'Action' });
  await hands.write(action.getByLabel('What is done'), PROMISE);
  await hands.select(action.getByLabel('Who answers for it'), 'Priya Kaur');
  await hands.press(action.getByRole('button', { name: 'Save the action' }));
  await hands.press(retro.button('To the backlog'));
  await hands.press(retro.button('Play'));
  const play = page.getByRole('dialog', { name: 'Play' });
  await hands.write(play.getByLabel('What is it called?'), PLAY);
  await hands.write(play.getByLabel('When does it apply?'), 'An account list changes after Friday');
  await hands.press(play.getByRole('button', { name: 'Save the play' }));
  const item = page.getByRole('region', { name: 'What comes out' }).getByRole('link', { name: /^MKT-/ });
  const key = (await item.textContent()).match(/MKT-\d+/)[0];
  return { key, session: page.url().replace(/.*#/, '#') };
}

/** From now on such work says what it is worth; it came out of the session, and is looked at today. */
async function changeTheRules({ page, hands }) {
  await openRoute(page, '#/workflow');
  const card = page.getByRole('article').filter({ hasText: 'Operational improvement' });
  await expect(card).not.toContainText('Expected value');
  await hands.press(card.getByRole('button', { name: 'Edit' }));
  const dialog = page.getByRole('dialog', { name: 'Work type' });
  await hands.tick(dialog.getByRole('checkbox', { name: 'Expected value' }));
  await hands.write(dialog.getByLabel('Why the change?'), 'Small work crowded out the goal');
  await hands.expand(dialog.locator('details').filter({ hasText: 'More about the change' }));
  await hands.write(dialog.getByLabel('What should it bring?'), 'Fewer small items');
  await hands.press(dialog.getByRole('button', { name: 'Save' }));
  await expect(card).toContainText('Expected value');
}

test('an action, a rule and a play of one retrospective are at work in the sprint and return in the next', async ({ page, open }) => {
  test.setTimeout(120_000);
  const retro = new Retro(page, new PointerHands(page));
  const backlog = new Backlog(page, retro.hands);
  await open();
  await page.getByRole('button', { name: 'See the sample team' }).click();
  await expect(page.getByText('The sample team is here')).toBeVisible();
  const { key, session } = await firstSession(retro);
  await changeTheRules(retro);
  await openRoute(page, session);
  await expect(page.getByRole('region', { name: 'What comes out' })).toContainText('Change of the rules');
  await retro.step('Close');
  await retro.hands.press(retro.button('End the session'));
  await expect(page.getByText('Ended', { exact: true })).toBeVisible();

  // The gate asks by the new rule; the play is offered on what is alike.
  await openRoute(page, `#/backlog/${key}`);
  await expect(backlog.panel).toContainText(PROMISE);
  const known = backlog.panel.getByRole('region', { name: 'What we know' });
  const play = known.getByRole('listitem').filter({ hasText: PLAY });
  await retro.hands.press(play.getByRole('button', { name: 'Use it' }));
  await expect(play).toContainText('Used here');
  await backlog.refine({ change: 'No list arrives late', audience: 'The paid team', estimate: '2', criterion: 'Paid has heard of it' });
  await backlog.expectMissing('Expected value');
  await backlog.refine({ value: 'Three days of paid each sprint' });
  await backlog.expectReady();

  await openRoute(page, '#/plan');
  await retro.hands.select(page.getByRole('combobox', { name: 'Ready item' }), `${key} ${PROMISE}`);
  await retro.hands.write(page.getByRole('textbox', { name: 'Why now' }), 'We promised it');
  await retro.hands.press(retro.button('Add to the sprint'));
  await expect(page.getByText('Added to the sprint')).toBeVisible();

  // The next session begins with the promise, its item and the effect of the rule.
  await retro.begin();
  await retro.step('Facts and promises');
  const promises = page.getByRole('region', { name: 'Promises of earlier retrospectives' });
  const changes = page.getByRole('region', { name: 'Changes of the rules and their effect' });
  await expect(promises.getByRole('listitem').filter({ hasText: PROMISE })).toContainText(key);
  for (const [place, what, note] of [[promises, PROMISE, '2 → 0 late lists'], [changes, 'Fewer small items', '5 → 2 small items']]) {
    const row = place.getByRole('listitem').filter({ hasText: what });
    await retro.hands.press(row.getByRole('button', { name: 'What became of it' }));
    const dialog = page.getByRole('dialog');
    await retro.hands.write(dialog.getByLabel('A figure, or the reason'), note);
    await retro.hands.press(dialog.getByRole('button', { name: 'Save the verdict' }));
    await expect(row).toContainText(`Done, it worked ${note}`);
  }
  await openRoute(page, '#/playbook');
  await expect(page.getByRole('article').filter({ hasText: PLAY })).toContainText('Used 1 time');
});
