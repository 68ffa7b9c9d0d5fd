// What a form asks besides its long texts, and the buttons that send it. What is chosen and typed stays in the browser until a button sends all of it.
// A form may be drawn by several of these, with an editor between them: they share what was given, as long as the page is not loaded anew.
// data: form (this filling-in; under another name it is empty), seq, said (what the record answered, and under which event: {reads, seq}, or null),
//   rows [[{id, kind 'one' | 'several' | 'list' | 'line', label, options [[value, label]], hint (what an empty list or line shows), most (characters, or null), share}]],
//   acts [{id, label, icon, look 'first' | 'plain' | ''}].
// Sends trigger `send`: {act, seq, given {id: value or, of several, values}}.
const GIVEN = new Map();
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const box = parentElement.querySelector('.c'), given = GIVEN.get(data.form) || {}, id = ask => `${data.form}:${ask.id}`;
  GIVEN.set(data.form, given);
  const give = (ask, value) => { if (value === '' || value == null || value.length === 0) delete given[ask.id]; else given[ask.id] = value; };
  const many = ask => ask.kind === 'several';
  const has = (ask, value) => many(ask) ? (given[ask.id] || []).includes(value) : given[ask.id] === value;
  const turned = (ask, value) => !many(ask) ? (has(ask, value) ? null : value)
    : ask.options.map(([each]) => each).filter(each => has(ask, each) !== (each === value));
  const still = ask => { // what can no longer be chosen is no longer given
    const offered = (ask.options || []).map(([value]) => value);
    if (ask.kind !== 'line') give(ask, many(ask) ? (given[ask.id] || []).filter(value => offered.includes(value)) : offered.includes(given[ask.id]) ? given[ask.id] : null);
  };
  // One Tab leads to a group, arrows move in it. A second press takes a choice back: nothing is chosen for anyone, and nothing has to stay so.
  const pills = ask => {
    const buttons = ask.options.map(([value, label], n) => h('button', { id: `${id(ask)}:${n}`, type: 'button', class: 'pill', role: many(ask) ? null : 'radio',
      onclick: () => { give(ask, turned(ask, value)); look(); }, onfocus: () => stop(n) }, h('span', { 'data-label': label }, label)));
    const look = () => buttons.forEach((button, n) => button.setAttribute(many(ask) ? 'aria-pressed' : 'aria-checked', has(ask, ask.options[n][0])));
    const stop = at => buttons.forEach((button, n) => { button.tabIndex = n === at ? 0 : -1; });
    look(); stop(Math.max(0, ask.options.findIndex(([value]) => has(ask, value))));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    return h('div', { class: 'pills', role: many(ask) ? 'toolbar' : 'radiogroup', 'aria-labelledby': id(ask), onkeydown: e => {
      if (!step[e.key] || e.altKey || e.ctrlKey || e.metaKey) return;
      e.preventDefault(); buttons[(buttons.indexOf(e.target) + step[e.key] + buttons.length) % buttons.length].focus();
    } }, buttons);
  };
  const list = ask => h('select', { id: id(ask), onchange: e => give(ask, (ask.options[e.target.selectedIndex - 1] || [])[0]) },
    h('option', { value: '' }, ask.hint), ask.options.map(([value, label]) => h('option', { value, selected: has(ask, value) }, label)));
  const line = ask => field(parentElement, id(ask), () => h('input', { id: id(ask), type: 'text', placeholder: ask.hint, maxlength: ask.most, value: given[ask.id],
    oninput: e => give(ask, e.target.value) }));
  const asked = ask => h('div', { class: 'ask', style: `flex-grow:${ask.share}` }, ask.kind === 'one' || many(ask)
    ? [h('p', { id: id(ask), class: 'label' }, ask.label), pills(ask)]
    : [h('label', { for: id(ask) }, ask.label), ask.kind === 'list' ? list(ask) : line(ask)]);
  const said = data.said && h('p', { class: 'said', role: 'status' }, icon('info'), h('span', {}, data.said.reads));
  const act = a => h('button', { id: 'a-' + a.id, type: 'button', class: 'btn ' + a.look, onclick: () => setTriggerValue('send', { act: a.id, seq: data.seq, given: { ...given } }) },
    a.icon && icon(a.icon), a.label);
  // Questions are drawn anew only where they differ: the world moves on while a list stands open.
  const asks = JSON.stringify([data.form, data.rows]);
  if (box._asks !== asks) {
    box._asks = asks; box._ends = h('div', { class: 'ends' });
    data.rows.flat().forEach(still);
    draw(parentElement, data.rows.map(row => h('div', { class: 'row' }, row.map(asked))), box._ends);
  }
  fill(parentElement, box._ends, said, data.acts.map(act));
  if (said) intoView(box, said, data.said.seq);
}
