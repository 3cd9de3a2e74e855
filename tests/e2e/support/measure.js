// Measures every screen of the sample team, with everything that is folded away open.
import { expect, open as openRoute } from './test.js';

export const SCREENS = ['#/', '#/intake', '#/backlog', '#/backlog/MKT-11', '#/plan', '#/board', '#/check-in', '#/review', '#/retro',
  '#/calendar', '#/metrics', '#/learnings', '#/playbook', '#/archive', '#/team', '#/priorities', '#/workflow', '#/handbook', '#/data', '#/request', '#/update'];

/** Loads the sample team. */
export async function sample(page, open) {
  await open();
  await page.getByRole('button', { name: 'Explore a sample team' }).click();
  await expect(page.getByText('Sample team loaded')).toBeVisible();
}

/** In the page: opens what is folded away, and waits until nothing is added any more. */
async function unfold() {
  const QUIET_MS = 200;
  const still = () => new Promise((done) => {
    let timer = 0;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => { watcher.disconnect(); done(); }, QUIET_MS);
    };
    const watcher = new MutationObserver(wait);
    watcher.observe(document.body, { subtree: true, childList: true });
    wait();
  });
  const folded = () => [...document.querySelectorAll('main details:not([open])')];
  await still();
  // What is opened may hold something folded.
  for (let all = folded(); all.length > 0; all = folded()) {
    for (const one of all) one.open = true;
    await still();
  }
}

/** Expects `measure` to find nothing wrong on any screen. */
export async function walk(page, measure, settings) {
  const found = {};
  for (const address of SCREENS) {
    await openRoute(page, address);
    await expect(page.getByRole('heading').first()).toBeVisible();
    await page.evaluate(unfold);
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
