// Whether a screen is there.

/** In the page: while the module of a screen is on its way, its place is empty or says so. */
export function isShown() {
  const main = document.querySelector('main');
  return main !== null && main.innerText.trim() !== '' && main.querySelector('.loading') === null;
}
