// Runs inside the page: measures from a person's input to the paint that answers it.

/** Installs `window.probe` before the page's own scripts. */
export function installProbe() {
  const writes = [];
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    const began = performance.now();
    setItem.call(this, key, value);
    writes.push({ key, characters: value.length, took: performance.now() - began });
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
    const { promise, resolve } = withResolvers();
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
    let resolve;
    const promise = new Promise((keep) => { resolve = keep; });
    return { promise, resolve };
  }

  window.probe = { writes, readyAt, fromInput };
}
