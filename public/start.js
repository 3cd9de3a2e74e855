// Starts the page: stands in index.html as an inline script, whose hash the policy carries. Before it, the
// build writes the constant PAGE: the script, the first module and the stylesheet, with their integrity.
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

async function first({ name, integrity }) {
  const answer = await fetch(name, { integrity });
  return WebAssembly.compile(await answer.arrayBuffer());
}

// Once every module was fetched, so that nobody who waits for one shares the line with the worker.
addEventListener('sprintloop-whole', () => {
  root.dataset.whole = 'true';
  keep().catch(() => { /* No secure address, or the browser forbids it: the page works as before. */ });
}, { once: true });

try {
  const [{ default: init }, module_or_path] = await Promise.all([
    import(PAGE.script), first(PAGE.wasm), PAGE.style && styled(PAGE.style),
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
