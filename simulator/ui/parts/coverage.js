// Level and coverage, never one without the other. Each tile is a button that names both for a screen reader.
// data: view 'duty' | 'board' | 'mini'; duties [{n, title, status, held, shown, total (where not every tile counts), tiles, bar (false: none), opens (its title is a button), id}] (view duty); groups [{title, tiles}] (others);
//   selected (a KSB code or null); alt (mini); legend (false leaves the key out).
// tile: {code, name, level ('none' where not observed), how 'confirmed' | 'suggested', shown, offered, local}; a behaviour carries
//   `count` (observations) and no level; `foot` and `says` stand in for level and coverage. Sends triggers `pick`: the KSB code, `open`: a row's id and, where a tile of
//   the row was pressed, a space and its code.
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const counted = t => t.count != null, bare = t => counted(t) || t.foot != null;
  const says = t => t.says || (counted(t) ? `${t.count} ${t.count === 1 ? 'observation' : 'observations'}. Behaviours are not levelled here.`
    : `${word(t.level)}${t.how === 'suggested' ? ', suggested, not confirmed' : ''}. Shown in ${t.shown} of ${t.offered} chances.`);
  const tile = (t, where, row) => {
    const n = t.level in LEVELS ? LEVELS[t.level][0] : -1;
    return h('button', { id: `t-${where}-${t.code}`, class: `tile ${!bare(t) && t.how === 'confirmed' && n > 1 ? 'l' + n : ''} ${t.local ? 'local' : ''}`,
        'aria-pressed': t.code === data.selected ? 'true' : 'false', onclick: () => row ? setTriggerValue('open', `${row} ${t.code}`) : setTriggerValue('pick', t.code),
        'aria-label': `${t.code} ${t.name}: ${says(t)}${t.local ? ' Proposed link, not in the published standard.' : ''}`,
        title: bare(t) ? t.name : `${t.name}: ${word(t.level)}` },
      h('b', {}, t.code), !bare(t) && pips(t.level, t.how), h('small', {}, t.foot != null ? t.foot : counted(t) ? `${t.count} seen` : `${t.shown} of ${t.offered}`));
  };
  const key = (p, text) => h('span', { class: 'k' }, p, text);
  const legend = data.legend === false ? null : h('div', { class: 'key', role: 'group', 'aria-label': 'Key' },
    key(pips('strong'), 'Strong'), key(pips('secure'), 'Secure'), key(pips('emerging'), 'Emerging'), key(pips('not_shown'), 'Not shown'),
    key(pips('none'), 'Not observed, no chance yet'), key(pips('secure', 'suggested'), 'Suggested, waiting for a tutor'), key(h('span', { class: 'dash' }), 'Proposed link'));
  const small = t => h('span', { class: 'mini', title: `${t.code} ${t.name}` }, h('b', {}, t.code), counted(t) ? h('span', {}, `×${t.count}`) : pips(t.level, t.how));
  const duty = d => h('div', { class: 'duty' + (d.n == null ? ' nn' : ''), role: 'listitem' }, d.n == null ? null : h('span', { class: 'no' }, String(d.n)), d.opens ? h('button', { id: 'o-' + d.id, class: 'ti go', onclick: () => setTriggerValue('open', d.id), 'aria-label': `${d.title}: open progress` }, h('bdi', {}, d.title)) : h('div', { class: 'ti' }, d.title),
    h('div', { class: 'st' }, h('b', {}, d.status), d.held, d.bar === false ? null : vh(`. ${d.shown} of ${d.total ?? d.tiles.length} KSBs evidenced.`)),
    d.bar === false ? h('span', { class: 'cc' }) : h('div', { class: 'st cc', 'aria-hidden': 'true' }, `${d.shown} of ${d.total ?? d.tiles.length} KSBs`,
      h('div', { class: 'cov' }, h('i', { style: `width:${100 * d.shown / ((d.total ?? d.tiles.length) || 1)}%` }))),
    h('div', { class: 'tiles' }, d.tiles.map(t => tile(t, d.id ?? d.n, d.opens && d.id))),
    d.opens ? null : d.tiles.filter(t => t.code === data.selected).map(t => h('p', { class: 'pick' }, h('b', {}, `${t.code} ${t.name}. `), 'Evidence is at the foot of the page.')));
  if (data.view === 'mini')
    return void draw(parentElement, h('div', { class: 'minis', role: 'img', 'aria-label': data.alt }, data.groups.map(g => h('div', { class: 'minirow' }, g.tiles.map(small)))));
  draw(parentElement, legend, data.view === 'duty'
    ? h('div', { role: 'list' }, data.duties.map(duty))
    : h('div', { class: 'board', style: 'padding-top:.9rem' }, data.groups.map((g, i) => h('section', {}, h('h2', {}, g.title), h('div', { class: 'tiles' }, g.tiles.map(t => tile(t, 'b' + i)))))));
}
