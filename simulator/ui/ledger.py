"""A plain table: for print, for a screen reader, for whoever wants no picture. On a phone a row is a short list.

Cells are drawn as text, so anything may stand in them.
"""

from collections.abc import Sequence

import streamlit as st

from simulator.ui.safe import visible

CSS = """
.c{container-type:inline-size;font-family:var(--st-font);font-size:.875rem;line-height:1.4;color:var(--st-text-color);
  font-variant-numeric:tabular-nums}
table{width:100%;border-collapse:collapse}
table:focus-visible{outline:2px solid var(--st-link-color);outline-offset:2px}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--st-border-color);
  overflow-wrap:anywhere}
th{font-weight:600}
tbody th{min-width:4rem}
@container (max-width:560px){
  table,tbody,tr,th,td{display:block}
  thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  tr{padding:.5rem 0;border-bottom:1px solid var(--st-border-color)}
  th,td{border:0;padding:.1rem 0}
  td:empty{display:none}
  td:before{content:attr(data-name) ": ";color:color-mix(in srgb,var(--st-text-color) 74%,transparent)}
}
@media print{tr{break-inside:avoid}}
"""
JS = """
export default function ({data, parentElement}) {
  const make = (tag, role, text) => {
    const element = document.createElement(tag);
    element.setAttribute('role', role);
    if (text != null) element.textContent = text;
    return element;
  };
  const table = make('table', 'table'); table.tabIndex = 0;  // whatever scrolls around it can be scrolled by keyboard
  const caption = document.createElement('caption');
  caption.textContent = data.caption;
  const head = make('thead', 'rowgroup'), names = make('tr', 'row');
  names.append(...data.head.map(name => { const th = make('th', 'columnheader', name); th.scope = 'col'; return th; }));
  head.append(names);
  const body = make('tbody', 'rowgroup');
  body.append(...data.rows.map(cells => {
    const row = make('tr', 'row');
    row.append(...cells.map((text, i) => {
      const cell = i ? make('td', 'cell', text) : make('th', 'rowheader', text);
      if (i) cell.setAttribute('data-name', data.head[i]); else cell.scope = 'row';
      return cell;
    }));
    return row;
  }));
  table.append(caption, head, body);
  parentElement.querySelector('.c').replaceChildren(table);
}
"""

_ledger = st.components.v2.component("firedrill_ledger", html='<div class="c"></div>', css=CSS, js=JS)


def draw(key: str, caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The first cell of a row names it. `caption` is for a screen reader."""
    shown = [[visible(cell) for cell in row] for row in rows]
    _ledger(key=key, data={"caption": visible(caption), "head": list(head), "rows": shown})
