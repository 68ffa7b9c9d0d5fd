// Shared by the parts with a field of their own: a control that outlives a redrawing, with what was typed or chosen in it, until another id takes its place.
const field = (root, id, make) => root.querySelector('#' + CSS.escape(id)) || make();
