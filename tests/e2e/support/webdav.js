// A host with the built page and, beside it, a WebDAV folder of a real server, on one origin.
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request as ask } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { serve } from '../../../scripts/serve.mjs';
import { dist } from './host.js';

/** The paths under which the folder lies. */
export const TEAM = /^\/team\//;

/** The servers that the stories run against. */
export const SERVERS = { rclone: startRclone, apache: startApache, nginx: startNginx };

/** Nothing is ever answered. */
export const SILENCE = 'silence';

function end(child) {
  child.removeAllListeners('exit');
  const gone = new Promise((done) => { child.once('exit', done); });
  child.kill();
  return gone;
}

/** Starts a program and waits until `started` finds its port in what the program says, or answers by itself. */
function start(command, args, started) {
  const child = spawn(command, args, { env: { ...process.env, RCLONE_CONFIG: '/dev/null' }, stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((ready, failed) => {
    let said = '';
    child.once('error', failed);
    child.once('exit', () => failed(new Error(`${command} ended: ${said}`)));
    child.stderr.on('data', (data) => { said += data; });
    const look = setInterval(async () => {
      const port = await started(said);
      if (!port) return;
      clearInterval(look);
      ready({ port, child });
    }, 50);
    child.once('exit', () => clearInterval(look));
  });
}

function startRclone(folder) {
  const args = ['serve', 'webdav', folder, '--addr', '127.0.0.1:0', '--baseurl', '/team', '-vv'];
  return start('rclone', args, (said) => Number(said.match(/WebDav Server started on \[?http:\/\/127\.0\.0\.1:(\d+)/)?.[1]));
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

/** Apache with its own WebDAV modules, as Debian's apache2-bin has them. */
async function startApache(folder, state) {
  const port = await freePort();
  const modules = '/usr/lib/apache2/modules';
  // It gives up the rights of root and writes as another user.
  for (const path of [folder, join(folder, 'taken'), state]) await chmod(path, 0o777);
  const conf = join(state, 'apache.conf');
  await writeFile(conf, `
ServerName localhost
Listen 127.0.0.1:${port}
ServerRoot ${state}
DocumentRoot ${state}
PidFile ${state}/pid
ErrorLog ${state}/errors
${['mpm_event', 'authz_core', 'alias', 'dav', 'dav_fs'].map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
User nobody
Group nogroup
DavLockDB ${state}/locks
Alias /team ${folder}
<Directory ${folder}>
  Dav On
  Require all granted
</Directory>
`);
  return start('apache2', ['-f', conf, '-DFOREGROUND'], () => answers(port));
}

/** The port once something answers there. */
function answers(port) {
  return new Promise((done) => {
    const asked = ask({ host: '127.0.0.1', port, method: 'OPTIONS', path: '/team/' }, (answer) => { answer.resume(); done(port); });
    asked.on('error', () => done(0));
    asked.end();
  });
}

/** The lines of the README for nginx, which a reader types. */
async function recipe() {
  const text = await readFile(join(import.meta.dirname, '../../../README.md'), 'utf8');
  return text.match(/```nginx\n([^]*?)```/)[1];
}

/**
 * nginx with the WebDAV modules of Debian's packages, as the README says to set it up: the built page and beside it the
 * folder, on one origin. `users` is a file of users and passwords; without one nobody is asked.
 */
async function startNginx(folder, state, { users = '' } = {}) {
  const port = await freePort();
  const signed = (line) => users !== '' || !line.includes('auth_basic');
  const lines = (await recipe()).replaceAll('/srv/team/', `${folder}/`).replace('/etc/nginx/team', users);
  const conf = join(state, 'nginx.conf');
  await writeFile(conf, `
load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;
${process.getuid() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${state}/pid;
error_log ${state}/errors;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${state}/${kind};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    root ${dist};
${lines.split('\n').filter(signed).join('\n')}
  }
}
`);
  return start('nginx', ['-c', conf, '-e', `${state}/errors`], () => answers(port));
}

/** nginx alone: it serves the page at `/` and the folder at `/team/`. */
export async function nginxHost(options) {
  const state = await mkdtemp(join(tmpdir(), 'sprintloop-server-'));
  const folder = await mkdtemp(join(tmpdir(), 'sprintloop-team-'));
  const { port, child } = await startNginx(folder, state, options);
  return {
    url: `http://127.0.0.1:${port}/`,
    folder,
    close: async () => {
      await end(child);
      for (const path of [folder, state]) await rm(path, { recursive: true, force: true });
    },
  };
}

/**
 * Serves the page at `/` and a WebDAV folder at `/team/`. `down(true)` stops answering for the folder, `answer(by)` answers
 * in its place with the status, or the status and headers, that `by(method, path)` gives, never with SILENCE, and lets the rest
 * through; `restart()`
 * ends the server and starts it again.
 */
export async function hostWithTeamFolder(server = 'rclone') {
  const state = await mkdtemp(join(tmpdir(), 'sprintloop-server-'));
  const folder = await mkdtemp(join(tmpdir(), 'sprintloop-team-'));
  await mkdir(join(folder, 'taken'));
  let { port, child } = await SERVERS[server](folder, state);
  let by = () => undefined;
  const beside = (request, response) => {
    if (!TEAM.test(request.url)) return false;
    const instead = by(request.method, request.url);
    if (instead === SILENCE) return true;
    if (instead) {
      request.resume();
      const { status = instead, headers = {} } = instead;
      response.writeHead(status, headers).end();
      return true;
    }
    const { method, url: path, headers } = request;
    const passed = ask({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      // Where the server breaks off, so does this: rclone does when a file is written anew while it is read.
      pipeline(answer, response, () => {});
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
    return true;
  };
  const { url, close } = await serve({ folder: dist, quality: 1, beside });
  return {
    url,
    folder,
    down: (value) => { by = () => (value ? 503 : undefined); },
    answer: (other = () => undefined) => { by = other; },
    restart: async () => {
      await end(child);
      ({ port, child } = await SERVERS[server](folder, state));
    },
    close: async () => {
      await end(child);
      await close();
      for (const path of [folder, state]) await rm(path, { recursive: true, force: true });
    },
  };
}
