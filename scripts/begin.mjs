// Opens the built page as a person would: on an empty profile, or with the sample team.

/** Waits until the page can be used. */
export async function ready(page) {
  await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' });
}

/** In the page: whether a screen is there. While its module is on its way, its place is empty or says so. */
export function isShown() {
  const main = document.querySelector('main');
  return main !== null && main.innerText.trim() !== '' && main.querySelector('.loading') === null;
}

/** Opens the page and, on the first run, loads the sample team. */
export async function begin(page, url, { sample = true } = {}) {
  await page.goto(`${url}#/`);
  await ready(page);
  if (!sample) return;
  await page.getByRole('button', { name: /sample team/i }).first().click();
  await page.getByRole('button', { name: /sample team/i }).first().waitFor({ state: 'detached' });
  // Pictures show no toast and no hover.
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.mouse.move(0, 0);
}

/** Goes to a route such as 'board' and waits for it to settle. */
export async function visit(page, url, route) {
  await page.goto(`${url}#/${route}`);
  await page.waitForFunction(isShown);
  await page.evaluate(() => new Promise((settled) => setTimeout(settled, 300)));
}
