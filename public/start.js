// Starts the page: stands in index.html as an inline script, whose hash the policy carries. The built
// WebAssembly comes in two modules (scripts/split-page.mjs). Today opens with the first; the rest is
// fetched as soon as Today stands, and put beside it. A development build has one module, and no rest.
const root = document.documentElement;
const wasm = document.querySelector('link[rel=preload][as=fetch]');
const rest = document.querySelector('link[rel="rest"]');
let compiled = null;
let standing = false;

/** Fetches the rest while the page goes on. The browser refuses it where one byte is another. */
async function fetchRest() {
  const answer = await fetch(rest.href, { integrity: rest.integrity });
  compiled = await WebAssembly.compile(await answer.arrayBuffer());
}

/** Fetches the rest while everything waits: somebody is where it is needed before it came. */
function fetchRestNow() {
  const request = new XMLHttpRequest();
  request.open('GET', rest.href, false);
  // Bytes come as characters here, the only way for a request that is waited for.
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  const bytes = Uint8Array.from(request.responseText, (character) => character.charCodeAt(0));
  if (`sha256-${sha256(bytes)}` !== rest.integrity) throw new Error('The rest of the page is missing or was changed.');
  return new WebAssembly.Module(bytes);
}

/** SHA-256 (FIPS 180-4) in base64: the browser's own one cannot be waited for. */
function sha256(bytes) {
  const primes = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
  const k = primes.map((prime) => fraction(Math.cbrt(prime)));
  const h = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 128;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, bytes.length / 2 ** 29);
  view.setUint32(padded.length - 4, bytes.length << 3);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  const w = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    let [a, b, c, d, e, f, g, i] = h;
    for (let t = 0; t < 64; t += 1) {
      if (t < 16) {
        w[t] = view.getInt32(block + 4 * t);
      } else {
        const x = w[t - 15];
        const y = w[t - 2];
        w[t] = w[t - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[t - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
      }
      const one = (i + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[t] + w[t]) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      i = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, i].forEach((value, at) => { h[at] += value; });
  }
  const digest = new DataView(new ArrayBuffer(32));
  h.forEach((value, at) => digest.setInt32(4 * at, value));
  return btoa(String.fromCharCode(...new Uint8Array(digest.buffer)));
}

globalThis.sprintloop = {
  takeRest(first) {
    if (standing) return;
    compiled ??= fetchRestNow();
    new WebAssembly.Instance(compiled, { first });
    standing = true;
    root.dataset.rest = 'true';
  },
};

try {
  const { default: init } = await import(SCRIPT);
  const start = fetch(wasm.href, { integrity: wasm.integrity });
  // Every other screen stands in the rest, so that the page waits for both.
  if (rest && !/^#?\/?$/.test(location.hash)) await fetchRest();
  const first = await init({ module_or_path: start });
  if (rest) {
    try {
      if (!compiled) await fetchRest();
      globalThis.sprintloop.takeRest(first);
    } catch { /* It is asked for once more when it is needed, and then the page says so. */ }
  }
} catch (error) {
  if (!root.dataset.ready) {
    root.dataset.failed = 'start';
    document.getElementById('boot-failed').hidden = false;
  }
  throw error;
}
// The page stands: from now on it opens without a network too. A newer build is offered, never forced.
try {
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
} catch { /* No secure address, or the browser forbids it: the page works as before. */ }
