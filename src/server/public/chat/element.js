export function byId(id) {
  return document.getElementById(id);
}

/** `textContent` everywhere on this page, so that no word becomes markup. */
export function element(name, className, text) {
  var made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
