// A picture from the learner's machine: made smaller here, judged by the server, shown again.
// data: held (the server has taken one), said (a sentence where it was refused, or ''), shown (a data URL, or '' where the browser has its own),
//   only (nothing but the picture, with `alt`), also (one that is ready can be chosen above).
// Sends trigger `picture`: {body (base64), at}; an empty body takes it back.
export default function ({ data: [data], parentElement, setTriggerValue }) {
  const box = parentElement.querySelector('.c'), MOST = 560000, say = words => { const s = box.querySelector('#said'); if (s) s.textContent = words; };
  const send = body => setTriggerValue('picture', { body, at: Date.now() });
  const bytes = url => Math.floor((url.length - url.indexOf(',') - 1) * 0.75);
  const small = async file => {
    const map = await createImageBitmap(file), canvas = h('canvas'), clear = file.type !== 'image/jpeg';
    for (const side of [1400, 1000, 700, 500]) {
      const by = Math.min(1, side / Math.max(map.width, map.height));
      canvas.width = Math.max(1, Math.round(map.width * by)); canvas.height = Math.max(1, Math.round(map.height * by));
      canvas.getContext('2d').drawImage(map, 0, 0, canvas.width, canvas.height);
      for (const [kind, quality] of clear ? [['image/png'], ['image/jpeg', 0.8]] : [['image/jpeg', 0.85]]) { const url = canvas.toDataURL(kind, quality); if (bytes(url) <= MOST) return url; }
    }
    return '';
  };
  const taken = async e => {
    const file = e.target.files[0]; if (!file) return;
    if (file.size > 20000000) return void say('This file is larger than 20 MB. Choose a smaller one.');
    try { const url = await small(file); if (!url) throw 0; box._url = url; send(url.slice(url.indexOf(',') + 1)); }
    catch { say('This file could not be read as a picture. Use a PNG, JPEG, WebP or GIF.'); }
  };
  const url = data.shown || (data.held && box._url) || '';
  if (data.only) return void draw(parentElement, url && h('img', { src: url, alt: data.alt || '' }));
  draw(parentElement, !data.held && h('label', { for: 'file' }, data.also ? 'Or one of your own' : 'A picture of your own'), !data.held && h('input', { id: 'file', type: 'file', accept: 'image/png,image/jpeg,image/webp,image/gif', onchange: taken, 'aria-describedby': 'said' }),
    h('p', { id: 'said', class: data.said ? 'bad s' : 'm s', role: 'status' }, data.said || (data.held ? 'Checked. It is kept when you plan the post.' : 'PNG, JPEG, WebP or GIF. Only its pixels are kept.')),
    data.held ? h('div', { class: 'have' }, url && h('img', { src: url, alt: 'The picture you chose' }), h('button', { id: 'drop', class: 'btn', onclick: () => { box._url = ''; send(''); } }, icon('close'), 'Take it back')) : null);
}
