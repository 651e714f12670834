import { el } from "./element.js";

/** A frame such as "OrderDesk.place(OrderDesk.java:52)"; of the lab's own files as a button that goes there. */
export function place(frame, context) {
  const [, file, line] = /\((\w+\.java):(\d+)\)$/.exec(frame) ?? [];
  return leading(frame, { file, line: Number(line) }, context);
}

/** "OrderDesk.java:20" or "OrderDesk.java:20:9", of the learner's files as a button that goes there. */
export function spot(at, context) {
  const [file, line, column] = at.split(":");
  return leading(at, { file: line ? file : undefined, line: Number(line), column: Number(column) || 0 }, context);
}

function leading(text, detail, { bus, lab }) {
  const code = el("code", {}, text);
  if (!lab.files.some((of) => of.name === detail.file)) return code;
  return el("button.link", { type: "button", onclick: () => bus.dispatchEvent(new CustomEvent("goto", { detail })) }, code);
}
