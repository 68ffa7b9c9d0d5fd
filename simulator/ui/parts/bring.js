// Draws nothing. Brings the place it stands in into view, once for each token: what a form answers may stand above the fold.
// data: token.
export default function ({ data: [data], parentElement }) {
  const box = parentElement.querySelector('.c'), host = parentElement.host || box;
  if (box._token === data.token) return;
  box._token = data.token;
  requestAnimationFrame(() => {
    const at = host.getBoundingClientRect(), clear = 150;
    if (at.top < clear || at.top > innerHeight - 40)
      host.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  });
}
