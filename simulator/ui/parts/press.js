// What newspapers and sites print: headline, where it stands, the article.
// data: seq, title, about, meta, sections [{posts: one article}] (post.head is the headline; see posts.js).
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const p_ = posting(data, parentElement, setTriggerValue, () => paint());
  const article = p => [p_.fresh(p), h('article', { class: 'piece' + p_.look(p), 'aria-label': `${p.title}: ${p_.name(p)}` },
    h('p', { class: 'm s' }, h('b', {}, h('bdi', {}, p.who)), p.role && ` · ${p.role}`, ` · ${p.time}`, ' ', (p.badges || []).map(b => tag(b.tone, b.text, b.icon))),
    h('h3', {}, p.title), p_.body(p), p_.acts(p))];
  const paint = () => draw(parentElement, h('div', {}, h('header', {}, h('h2', {}, data.title), h('span', { class: 'm s' }, data.meta)), p_.about(data.about), data.sections.map(s => s.posts.map(article))));
  paint();
}
