// Pause everything that is planned, or let it go on, with a note for whoever reads it later.
// data: paused, seq, note (its field's id).
// Sends trigger `act`: {act 'pause' | 'resume', seq, note}.
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const note = field(parentElement, data.note, () => h('input', { id: data.note, type: 'text', placeholder: data.paused ? 'The fault is mended' : 'After the 10:00 update' }));
  const act = data.paused ? 'resume' : 'pause';
  draw(parentElement, h('div', { class: 'head' }, h('h2', {}, 'Scheduled posts'),
    h('div', { class: 'why' }, h('label', { for: data.note }, 'Why, and when you look again'), note),
    h('button', { id: 'a-' + act, class: 'btn' + (data.paused ? '' : ' first'), onclick: () => setTriggerValue('act', { act, seq: data.seq, note: note.value }) },
      icon(data.paused ? 'play_circle' : 'pause_circle'), data.paused ? 'Resume the schedule' : 'Pause everything')));
}
