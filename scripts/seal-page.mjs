// Runs after Trunk has built: hashes every inline script of the staged page and writes the
// Content Security Policy, so that the browser runs exactly the scripts that were built.
// A development build is served with Trunk's own reload script, changed at every start, so there
// any inline script may run; the rest of the policy is the same. Last, the sealed page and everything
// beside it goes onto the list of what is kept for a visit without a network.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepOffline } from './keep-offline.mjs';
import { splitPage } from './split-page.mjs';

const folder = process.env.TRUNK_STAGING_DIR ?? 'dist';
const page = join(folder, 'index.html');
const development = process.env.TRUNK_PROFILE === 'debug';
if (!development) splitPage(folder);
let html = readFileSync(page, 'utf8');
for (const place of ['@CSP@', '@START@']) if (!html.includes(place)) throw new Error(`${page} has no ${place} to fill`);
html = html.replace('@START@', () => readFileSync('public/start.js', 'utf8'));

const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
  ([, script]) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
);

const inline = development ? ["'unsafe-inline'"] : hashes;

const policy = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' ${inline.join(' ')}`,
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

writeFileSync(page, html.replace('@CSP@', () => policy));
keepOffline(folder, { watched: html.includes('/.well-known/trunk/ws') });
