// Shared by every part. Elements are built with textContent only: what a person wrote can never become markup.
const h = (tag, props = {}, ...kids) => {
  const el = document.createElement(tag);
  for (const [k, v] of Object.entries(props)) {
    if (v === false || v == null) continue;
    if (k.startsWith('on')) el[k] = v; else el.setAttribute(k, v === true ? '' : v);
  }
  el.append(...kids.flat(9).filter(k => k !== false && k != null && k !== ''));
  return el;
};
const icon = name => h('span', { class: 'ic', 'aria-hidden': 'true' }, name);
const vh = text => h('span', { class: 'vh' }, text);
const tag = (tone, text, ic) => h('span', { class: 'tag ' + tone }, ic && icon(ic), text);
// A part's function runs again at every data change: redraw, then give focus back to the control that had it.
const draw = (root, ...kids) => fill(root, root.querySelector('.c'), ...kids);
const fill = (root, box, ...kids) => {
  pressedThrough(root);
  const id = root._had || root.activeElement && root.activeElement.id, stay = reading(root);
  root._had = null;
  box.replaceChildren(...kids.flat(9).filter(Boolean));
  stay();
  const again = id && root.getElementById && root.getElementById(id);
  if (again) again.focus({ preventScroll: true });
  return box;
};
// What one reads stays where it is when something comes above it. It is found again by its id: all around it is drawn anew.
const reading = root => {
  const page = document.querySelector('[data-testid=stMain]'), top = id => root.getElementById(id).getBoundingClientRect().top;
  if (!root.getElementById || !page || !page.scrollTop) return () => {};
  const seen = [...root.querySelectorAll('[id^="b-"]')].find(el => el.getBoundingClientRect().bottom > 150);
  if (!seen || seen.getBoundingClientRect().top > innerHeight) return () => {};
  const id = seen.id, was = top(id);
  return () => { if (root.getElementById(id)) page.scrollTop += top(id) - was; };
};
// A button that is drawn anew between a finger's down and up gets no click from the browser, and a press would be lost
// without a word. The one that stands there now is clicked: the one that went can no longer send anything.
const pressedThrough = root => {
  if (root._hears) return;
  root._hears = true;
  const button = e => e.target.closest && e.target.closest('button');
  // Of a double click one is enough.
  root.addEventListener('click', e => { const taken = button(e); if (taken) taken._taken = true; });
  root.addEventListener('pointerdown', e => { root._down = button(e); });
  root.addEventListener('pointerup', e => {
    const down = root._down, up = button(e);
    root._down = null;
    if (down && up && !down.isConnected && down.id && down.id === up.id && !down._taken) up.click();
  });
};
const left = s => s < 0 ? 'late' : s < 60 ? s + ' s' : Math.floor(s / 60) + ' min' + (s < 300 && s % 60 ? ' ' + (s % 60) + ' s' : '');
const NO_LIMIT = 'no time limit';
const LEVELS = { not_shown: [0, 'Not shown'], emerging: [1, 'Emerging'], secure: [2, 'Secure'], strong: [3, 'Strong'] };
const word = level => level in LEVELS ? LEVELS[level][1] : 'Not observed';
// Level mark: three bars, filled to the level. Shape carries it, colour only helps. Hatched = suggested, dashes = not observed.
const pips = (level, how = 'confirmed') => {
  const n = level in LEVELS ? LEVELS[level][0] : -1;
  return h('span', { class: 'pips ' + (n < 0 ? 'none' : how), 'aria-hidden': 'true' }, [0, 1, 2].map(i => h('i', { class: i < n ? 'on' : '' })));
};
// Desk time that passes while nobody asks the server: paint(seconds since this was drawn), at once and then each second.
// data: running, speed. A gap of more than a minute was a sleeping machine: the server counts one minute of it, so this does too.
const ticking = (box, data, paint) => {
  clearInterval(box._tick); paint(0);
  if (!data.running) return;
  let seen = Date.now(), awake = 0;
  box._tick = setInterval(() => { const at = Date.now(); awake += Math.min(at - seen, 60000); seen = at; paint(data.speed * Math.floor(awake / 1000)); }, 1000);
};
