// Builds elements. Text is always set as text; html() is for what the server has rendered safely.

/**
 * @param {string} name "p.note.lack": tag and classes
 * @param {object} [attributes] on… are listeners, true sets an empty attribute, null and false set none
 * @param {...(Node|string|null|undefined|Array)} children
 */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** An element with safe HTML from the server in it. */
export function html(name, text, attributes = {}) {
  const made = el(name, attributes);
  made.innerHTML = text;
  return made;
}

/** Moves the focus to what an answer brought, unless the reader types elsewhere by now. */
export function follow(to) {
  if (!document.activeElement?.closest("[contenteditable=true], textarea, input, select")) to?.focus();
}

/** An element of a drawing. */
export function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
