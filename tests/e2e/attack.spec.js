// Known attack strings in every text a file can bring: nothing of them runs, in the page or in what it exports.
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Data } from './pages/data.js';
import { PointerHands } from './support/hands.js';
import { expect, test } from './support/test.js';

const RUN = 'window.intruder=1';
const ATTACKS = [
  `<script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `'"><img src=x onerror=${RUN}>`,
  `<svg/onload=${RUN}>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<body onload=${RUN}>`,
  `<iframe srcdoc="<script>parent.intruder=1</script>"></iframe>`,
  `<iframe src="javascript:parent.intruder=1"></iframe>`,
  `<object data="data:text/html,<script>${RUN}</script>"></object>`,
  `<a href="javascript:${RUN}">press</a>`,
  `<details open ontoggle=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<form action="javascript:${RUN}"><button>go</button></form>`,
  `</textarea><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `--><script>${RUN}</script><!--`,
  `]]><script>${RUN}</script>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<template><script>${RUN}</script></template>`,
  `<base href="https://example.com/">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`,
  `<link rel=stylesheet href="data:text/css,*{display:none}">`,
  `[press](javascript:${RUN})`,
  `![x](x"onerror="${RUN})`,
  '`${' + RUN + '}`',
  `{{constructor.constructor('${RUN}')()}}`,
  `<scr\u0000ipt>${RUN}</script>`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `\u202e<script>${RUN}</script>`,
];
const ADDRESSES = [
  `javascript:${RUN}`, `JaVaScRiPt:${RUN}`, ` javascript:${RUN}`, `java\tscript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`, `vbscript:${RUN}`, `//example.com/${RUN}`, `file:///etc/passwd`,
  `https://example.com/"onmouseover="${RUN}`, `https://example.com/'><script>${RUN}</script>`,
];

/** The fields that people write in; what the page itself writes there (an alternative's name) has no blank. */
const WRITTEN = new Set([
  'title', 'name', 'text', 'description', 'expected_value', 'change', 'audience', 'what', 'why', 'reason', 'evidence',
  'subject', 'expected', 'happened', 'notes', 'next', 'problem', 'objective', 'label', 'outcome', 'rationale', 'detail',
  'data_snapshot', 'hypothesis', 'guard', 'cause', 'driver', 'steps', 'source', 'agreement', 'value',
]);

/** Every text of a file, replaced by attacks one after the other. */
function hostile(text) {
  const file = JSON.parse(text);
  let at = 0;
  const walk = (value, name) => {
    if (typeof value === 'string') return WRITTEN.has(name) && /\S \S/.test(value) ? ATTACKS[at++ % ATTACKS.length] : value;
    if (Array.isArray(value)) return value.map((one) => walk(one, name));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, walk(inside, key)]));
  };
  // The log says what was done then and is not rewritten.
  const { log, ...rest } = file.workspace;
  file.workspace = { ...walk(rest), log };
  const comment = Object.values(file.workspace.items).find((item) => item.comments?.length)?.comments[0];
  for (const [number, item] of Object.values(file.workspace.items).slice(-25).entries()) {
    item.links = ADDRESSES.map((address, at) => ({ label: ATTACKS[(number + at) % ATTACKS.length], address }));
    item.description = ATTACKS.join('\n');
    if (comment) {
      item.comments = ATTACKS.slice(0, 5).map((text, at) => ({
        ...comment, id: `00000000-0000-4000-8000-${String(number * 100 + at).padStart(12, '0')}`, text, author: ATTACKS[at],
      }));
    }
  }
  return { text: JSON.stringify(file), count: at };
}

/** Nothing ran, nothing but text came of it, and links lead where links may. */
async function expectHarmless(page, where) {
  expect(await page.evaluate(() => window.intruder), where).toBeUndefined();
  const found = await page.evaluate(() => ({
    elements: [...document.querySelectorAll('body iframe, body object, body base, body meta, main script, main style, main img, main math, main template')].length,
    handlers: [...document.querySelectorAll('body *')].filter((one) => one.getAttributeNames().some((name) => name.startsWith('on'))).length,
    links: [...document.querySelectorAll('a[href], area[href]')]
      .map((one) => new URL(one.href, location.href).protocol)
      .filter((scheme) => !['http:', 'https:', 'mailto:', 'blob:', location.protocol].includes(scheme)),
  }));
  expect(found, where).toEqual({ elements: 0, handlers: 0, links: [] });
}

async function download(page, press) {
  const [saved] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFile(await saved.path(), 'utf8');
}

test('attack strings in every field run nowhere, in the page or in an exported file', async ({ page, open, context, freshProfile }, info) => {
  test.setTimeout(180_000);
  await open('#/data');
  const data = new Data(page, new PointerHands(page));
  await data.loadSample();
  const { text, count } = hostile((await data.export()).text);
  expect(count).toBeGreaterThan(100);

  const other = await freshProfile();
  await other.goto('./#/data');
  const victim = new Data(other, new PointerHands(other));
  await victim.choose({ name: `${ATTACKS[2]}.json`, mimeType: 'application/json', buffer: Buffer.from(text) });
  // A development build takes its time over a file of this size.
  await expect(victim.button('Import', victim.preview)).toBeVisible({ timeout: 60_000 });
  await other.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  await expectHarmless(other, 'the preview');
  await victim.press('Import', victim.preview);
  await expect(other.getByText('Imported', { exact: true })).toBeVisible();

  const retro = await other.evaluate(() => {
    location.hash = '#/archive';
    return new Promise((found) => {
      const look = () => {
        const link = document.querySelector('main a[href^="#/retro/"]');
        if (link) found(link.getAttribute('href'));
        else requestAnimationFrame(look);
      };
      look();
    });
  });
  const screens = [
    '#/', '#/intake', '#/backlog', '#/backlog/MKT-1', '#/backlog/MKT-20', '#/plan', '#/board', '#/check-in', '#/review',
    '#/calendar', '#/retro', retro, '#/playbook', '#/archive', '#/learnings', '#/metrics', '#/team', '#/priorities',
    '#/workflow', '#/handbook', '#/data',
  ];
  for (const address of screens) {
    await other.evaluate((hash) => { location.hash = hash; }, address);
    await expect(other.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await other.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
    await expectHarmless(other, address);
  }

  const files = {};
  await other.evaluate(() => { location.hash = '#/plan'; });
  await other.getByRole('button', { name: 'More for this sprint' }).click();
  files.plan = await download(other, () => other.getByRole('menuitem', { name: 'Download as HTML' }).click());
  await other.evaluate(() => { location.hash = '#/handbook'; });
  await other.getByRole('button', { name: 'Download', exact: true }).click();
  files.handbook = await download(other, () => other.getByRole('menuitem', { name: 'Download as HTML' }).click());
  await other.evaluate(() => { location.hash = '#/review'; });
  await other.getByRole('button', { name: 'Download', exact: true }).first().click();
  files.report = await download(other, () => other.getByRole('menuitem', { name: 'Download as HTML' }).click());

  for (const [name, html] of Object.entries(files)) {
    // Its own policy would stop a script; without it there is still none to stop.
    const bare = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
    expect(bare.length, name).toBeLessThan(html.length);
    for (const [kind, content] of [['sealed', html], ['bare', bare]]) {
      const path = info.outputPath(`${name}-${kind}.html`);
      await writeFile(path, content);
      const paper = await context.newPage();
      await paper.goto(pathToFileURL(path).href);
      await expect(paper.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expectHarmless(paper, `${name}, ${kind}`);
      await paper.close();
    }
  }
});
