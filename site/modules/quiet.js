// Keeps the page quiet: what has not changed is not written, what comes in bursts is done once.

/** Writes a text only where it differs, so that a live region does not say the same again. */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Runs an action once nothing has asked for it for so many milliseconds. */
export function debounce(millis, action) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, millis);
  };
}
