// Writes the Content Security Policy of a page: the browser runs only the inline scripts, and applies only
// the inline styles, that were built.
// Run as a program it is the last step of a development build by Trunk. Trunk's own reload script changes at
// every start, so there any inline script may run, and a worker that keeps an older page unregisters itself;
// the rest of the policy is the same.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { leave } from './keep-offline.mjs';

/** Returns the hashes of the contents of such tags. */
function hashes(html, tag) {
  const inline = new RegExp(`<${tag}(?![^>]*\\ssrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g');
  return [...html.matchAll(inline)].map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

/** Returns what a page may ask besides its own host: nothing, or the one origin of a team space. */
export function teamOrigin(origin) {
  if (!origin) return [];
  const url = URL.canParse(origin) && new URL(origin);
  const local = url && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (!url || url.origin !== origin.replace(/\/$/, '') || !(url.protocol === 'https:' || (url.protocol === 'http:' && local))) {
    throw new Error(`TEAM_ORIGIN has to be one origin such as https://cloud.example.com, and is ${origin}`);
  }
  return [url.origin];
}

/** Returns the page with its policy. `team` is the origin of a team space on another host. */
export function seal(html, { watched = false, team = process.env.TEAM_ORIGIN } = {}) {
  if (!html.includes('@CSP@')) throw new Error('index.html has no @CSP@ to fill');
  const policy = [
    "default-src 'none'",
    `script-src ${["'self'", "'wasm-unsafe-eval'", ...(watched ? ["'unsafe-inline'"] : hashes(html, 'script'))].join(' ')}`,
    `style-src ${["'self'", ...hashes(html, 'style')].join(' ')}`,
    "img-src 'self' data: blob:",
    `connect-src ${["'self'", ...teamOrigin(team)].join(' ')}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html.replace('@CSP@', () => policy);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.env.TRUNK_STAGING_DIR;
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8').replace('@START@', () => readFileSync('public/start.js', 'utf8'));
  writeFileSync(page, seal(html, { watched: true }));
  leave(folder);
}
