// Starts the page: an inline script in index.html, whose hash is in the policy. The build writes the constant
// PAGE before it: the script, the first module, the workspace's module and the stylesheet.
const root = document.documentElement;
/** What the names of everything kept by the page in this folder begin with, as in src/storage/folder.rs. */
const MINE = `sprintloop:${location.pathname.replace(/[^/]*$/, '').replaceAll(':', '%3A')}:`;
/** Where a tab notes that it has fetched the page from the host past every cache. */
const ASKED = `${MINE}asked-host-again`;

/** Returns the key of a name in the storage, or nothing if it belongs to a page in another folder. */
function keyOf(name) {
  if (name.startsWith(MINE)) return `sprintloop:${name.slice(MINE.length)}`;
  // A version without folders in the names has stored it.
  return /^sprintloop:[^/]/.test(name) ? name : null;
}

/** Loads the stylesheet by script, so that the first paint does not wait for it. */
function styled({ name, integrity }) {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', integrity, href: name });
  return new Promise((done, failed) => {
    link.onload = done;
    link.onerror = () => failed(new Error(`${name} is missing or was changed`));
    document.head.append(link);
  });
}

const files = {};

/** Fetches a file with modules once, and again only if that failed. */
function get({ name, integrity }) {
  const file = files[name] ??= { bytes: fetch(name, { integrity }).then((answer) => answer.arrayBuffer()) };
  file.bytes.catch(() => { if (files[name] === file) delete files[name]; });
  return file;
}

globalThis.sprintloop = {
  /** Returns a function that instantiates a file once, for the script that joins the modules. */
  get: (name, integrity) => () => {
    const file = get({ name, integrity });
    return (imports) => file.there ??= file.bytes.then((bytes) => WebAssembly.instantiate(bytes, imports));
  },
};

/** Returns whether a workspace is stored here; then its module is needed first. */
function isKept() {
  try {
    return Object.keys(localStorage).some((name) => /^sprintloop:[0-9a-f-]{36}:/.test(keyOf(name) ?? ''));
  } catch {
    return true;
  }
}

// Runs once every module was fetched, so that the worker does not compete for bandwidth.
addEventListener('sprintloop-whole', () => {
  root.dataset.whole = 'true';
  keep().catch(() => { /* Not a secure address, or the browser forbids it: the page works as before. */ });
}, { once: true });

try {
  const compiled = get(PAGE.first).bytes.then((bytes) => WebAssembly.compile(bytes));
  if (PAGE.workspace && isKept()) get(PAGE.workspace);
  const [{ default: init }, module_or_path] = await Promise.all([
    import(PAGE.script), compiled, PAGE.style && styled(PAGE.style),
  ]);
  await init({ module_or_path });
  try { sessionStorage.removeItem(ASKED); } catch { /* Blocked: then nothing was stored there. */ }
} catch (error) {
  if (!root.dataset.ready && !await askHostAgain()) {
    root.dataset.failed = 'start';
    document.getElementById('boot-failed').hidden = false;
    offerStored();
  }
  throw error;
}

/**
 * Fetches the page past every cache and reloads, once per tab: an older index.html in some cache names
 * files that the host no longer has. These caches hold nothing a person wrote. Returns whether the page is
 * reloading.
 */
async function askHostAgain() {
  try {
    if (sessionStorage.getItem(ASKED)) return false;
    sessionStorage.setItem(ASKED, 'true');
    const { ok } = await fetch('index.html', { cache: 'reload' });
    if (!ok) return false;
    const worker = await navigator.serviceWorker?.getRegistration();
    if (worker) {
      await worker.unregister();
      const mine = (await caches.keys()).filter((name) => name.startsWith(`sprintloop ${worker.scope} `));
      await Promise.all(mine.map((name) => caches.delete(name)));
    }
    location.reload();
    return true;
  } catch {
    return false; // No network, or no storage to note it in: a second try would fail too.
  }
}

/** Offers everything stored as a file if the page doesn't start. It needs no WebAssembly. */
function offerStored() {
  let stored;
  try {
    stored = Object.entries(localStorage).map(([name, text]) => [keyOf(name), text]).filter(([key]) => key).sort();
  } catch {
    return;
  }
  if (stored.length === 0) return;
  const button = document.getElementById('boot-download');
  button.hidden = false;
  button.onclick = () => {
    const href = URL.createObjectURL(new Blob([JSON.stringify(Object.fromEntries(stored))], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href, download: 'sprintloop-stored.json' }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  };
}

/** Makes the page work offline. A newer build is offered, never forced. */
async function keep() {
  const home = navigator.serviceWorker;
  const kept = await home.register('service-worker.js', { updateViaCache: 'none' });
  const offer = () => {
    if (!kept.waiting || !home.controller) return;
    root.dataset.newer = 'true';
    dispatchEvent(new Event('sprintloop-newer'));
  };
  const watch = () => kept.installing?.addEventListener('statechange', offer);
  kept.addEventListener('updatefound', watch);
  watch();
  addEventListener('sprintloop-take-over', () => {
    home.addEventListener('controllerchange', () => location.reload(), { once: true });
    if (kept.waiting) kept.waiting.postMessage('take-over');
    else location.reload();
  });
  offer();
}
