// What a person waits for who brings a large table of another tool into the sample team.
import { installProbe } from './probe.js';
import { shows, timed } from './timed.mjs';

const ROWS = 5000;
const HEAD = 'Issue key,Summary,Issue Type,Status,Assignee,Updated,Due date,Labels,Labels,Description,Original Estimate';
const KINDS = ['Story', 'Bug', 'Task'];
const STATES = ['Backlog', 'To Do', 'In Progress', 'In Review'];
const LABELS = ['Web', 'Email', 'Events', 'launch', 'brand', 'partner'];

/** The table, the same each time: some 250 letters a row, with quotes and a line end in each text. */
function table() {
  const row = (at) => [
    `MKT-${at}`,
    `Comparison page for buyers of size ${at}`,
    KINDS[at % KINDS.length],
    STATES[at % STATES.length],
    `Person ${at % 12}`,
    '12/Mar/24 9:41 AM',
    `${1 + (at % 28)}/Sep/27 12:00 AM`,
    LABELS[at % LABELS.length],
    LABELS[(at * 5 + 1) % LABELS.length],
    `"What we know about ""people who compare"", number ${at}.\nAsked for by sales, needed before the fair."`,
    28_800,
  ].join(',');
  return [HEAD, ...Array.from({ length: ROWS }, (_, at) => row(at))].join('\r\n');
}

/** Notes how long a table of five thousand rows takes: to be looked at, and to be brought in. */
export async function measureTable({ browser, url, slow, note }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript(installProbe);
  const page = await slow(context);
  await page.goto(`${url}#/data`, { waitUntil: 'commit' });
  await page.evaluate(() => window.probe.readyAt);
  await page.getByRole('button', { name: 'Load sample team' }).click();
  await page.getByText('Sample team loaded').first().waitFor();
  const file = { name: 'jira.csv', mimeType: 'text/csv', buffer: Buffer.from(table()) };
  const looked = await timed(page, 'change', shows('dialog[open] table'), () =>
    page.getByLabel('Import file').setInputFiles(file));
  note(`look at a table of ${ROWS} rows`, 'ms', undefined, [looked]);
  const button = page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true });
  const brought = await timed(page, 'click', `!${shows('dialog[open]')}`, () => button.click());
  note(`import of a table of ${ROWS} rows, look and bring in`, 'ms', 10_000, [looked + brought]);
  await context.close();
}
