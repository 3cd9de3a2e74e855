// A host with the built page and, beside it, a WebDAV folder of a real server (rclone), on one origin.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../../scripts/serve.mjs';
import { dist } from './host.js';

/** The paths under which the folder lies. */
export const TEAM = /^\/team\//;

/** Starts rclone's server and waits for its address. */
function startServer(folder) {
  const child = spawn('rclone', ['serve', 'webdav', folder, '--addr', '127.0.0.1:0', '--baseurl', '/team', '-vv'], {
    env: { ...process.env, RCLONE_CONFIG: '/dev/null' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((ready, failed) => {
    let said = '';
    child.once('error', failed);
    child.once('exit', () => failed(new Error(`rclone ended: ${said}`)));
    child.stderr.on('data', (data) => {
      said += data;
      const [, port] = said.match(/WebDav Server started on \[?http:\/\/127\.0\.0\.1:(\d+)/) ?? [];
      if (port) ready({ port: Number(port), child });
    });
  });
}

/** Serves the page at `/` and a WebDAV folder at `/team/`. `down(true)` stops answering for the folder. */
export async function hostWithTeamFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'sprintloop-team-'));
  await mkdir(join(folder, 'taken'));
  const { port, child } = await startServer(folder);
  let down = false;
  const beside = (request, response) => {
    if (!TEAM.test(request.url)) return false;
    if (down) {
      response.writeHead(503).end();
      return true;
    }
    const { method, url: path, headers } = request;
    const passed = ask({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
    return true;
  };
  const { url, close } = await serve({ folder: dist, quality: 1, beside });
  return {
    url,
    folder,
    down: (value) => { down = value; },
    close: async () => {
      child.removeAllListeners('exit');
      child.kill();
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
