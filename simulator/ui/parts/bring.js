// Draws nothing. Brings the place it stands in into view: what a form answers may stand above the fold.
// Where the button that was pressed is gone, and the focus with it, the focus comes along: the next Tab goes on from here.
// data: token, whole (the box it stands in, not this place alone), block (where in the window: 'center' where it is not said).
export default function ({ data: [data], parentElement }) {
  const box = parentElement.querySelector('.c');
  const host = parentElement.host || box, around = host.closest('[data-testid$="Block"]');
  const el = data.whole && around || host;
  el.style.scrollMarginTop = '9.5rem'; // clear of the menu and the strip
  if (box._token !== data.token) setTimeout(() => { // what is gone is taken away when all has been drawn
    if (document.activeElement !== document.body || !host.isConnected) return;
    host.tabIndex = -1; host.style.setProperty('outline', 'none', 'important'); host.focus({ preventScroll: true });
  }, 400);
  intoView(box, el, data.token, data.block);
}
