// Draws nothing. Brings the place it stands in into view: what a form answers may stand above the fold.
// data: token, whole (the box it stands in, not this place alone), block (where in the window: 'center' where it is not said).
export default function ({ data: [data], parentElement }) {
  const box = parentElement.querySelector('.c');
  const host = parentElement.host || box, around = host.closest('[data-testid$="Block"]');
  const el = data.whole && around || host;
  el.style.scrollMarginTop = '9.5rem'; // clear of the menu and the strip
  intoView(box, el, data.token, data.block);
}
