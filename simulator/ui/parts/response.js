// A response with its evidence.
// data: texts [{where, meta, text, spans [[start, end, [criterion numbers]]]}], active (a criterion number or null).
// Offsets count characters (code points), as Python does. Spans that overlap one before them are left out.
export default function ({ data: [data], parentElement }) {
  const marked = t => {
    const chars = Array.from(t.text), out = []; let at = 0;
    for (const [start, end, numbers] of [...(t.spans || [])].sort((a, b) => a[0] - b[0])) {
      if (start < at || end > chars.length || end <= start) continue;
      out.push(chars.slice(at, start).join(''), h('mark', { class: numbers.includes(data.active) ? 'on' : '' }, chars.slice(start, end).join('')),
        h('sup', {}, vh('evidence for criterion '), numbers.join(' ')));
      at = end;
    }
    return [...out, chars.slice(at).join('')];
  };
  draw(parentElement, data.texts.map(t => h('section', { class: 'w' },
    (t.where || t.meta) && h('div', { class: 'where' }, t.where, t.meta && h('span', { style: 'font-weight:400' }, t.meta)),
    h('div', { class: 'words', lang: 'en-GB', dir: 'auto' }, marked(t)))));
}
