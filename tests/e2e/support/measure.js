// Measures every screen of the sample team, with everything that is folded away open.
import { expect, open as openRoute } from './test.js';

export const SCREENS = ['#/', '#/intake', '#/backlog', '#/backlog/MKT-11', '#/plan', '#/board', '#/check-in', '#/review', '#/retro',
  '#/calendar', '#/metrics', '#/learnings', '#/playbook', '#/archive', '#/team', '#/priorities', '#/workflow', '#/handbook', '#/data', '#/request'];

/** Loads the sample team. */
export async function sample(page, open) {
  await open();
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded')).toBeVisible();
}

/** Expects `measure` to find nothing wrong on any screen. */
export async function walk(page, measure, settings) {
  const found = {};
  for (const address of SCREENS) {
    await openRoute(page, address);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.evaluate(() => document.querySelectorAll('main details').forEach((one) => { one.open = true; }));
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 50)); }));
    const wrong = await page.evaluate(measure, settings);
    if (wrong.length > 0) found[address] = wrong;
  }
  expect(found).toEqual({});
}

/** In the page: text that its box cuts off. */
export function cut() {
  const own = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  const all = [...document.querySelectorAll('.app-header__goal, main :is(h1, h2, h3, p, li, a, span, button, dt, dd, td, th, label)')];
  return all.filter((one) => own(one) && one.checkVisibility() && !one.closest('.visually-hidden, .user-text__fold, svg')).flatMap((one) => {
    const style = getComputedStyle(one);
    const clips = [style.overflowX, style.overflowY].some((how) => how === 'hidden' || how === 'clip') && style.clipPath === 'none';
    return clips && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
      ? [`${one.tagName}.${one.className} "${one.textContent.trim().slice(0, 40)}"`] : [];
  });
}
