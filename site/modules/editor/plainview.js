import { el } from "../element.js";
import { around, lineDiff } from "./linediff.js";

/** The editor as a plain text field, for those whom the other one is in the way of. It has what CodeView has. */
export class PlainView {
  element = el("div.plain");
  places = [];
  #shown = null;
  #area;
  #difference;
  #texts;

  constructor({ changed, texts, describedBy }) {
    this.#texts = texts;
    this.#area = el("textarea", { spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off", "aria-describedby": describedBy });
    this.#area.addEventListener("input", () => changed(this.#shown.name, this.#area.value));
    this.#difference = el("pre.difference", { tabindex: "0", role: "region", hidden: true });
    this.element.append(this.#area, this.#difference);
  }

  show(file, difference) {
    this.#shown = file;
    this.#area.value = file.text;
    this.#area.readOnly = file.readOnly;
    this.#area.setAttribute("aria-label", file.label);
    this.#area.hidden = difference && file.original !== null;
    this.#difference.hidden = !this.#area.hidden;
    this.#difference.setAttribute("aria-label", file.label);
    if (!this.#difference.hidden) this.#compare(file);
  }

  forget() {}

  replace(name, text) {
    if (name !== this.#shown?.name) return;
    const at = this.#area.selectionStart;
    this.#area.value = text;
    this.#area.setSelectionRange(at, at);
  }

  problems() {}

  get line() {
    return this.#area.value.slice(0, this.#area.selectionStart).split("\n").length;
  }

  goTo(line, column = 1) {
    const lines = this.#area.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    const at = start + Math.min(column - 1, lines[line - 1]?.length ?? 0);
    this.#area.focus();
    this.#area.setSelectionRange(at, at);
    this.#area.scrollTop = ((line - 3) * this.#area.scrollHeight) / Math.max(lines.length, 1);
  }

  focus() {
    (this.#area.hidden ? this.#difference : this.#area).focus();
  }

  destroy() {
    this.element.remove();
  }

  #compare({ original, text }) {
    const rows = around(lineDiff(original, text), 3);
    const spoken = { "+": this.#texts.added, "-": this.#texts.removed };
    this.#difference.replaceChildren(
      ...(rows.length ? rows.map((row) => line(row, spoken[row.sign])) : [this.#texts.same]),
    );
  }
}

function line({ sign, text, line: number }, spoken) {
  const kind = sign === "+" ? ".added" : sign === "-" ? ".removed" : "";
  const mark = spoken ? [el("span", { "aria-hidden": "true" }, sign), el("span.unseen", {}, `${spoken} ${number} `)] : [sign];
  return el(`span.row${kind}`, {}, ...mark, ` ${text}\n`);
}
