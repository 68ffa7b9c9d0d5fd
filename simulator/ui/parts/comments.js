// Comments under a film: the pinned one first, then the top ones or the newest, answers below the one they answer.
// data: seq, title, film (what the film shows, in words), about, meta, sections [{id, pinned, weight, t, posts}].
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const box = parentElement.querySelector('.c'); box._order = box._order || 'top';
  const p_ = posting(data, parentElement, setTriggerValue, () => paint());
  const post = (p, answer, pinned) => [p_.fresh(p), h('article', { class: 'post' + (answer ? ' reply' : '') + p_.look(p), 'aria-label': p_.name(p) },
    p_.avatar(p), pinned && h('div', { class: 'm s pinned' }, icon('keep'), ' Pinned'), h('div', { class: 'by' }, p_.by(p), h('span', { class: 'm s' }, p.time)), p_.body(p), p_.acts(p))];
  const order = (id, label) => h('button', { id: 'order-' + id, class: 'pill', 'aria-pressed': String(box._order === id), onclick: () => { box._order = id; paint(); } }, label);
  const sorted = () => [...data.sections].sort((a, b) => (b.pinned - a.pinned) || (box._order === 'top' ? b.weight - a.weight : 0) || b.t - a.t);
  const paint = () => draw(parentElement, h('div', {},
    data.film && h('figure', { class: 'film' }, icon('play_circle'), h('figcaption', {}, h('h2', {}, data.title), h('span', { class: 'm s' }, data.film))),
    h('header', {}, data.film ? h('span', {}, data.meta) : h('h2', {}, data.title), h('span', { class: 'order', role: 'group', 'aria-label': 'Order' }, order('top', 'Top'), order('new', 'Newest'))),
    p_.about(data.about), sorted().map(s => h('section', {}, s.posts.map((p, i) => post(p, i > 0, s.pinned && !i))))));
  paint();
}
