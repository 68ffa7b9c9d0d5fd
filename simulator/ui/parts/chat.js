// A live chat: lines in order, those of one person together.
// data: seq, title, topic, pinned [lines], about, meta, sections [{posts}] (see posts.js).
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const p_ = posting(data, parentElement, setTriggerValue, () => paint());
  const line = p => h('div', { class: 'line' + p_.look(p) }, p_.body(p), p_.acts({ ...p, stat: '' }), p.stat && h('span', { class: 'm s seen' }, p.stat));
  const together = posts => posts.reduce((all, p) => { const last = all[all.length - 1];
    if (last && last[0].by === p.by && !p.fresh) last.push(p); else all.push([p]); return all; }, []);
  const group = g => [p_.fresh(g[0]), h('article', { class: 'group', 'aria-label': p_.name(g[0]) }, p_.avatar(g[0]),
    h('div', { class: 'by' }, p_.by(g[0]), h('span', { class: 'time m s' }, g[0].time)), h('div', { class: 'lines' }, g.map(line)))];
  const paint = () => draw(parentElement, h('div', {}, h('header', {}, h('h2', {}, icon('tag'), ' ', data.title), h('span', { class: 'm s' }, data.meta)),
    data.topic && h('p', { class: 'm s topic' }, data.topic), data.pinned.map(line => h('p', { class: 's pin' }, icon('keep'), vh('Pinned '), ' ', line)), p_.about(data.about), data.sections.map(s => together(s.posts).map(group))));
  paint();
  p_.arrive();
}
