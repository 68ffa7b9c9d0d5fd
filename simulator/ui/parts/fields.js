// Shared by the parts with a field of their own: a control that outlives a redrawing, with what was typed or chosen in it, until another id takes its place.
// It loses the focus on its way into the new drawing, so that is noted here for `draw`.
const field = (root, id, make) => {
  const found = root.querySelector('#' + CSS.escape(id));
  if (found && found === root.activeElement) root._had = id;
  return found || make();
};
