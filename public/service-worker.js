// Keeps the page for a visit without a network. It asks for the files of one build, once, and answers
// from them; it never looks at what a person writes, and asks nobody else for anything.
// The build writes its version here, and its files with the integrity of each (scripts/keep-offline.mjs).
const VERSION = '@VERSION@';
const FILES = {};

// Several pages may live on one host: each looks after the caches of its own folder alone.
const MINE = `sprintloop ${self.registration.scope} `;
const CACHE = MINE + VERSION;
const address = (file) => new URL(file, self.registration.scope).href;
const PAGE = address('index.html');

// All files or none, and each as it was built: one build is never mixed with another, not even where a host
// gives an old file beside a new one. Names that carry a hash may come from the browser's own cache,
// so that they are sent once; the others are asked for anew.
self.addEventListener('install', (event) => {
  const hashed = /-[0-9a-f]{12,}\.\w+$/;
  const requests = Object.entries(FILES).map(([file, integrity]) =>
    new Request(address(file), { integrity, cache: hashed.test(file) ? 'default' : 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

// A newer build waits until the person takes it, or until every window of the older one is closed.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) =>
    Promise.all(names.filter((name) => name.startsWith(MINE) && name !== CACHE).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.hash = '';
  url.search = '';
  const page = url.href === self.registration.scope || url.href === PAGE;
  const wanted = request.mode === 'navigate' && page ? PAGE : url.href;
  if (request.method !== 'GET' || !Object.keys(FILES).some((file) => address(file) === wanted)) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(wanted)).then((kept) => kept ?? fetch(request)));
});
