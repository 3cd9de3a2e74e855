// What a person waits for, from their deed to the paint that answers it.

/** Does something and gives how long the page took to answer it, in milliseconds. */
export async function timed(page, event, answered, act) {
  await page.evaluate(([name, condition]) => {
    window.answer = window.probe.fromInput(name, new Function(`return ${condition}`));
  }, [event, answered]);
  await act();
  return page.evaluate(() => window.answer);
}

/** A condition on the page: something like this is there. */
export const shows = (selector) => `Boolean(document.querySelector(${JSON.stringify(selector)}))`;
