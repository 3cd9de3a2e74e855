// Runs inside the page: measures from a person's input to the paint that answers it.

/** Installs `window.probe` before the page's own scripts. */
export function installProbe() {
  /** After this nobody waits any more. */
  const LONGEST = 60_000;
  const writes = [];
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    const began = performance.now();
    setItem.call(this, key, value);
    writes.push({ key, characters: value.length, took: performance.now() - began });
  };

  const createObjectURL = URL.createObjectURL;
  URL.createObjectURL = function (blob) {
    window.probe.blobs += 1;
    // A file that is handed over changes nothing in the page; this does, for who waits for it.
    document.documentElement.dataset.blobs = window.probe.blobs;
    return createObjectURL.call(this, blob);
  };

  const readyAt = new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (document.documentElement?.dataset.ready !== 'true') return;
      watcher.disconnect();
      afterPaint(() => resolve(performance.now()));
    });
    watcher.observe(document, { subtree: true, attributes: true, attributeFilter: ['data-ready'] });
  });

  /** Calls back once the next frame has been painted. */
  function afterPaint(done) {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(null);
    });
  }

  /** Waits for an event of that name, then for the page to satisfy `answered`, then for the paint. */
  function fromInput(name, answered) {
    const { promise, resolve, reject } = withResolvers();
    setTimeout(() => reject(new Error(`no answer to ${name} within ${LONGEST / 1000} s`)), LONGEST);
    addEventListener(
      name,
      (event) => {
        const look = () => answered() && (watcher.disconnect(), afterPaint(() => resolve(performance.now() - event.timeStamp)));
        const watcher = new MutationObserver(look);
        watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      },
      { capture: true, once: true },
    );
    return promise;
  }

  function withResolvers() {
    let resolve, reject;
    const promise = new Promise((keep, refuse) => { [resolve, reject] = [keep, refuse]; });
    return { promise, resolve, reject };
  }

  window.probe = { writes, blobs: 0, readyAt, fromInput };
}
