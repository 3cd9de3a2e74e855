// `make bench`: measures the built page in headless Chromium with the processor slowed down four
// times, and prints each figure beside its budget. Ends with a failure where one is over. Names after
// the command measure a part alone: `node benches/bench.mjs start large years table exchange tabs`.
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/chromium.mjs';
import { serve } from '../scripts/serve.mjs';
import { measureExchange } from './exchange.mjs';
import { measureLarge, measureYears } from './large.mjs';
import { measureStart } from './start.mjs';
import { measureTable } from './table.mjs';
import { measureTabs } from './tabs.mjs';

const SLOWDOWN = 4;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const DECIMALS = { KB: 1, s: 2, ms: 1, '': 0 };
const folder = process.env.DIST ?? 'dist';

const rows = [];

/**
 * Notes a figure: the middle of its samples counts, the worst is printed beside it. A budget is a number, or
 * `{ median, worst }` where the worst counts too.
 */
function note(what, unit, budget, samples) {
  const sorted = [...samples].sort((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)];
  const { median = budget, worst: longest = Infinity } = Object(budget);
  rows.push({ what, unit, budget: budget === undefined ? undefined : { median, longest }, middle, worst: sorted.at(-1) });
}

const isMet = ({ budget, middle, worst }) => budget === undefined || (middle <= budget.median && worst <= budget.longest);

function budgetText({ budget, unit }) {
  if (budget === undefined) return '';
  const worst = budget.longest === Infinity ? '' : `, worst ${budget.longest}`;
  return `≤ ${budget.median}${worst} ${unit}`.trim();
}

async function slowPage(context) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  return { page, session };
}

/** A fixed piece of work: where it takes as long in two runs, their figures can be compared. */
async function yardstick(browser) {
  const { page, session } = await slowPage(await browser.newContext());
  const samples = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    samples.push(await page.evaluate(() => {
      const began = performance.now();
      for (let at = 0, rest = 1; at < 5_000_000; at += 1) rest = (rest * 31 + at) % 1_000_003;
      return performance.now() - began;
    }));
  }
  await session.detach();
  await page.context().close();
  return samples;
}

function print() {
  const format = (value, unit) => (value === undefined ? '' : `${value.toFixed(DECIMALS[unit])} ${unit}`);
  const cells = rows.map((row) => [
    row.what,
    format(row.middle, row.unit),
    format(row.worst, row.unit),
    budgetText(row),
    row.budget === undefined ? '' : isMet(row) ? 'ok' : 'OVER',
  ]);
  const table = [['figure', 'median', 'worst', 'budget', ''], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table) {
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '));
  }
  return rows.every(isMet);
}

const server = await serve({ folder });
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
try {
  const slow = async (context) => (await slowPage(context)).page;
  const parts = {
    start: measureStart,
    large: measureLarge,
    years: measureYears,
    table: measureTable,
    exchange: measureExchange,
    tabs: measureTabs,
  };
  // The first answer is compressed while one waits; the bench measures the line and the page.
  await (await browser.newPage()).goto(server.url, { waitUntil: 'networkidle', timeout: 300_000 });
  const wanted = process.argv.slice(2);
  note('this machine, a fixed piece of work', 'ms', undefined, await yardstick(browser));
  for (const [name, part] of Object.entries(parts)) {
    if (wanted.length === 0 || wanted.includes(name)) await part({ browser, url: server.url, folder, slow, note, rounds: ROUNDS });
  }
  note('the same once all is measured', 'ms', undefined, await yardstick(browser));
} catch (error) {
  // What was measured until then is told all the same.
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
console.log(`\nProcessor slowed down ${SLOWDOWN} times; median and worst of ${ROUNDS}.\n`);
if (!print()) process.exitCode = 1;
