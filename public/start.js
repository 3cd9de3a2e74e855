// Starts the page: stands in index.html as an inline script, whose hash the policy carries. Before it, the
// build writes the constant PAGE: the script, the first module, the workspace's and the stylesheet.
const root = document.documentElement;

/** The stylesheet, asked for by a script so that the first paint does not wait for it. */
function styled({ name, integrity }) {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', integrity, href: name });
  return new Promise((done, failed) => {
    link.onload = done;
    link.onerror = () => failed(new Error(`${name} is missing or was changed`));
    document.head.append(link);
  });
}

const files = {};

/** Fetches a file with modules: once, and again only where it could not be had. */
function get({ name, integrity }) {
  const file = files[name] ??= { bytes: fetch(name, { integrity }).then((answer) => answer.arrayBuffer()) };
  file.bytes.catch(() => { if (files[name] === file) delete files[name]; });
  return file;
}

globalThis.sprintloop = {
  /** Gives the script that joins the modules what starts a file, and starts it once. */
  get: (name, integrity) => () => {
    const file = get({ name, integrity });
    return (imports) => file.there ??= file.bytes.then((bytes) => WebAssembly.instantiate(bytes, imports));
  },
};

/** Whether a workspace is kept here; then its module is needed first of all. */
function isKept() {
  try {
    return Object.keys(localStorage).some((key) => /^sprintloop:[0-9a-f-]{36}:/.test(key));
  } catch {
    return true;
  }
}

// Once every module was fetched, so that nobody who waits for one shares the line with the worker.
addEventListener('sprintloop-whole', () => {
  root.dataset.whole = 'true';
  keep().catch(() => { /* No secure address, or the browser forbids it: the page works as before. */ });
}, { once: true });

try {
  const compiled = get(PAGE.first).bytes.then((bytes) => WebAssembly.compile(bytes));
  if (PAGE.workspace && isKept()) get(PAGE.workspace);
  const [{ default: init }, module_or_path] = await Promise.all([
    import(PAGE.script), compiled, PAGE.style && styled(PAGE.style),
  ]);
  await init({ module_or_path });
} catch (error) {
  if (!root.dataset.ready) {
    root.dataset.failed = 'start';
    document.getElementById('boot-failed').hidden = false;
  }
  throw error;
}

/** From now on the page opens without a network too. A newer build is offered, never forced. */
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
