// Makes the page work offline. It fetches the files of one build once and serves them; it never reads what
// a person writes, and makes no other requests.
// The build fills in the version and the files with their integrity (scripts/keep-offline.mjs).
const VERSION = '@VERSION@';
const FILES = {};

// A host may serve several pages: each manages only the caches of its own folder.
const MINE = `sprintloop ${self.registration.scope} `;
const CACHE = MINE + VERSION;
const address = (file) => new URL(file, self.registration.scope).href;
const PAGE = address('index.html');

// All files or none, each as it was built: builds are never mixed, not even if a host serves an old file
// beside a new one. Files with a hash in their name may come from the browser's cache; the others are
// fetched again.
self.addEventListener('install', (event) => {
  const hashed = /-[0-9a-f]{12,}\.\w+$/;
  const requests = Object.entries(FILES).map(([file, integrity]) =>
    new Request(address(file), { integrity, cache: hashed.test(file) ? 'default' : 'no-cache' }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

// A newer build waits until the person accepts it or closes every window of the older one.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) =>
    Promise.all(names.filter((name) => name.startsWith(MINE) && name !== CACHE).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  // A page that can't start bypasses every cache, including this one.
  if (request.cache === 'reload') return;
  const url = new URL(request.url);
  url.hash = '';
  url.search = '';
  const page = url.href === self.registration.scope || url.href === PAGE;
  const wanted = request.mode === 'navigate' && page ? PAGE : url.href;
  if (request.method !== 'GET' || !Object.keys(FILES).some((file) => address(file) === wanted)) return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(wanted)).then((kept) => kept ?? fetch(request)));
});
