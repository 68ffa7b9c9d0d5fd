// The tickets of an inbox: whom they are from, what about, how long they wait.
// data: title, meta, about, items [{id, subject, who, note, waiting (seconds, null where nothing waits), count, fresh}], selected, running, speed.
//   still (true where one looks back: the list is only read).
// Sends trigger `open`: the ticket to go to.
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const p_ = posting(data, parentElement, setTriggerValue, () => paint()), waits = [];
  const waiting = i => { const el = h('span', { class: 'w' }); waits.push([el, i.waiting]); return el; };
  const press = i => data.still ? {} : { id: 'k-' + i.id, onclick: () => setTriggerValue('open', i.id) };
  const row = i => h('li', {}, h(data.still ? 'div' : 'button', { ...press(i), class: 'ticket' + (i.fresh ? ' fresh' : ''), 'aria-current': i.id === data.selected ? 'true' : null },
    h('span', { class: 'subject' }, h('bdi', {}, i.subject), i.fresh && vh(', new')), i.waiting == null ? h('span', { class: 'w m' }, icon('check'), i.note) : waiting(i),
    h('span', { class: 'm s who' }, h('bdi', {}, i.who), i.count > 1 ? ` · ${i.count} messages` : '')));
  const box = parentElement.querySelector('.c');
  const paint = () => { waits.length = 0; draw(parentElement, h('div', {}, h('header', {}, h('h2', {}, data.title), h('span', { class: 'm s' }, data.meta)), p_.about(data.about),
    h('ul', { class: 'tickets', 'aria-label': 'Tickets, the longest wait first' }, data.items.map(row))));
    ticking(box, data, passed => waits.forEach(([el, s]) => { const words = `waiting ${Math.floor((s + passed) / 60)} min`; if (el.textContent !== words) el.textContent = words; })); };
  paint();
  return () => clearInterval(box._tick);
}
