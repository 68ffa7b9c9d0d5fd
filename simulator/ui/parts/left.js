// How long something has left, in a sentence that ticks in paced runs. Orange with a timer where it is due soon.
// data: left (seconds, null where there is no time limit), soon (from how many seconds), running, speed.
export default function ({ data: [data], parentElement }) {
  const box = parentElement.querySelector('.c'), line = h('span', { class: 'tag' });
  draw(parentElement, line);
  if (data.left == null) { line.className = 'tag gray'; line.replaceChildren(icon('schedule'), NO_LIMIT); return; }
  ticking(box, data, passed => {
    const now = data.left - passed, soon = now < data.soon;
    line.className = 'tag ' + (soon ? 'orange' : 'gray');
    line.replaceChildren(icon(soon ? 'timer' : 'schedule'), now < 0 ? 'late' : left(now) + ' left');
  });
  return () => clearInterval(box._tick);
}
