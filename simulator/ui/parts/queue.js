// The moderation queue: what waits, the most pressing first with the reasons why, then what is closed, folded away.
// data: meta, items [{id, kind 'case' | 'appeal', title, why [reasons], left (seconds, null where closed or without a time limit), status, closed}], selected, running, speed.
// Sends trigger `open`: the place to go to.
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const box = parentElement.querySelector('.c'), counted = [];
  const time = i => { if (i.left == null) return h('span', { class: 'w m' }, i.status); const el = h('span', { class: 'w' }); counted.push([el, i.left]); return el; };
  const row = i => h('li', {}, h('button', { id: 'q-' + i.id, class: 'case' + (i.closed ? ' closed' : ''), 'aria-current': i.id === data.selected ? 'true' : null, onclick: () => setTriggerValue('open', i.id) },
    icon(i.kind === 'case' ? 'gavel' : 'balance'), h('span', { class: 't' }, h('bdi', {}, i.title)), time(i), i.why.length ? h('span', { class: 'm s why' }, i.why.join(' · ')) : null));
  const open = data.items.filter(i => !i.closed), closed = data.items.filter(i => i.closed);
  if (box._folded == null || closed.some(i => i.id === data.selected)) box._folded = !closed.some(i => i.id === data.selected);
  draw(parentElement, h('nav', { 'aria-label': 'Queue' }, open.length > 1 && h('p', { class: 'm s head' }, `${open.length} open, the most pressing first`), open.length ? h('ol', { 'aria-label': 'Open, the most pressing first' }, open.map(row)) : h('p', { class: 'm' }, 'Nothing waits. New reports show here with a number in the rail.'),
    closed.length ? h('details', { open: !box._folded, ontoggle: e => { box._folded = !e.target.open; } }, h('summary', { id: 'closed' }, `${closed.length} closed`), h('ol', {}, closed.map(row))) : null));
  const on = parentElement.querySelector('[aria-current]'), list = on && on.closest('ol');
  if (list) list.scrollTop = Math.max(0, on.offsetTop + on.parentElement.offsetTop - 60);
  ticking(box, data, passed => counted.forEach(([el, seconds]) => {
    const now = seconds - passed, words = left(now) + (now < 0 ? '' : ' left');
    if (el._said === words) return;
    el._said = words; el.className = 'w' + (now < 300 ? ' soon' : ''); el.replaceChildren(...(now < 300 ? [icon('timer')] : []), words);
  }));
  return () => clearInterval(box._tick);
}
