// Shared by the parts that draw posts: thread, chat, reviews, comments.
// post: {id, who, role, time, head, text [paragraphs], you, staff, case, cover, note, quote, fresh, target, edited, badges [{tone, text, icon}],
//   media {alt, cover} or null, acts [{id, label, icon}], more [ids of HANDS, folded away], stat, thanks, disagree}
// data.arrive: which opening of the channel this is; absent where it is looked back on.
// about: {name, rows [[what, words]], norms [lines], card {name, as_of, rules [lines]} or null} or null
// Sends trigger `act`: {post, act, seq}. Lifting a cover sends `view`.
const HANDS = { pin: ['keep', 'Pin'], unpin: ['keep_off', 'Unpin'], lock: ['lock', 'Lock the thread'], unlock: ['lock_open', 'Unlock the thread'],
  split: ['call_split', 'Start a thread from this'], watch: ['visibility', 'Watch, look again later'] };
let arrived = null; // not on the box: Streamlit may put a new one in its place
const posting = (data, parentElement, setTriggerValue, paint) => {
  const box = parentElement.querySelector('.c'); box._shown = box._shown || {}; box._open = box._open || {};
  const send = (post, act) => () => setTriggerValue('act', { post, act, seq: data.seq });
  const name = p => `${p.who}, ${p.time}`;
  const lift = (p, key, focus) => () => { box._shown[key] = true; paint(); const a = parentElement.getElementById(focus); if (a) a.focus(); send(p.id, 'view')(); };
  const covered = (p, what, title, note, label) => h('div', { class: 'cover' }, h('span', {}, h('b', {}, title), h('br'), h('span', { class: 'm s' }, note)),
    h('button', { id: `show-${what}${p.id}`, class: 'btn small', 'aria-label': `${label}: ${name(p)}`, onclick: lift(p, what + p.id, `b-${what}${p.id}`) }, label));
  const media = p => !p.media ? null : p.media.cover && !box._shown['m-' + p.id] ? covered(p, 'm-', 'Picture covered', p.media.cover, 'Show description')
    : h('figure', { id: 'b-m-' + p.id, class: 'media', tabindex: p.media.cover ? '-1' : null }, icon('image'), h('figcaption', {}, h('b', { class: 's' }, 'Picture or film, in words '), h('bdi', {}, p.media.alt)));
  const body = p => [p.cover && !box._shown[p.id] ? covered(p, '', p.cover, p.note || 'Covered. You can decide without reading it.', 'Show post')
    : h('div', { id: 'b-' + p.id, class: 'body' + (p.you ? ' you' : ''), dir: 'auto', tabindex: p.cover ? '-1' : null, lang: 'en-GB' },
        p.head && h('p', { class: 'head' }, p.head), p.quote && h('p', { class: 'q s' }, p.quote), p.text.map(t => h('p', {}, t)), p.edited && h('p', { class: 'm s edited' }, p.edited)), media(p)];
  const button = p => a => h('button', { id: `a-${p.id}-${a.id}`, class: 'act-' + a.id.split(':')[0], title: a.label, onclick: send(p.id, a.id), 'aria-label': `${a.label}: ${name(p)}` }, icon(a.icon), h('span', {}, a.label));
  const fold = (id, label, inside, kind) => h('details', { class: kind, open: !!box._open[id], ontoggle: e => { box._open[id] = e.target.open; } }, h('summary', { id }, label), inside);
  const more = p => (p.more || []).length ? fold('o-' + p.id, [icon('more_horiz'), vh(`More: ${name(p)}`)], h('div', { class: 'list' }, p.more.map(id => button(p)({ id, icon: HANDS[id][0], label: HANDS[id][1] }))), 'more') : null;
  const liked = p => p.thanks || p.disagree ? h('span', { class: 'stat liked', title: `${p.thanks} thanks, ${p.disagree} disagree` },
    h('span', {}, icon('favorite'), vh('Thanks '), String(p.thanks)), h('span', {}, icon('thumb_down'), vh('Disagree '), String(p.disagree))) : null;
  const stat = p => p.stat && h('span', { class: 'stat' }, p.stat);
  const acts = p => (p.acts || []).length || (p.more || []).length || p.stat || p.thanks || p.disagree
    ? h('div', { class: 'acts' }, (p.acts || []).map(button(p)), more(p), h('span', { class: 'gap' }), liked(p), stat(p)) : null;
  const avatar = p => h('span', { class: 'av' + (p.staff ? ' staff' : ''), 'aria-hidden': 'true' }, (Array.from(p.who.trim())[0] || '?').toUpperCase());
  const by = p => [h('b', {}, h('bdi', {}, p.who)), p.role && h('span', { class: 'm s' }, p.role), (p.badges || []).map(b => tag(b.tone, b.text, b.icon))];
  const fresh = p => p.fresh && h('div', { class: 'new' }, p.fresh);
  const look = p => (p.case ? ' flag' : '') + (p.target ? ' target' : '');
  const card = c => h('div', { class: 'rules' }, h('h3', {}, `${c.name}: what the platform asks`), h('ul', {}, c.rules.map(r => h('li', {}, r))), h('p', { class: 'm s' }, `As of ${c.as_of}`));
  const about = a => a && fold('about', [icon('info'), 'About this channel'], h('div', { class: 'panel' },
    h('dl', {}, a.rows.map(([what, words]) => [h('dt', {}, what), h('dd', {}, words)])), a.norms.length ? [h('h3', {}, 'How people write here'), h('ul', {}, a.norms.map(n => h('li', {}, n)))] : null, a.card && card(a.card)), 'about');
  const arrive = () => { // once for each opening: at the post that is meant, else where what is new begins
    if (!data.arrive || arrived === data.arrive) return;
    const at = box.querySelector('.target') || box.querySelector('.new');
    arrived = data.arrive;
    if (at) { at.style.scrollMarginTop = '9.5rem'; intoView(box, at, 'arrived', 'start'); }
  };
  return { send, name, stat, body, media, acts, avatar, by, fresh, look, about, fold, arrive };
};
