// A figure once more, in rows, folded away.
// data: columns, rows [[cells]].
export default function ({ data: [data], parentElement }) {
  const box = parentElement.querySelector('.c');
  draw(parentElement, h('details', { open: !!box._open, ontoggle: e => { box._open = e.target.open; } }, h('summary', { id: 'rows' }, 'As a table'),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table' }, h('table', {}, h('thead', {}, h('tr', {}, data.columns.map(c => h('th', { scope: 'col' }, c)))),
      h('tbody', {}, data.rows.map(r => h('tr', {}, r.map((cell, i) => i ? h('td', {}, cell) : h('th', { scope: 'row' }, cell)))))))));
}
