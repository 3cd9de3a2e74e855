// Serves a folder of static files on this machine, from / or from a sub-path, as a plain static host would:
// brotli if the browser accepts it, no directory listing, nothing outside the folder.
// Usage: node scripts/serve.mjs [FOLDER] [--port 8080] [--base /some/folder/] [--quality 11]
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.wasm', '.webmanifest']);
/** The build adds a hash to the names of files that never change; so does Trunk. */
const HASHED = /-[0-9a-f]{12,}(_bg)?\.\w+$/;

/** A development build is larger than this; compressing it would take longer than sending it. */
const LARGEST_COMPRESSED = 8_000_000;

/** Returns the file that a request path names, or nothing if it is not a file inside the folder. */
async function fileFor(folder, base, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(base) || path.includes('\0') || path.includes('\\')) return null;
  const inside = path.slice(base.length);
  const wanted = resolve(folder, inside.endsWith('/') || inside === '' ? join(inside, 'index.html') : inside);
  try {
    const file = await realpath(wanted);
    const info = await stat(file);
    return file.startsWith(folder + sep) && info.isFile() ? { file, info } : null;
  } catch {
    return null;
  }
}

/**
 * Starts a server and returns its address and a way to stop it. Port 0 means any free port. The best
 * compression takes seconds, so a host that serves a page once should use a lower quality. `heard` receives
 * the path of every request. `beside(request, response)` answers what lies beside the page, and returns whether it did.
 */
export async function serve({ folder = 'dist', port = 0, base = '/', quality = 11, heard = () => {}, beside = () => false } = {}) {
  const root = await realpath(resolve(folder));
  const compressed = new Map();

  async function brotli(file, info) {
    const key = `${file}:${info.mtimeMs}:${info.size}`;
    if (!compressed.has(key)) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: info.size };
      compressed.set(key, readFile(file).then((bytes) => compress(bytes, { params })));
    }
    return compressed.get(key);
  }

  async function answer(request, response) {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const path = new URL(request.url, 'http://localhost').pathname;
    heard(path);
    if (base !== '/' && path === base.slice(0, -1)) {
      response.writeHead(301, { location: base }).end();
      return;
    }
    const found = await fileFor(root, base, request.url);
    if (!found) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    const { file, info } = found;
    const extension = extname(file);
    const headers = {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
    };
    const takesBrotli = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    if (takesBrotli && COMPRESSED.has(extension) && info.size <= LARGEST_COMPRESSED) {
      const body = await brotli(file, info);
      response.writeHead(200, { ...headers, 'content-encoding': 'br', 'content-length': body.length });
      response.end(request.method === 'HEAD' ? undefined : body);
      return;
    }
    response.writeHead(200, { ...headers, 'content-length': info.size });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  }

  const server = createServer((request, response) => {
    if (beside(request, response)) return;
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise((ready, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', ready);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '8080' },
      base: { type: 'string', default: '/' },
      quality: { type: 'string', default: '11' },
    },
  });
  const base = `/${values.base.replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  try {
    const [folder] = positionals;
    const [port, quality] = [Number(values.port), Number(values.quality)];
    const { url } = await serve({ folder, port, base, quality });
    console.log(`Sprintloop is at ${url} (Ctrl+C stops it)`);
  } catch (error) {
    const why = error.code === 'EADDRINUSE' ? `port ${values.port} is taken; say PORT=8081 make serve` : error.message;
    console.error(`Cannot serve: ${why}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
