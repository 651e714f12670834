import { el } from "./element.js";

/** A frame such as "OrderDesk.place(OrderDesk.java:52)"; of the lab's own files as a button that goes there. */
export function place(frame, { bus, lab }) {
  const [, file, line] = /\((\w+\.java):(\d+)\)$/.exec(frame) ?? [];
  const code = el("code", {}, frame);
  if (!lab.files.some((of) => of.name === file)) return code;
  const go = () => bus.dispatchEvent(new CustomEvent("goto", { detail: { file, line: Number(line) } }));
  return el("button.link", { type: "button", onclick: go }, code);
}
