// Reviews in a store: stars, how many found each helpful, one answer of the staff under each.
// data: seq, title, about, meta, score {average, of, counts [[stars, how many]]} or null, sections [{id, posts: the review, then answers}].
// post: also stars (0 where it is an answer).
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const p_ = posting(data, parentElement, setTriggerValue, () => paint());
  const stars = n => h('span', { class: 'stars', role: 'img', 'aria-label': `${n} of 5 stars` }, h('span', {}, '★'.repeat(n)), h('span', { class: 'm' }, '☆'.repeat(5 - n)));
  const review = p => [p_.fresh(p), h('article', { class: 'review' + p_.look(p), 'aria-label': p_.name(p) },
    h('div', { class: 'by' }, p.stars ? stars(p.stars) : null, p_.by(p), h('span', { class: 'time m s' }, p.time)), p_.body(p), p_.acts(p))];
  const answer = p => h('article', { class: 'answer' + p_.look(p), 'aria-label': p_.name(p) },
    h('div', { class: 'by' }, icon('subdirectory_arrow_right'), p_.by(p), h('span', { class: 'time m s' }, p.time)), p_.body(p), p_.acts(p));
  const score = s => h('div', { class: 'score' }, h('div', {}, h('b', {}, s.average), h('span', { class: 'm s' }, s.of)),
    h('dl', {}, s.counts.map(([n, many]) => [h('dt', { class: 's' }, `${n} ★`), h('dd', {}, many > 0 && h('i', { style: `width:${Math.round(100 * many / Math.max(1, ...s.counts.map(c => c[1])))}%` }), h('span', { class: 's' }, String(many)))])));
  const paint = () => draw(parentElement, h('div', {}, h('header', {}, h('h2', {}, data.title), h('span', { class: 'm s' }, data.meta)),
    p_.about(data.about), data.score && score(data.score),
    data.sections.map(s => h('section', { 'aria-label': s.title || null }, s.posts.map((p, i) => i ? answer(p) : review(p))))));
  paint();
}
