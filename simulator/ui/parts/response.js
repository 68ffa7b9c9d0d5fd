// A response with its evidence, and under it what was looked for.
// data: texts [{where, meta, pieces [{text, in [numbers of signs], held, ends [{number, held}]}]}],
//   signs [{number (0: nothing to mark), how (found, holds_down, missing), word, name, quotes [text]}].
// What is found has a whole line under it, what holds the level down a broken one; each ends in its sign's number.
export default function ({ data: [data], parentElement }) {
  const ICON = { found: 'check_circle', holds_down: 'south', missing: 'circle' };
  const marker = e => h('sup', { class: e.held ? 'held' : '' }, vh(e.held ? ' [holds it down, ' : ' [found, '), (e.held ? '↓' : '') + e.number, vh(']'));
  const piece = p => [p.in.length ? h('mark', { class: p.held ? 'held' : '' }, p.text) : p.text, p.ends.map(marker)];
  const sign = s => h('li', { class: s.how }, icon(ICON[s.how]), h('span', {}, h('b', {}, s.word + (s.number ? ' ' + s.number : '')), ' ' + s.name + (s.quotes.length ? ':' : ''),
    s.quotes.map(q => [' ', h('q', { lang: 'en-GB', dir: 'auto' }, q)])));
  draw(parentElement, data.texts.map(t => h('section', { class: 'w' },
    (t.where || t.meta) && h('div', { class: 'where' }, t.where, t.meta && h('span', { style: 'font-weight:400' }, t.meta)),
    h('div', { class: 'words', lang: 'en-GB', dir: 'auto' }, t.pieces.map(piece)))),
    data.signs.length > 0 && h('ul', { class: 'signs', 'aria-label': 'What was looked for' }, data.signs.map(sign)));
}
