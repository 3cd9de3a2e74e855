// How long what one tab does takes to stand in two other tabs of the browser.
const ROUNDS = 5;

/** In the page: adds an item, and gives when that was by the machine's clock. */
function add(title) {
  const form = document.querySelector('form.quick-add');
  const field = form.querySelector('input');
  field.value = title;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  const before = Date.now();
  form.requestSubmit();
  return before;
}

/** In the page: when a text is first there, by the machine's clock. */
function seen(text) {
  return new Promise((done) => {
    const look = () => document.body.textContent.includes(text) && done(Date.now());
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
  });
}

/** Shows the backlog in the tab in front: one behind others draws nothing. */
async function backlog(tab, url) {
  await tab.goto(`${url}#/backlog`);
  await tab.locator('form.quick-add').waitFor();
}

/** Notes the slower of the two others. */
export async function measureTabs({ browser, url, slow, note }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const one = await slow(context);
  await one.goto(`${url}#/data`, { waitUntil: 'networkidle' });
  await one.getByRole('button', { name: 'Load sample team' }).click();
  await one.getByText('Sample team loaded').waitFor();
  await backlog(one, url);
  const others = [];
  while (others.length < 2) {
    others.push(await slow(context));
    await backlog(others.at(-1), url);
  }
  const took = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const title = `Price page ${round}`;
    const shown = others.map((tab) => tab.evaluate(seen, title));
    const done = await one.evaluate(add, title);
    took.push(Math.max(...await Promise.all(shown)) - done);
  }
  note('what one tab does, in two others', 'ms', 1_000, took);
  await context.close();
}
