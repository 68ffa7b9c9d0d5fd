// Shared by the parts that answer: what a press led to may stand above the fold. Once for each token.
const intoView = (box, el, token, block = 'center') => {
  if (box._token === token) return;
  box._token = token;
  const look = () => requestAnimationFrame(() => {
    const at = el.getBoundingClientRect(), clear = 150;
    if (at.top < clear || Math.min(at.bottom, at.top + innerHeight / 2) > innerHeight - 40)
      el.scrollIntoView({ block, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  });
  // what stands in it may fill a moment later; whoever does something by hand meanwhile is not moved
  const grows = new ResizeObserver(look), end = () => grows.disconnect();
  grows.observe(el);
  setTimeout(end, 2000);
  for (const by of ['wheel', 'touchmove', 'keydown', 'pointerdown']) addEventListener(by, end, { once: true, passive: true });
};
