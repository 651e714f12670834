import { el } from "../element.js";
import { write } from "../quiet.js";
import { completed, put } from "./completion.js";

const ROWS = 8; // most lines that the field grows to

/**
 * The line that is typed, of several lines where Java wants them. Enter evaluates, Shift and Enter begins a line, up and down go through the history,
 * Tab completes; on an empty line, or after Escape, Tab leaves.
 */
export class Input {
  element;
  #area;
  #list = el("ul.candidates", { hidden: true });
  #about = el("p.documentation", { role: "status" });
  #does;
  #history;
  #t;
  #leaves = false;
  #asked = 0;

  /** @param does `evaluate(code)`, which resolves to whether more lines are wanted, `complete(code, cursor)`, `stop()` */
  constructor({ t, history, does }) {
    this.#t = t;
    this.#history = history;
    this.#does = does;
    this.#area = el("textarea", {
      rows: "1",
      spellcheck: "false",
      autocapitalize: "off",
      autocomplete: "off",
      "aria-label": t("console.input"),
      "aria-describedby": "console-says",
      onkeydown: (event) => this.#key(event),
      oninput: () => this.#typed(),
    });
    const says = el("p.unseen", { id: "console-says" }, t("console.says"));
    this.element = el("div.typing", {}, el("label.line", {}, el("span.prompt", { "aria-hidden": "true" }, "jshell>"), this.#area), says, this.#list, this.#about);
  }

  focus() {
    this.#area.focus();
  }

  set enabled(enabled) {
    this.#area.disabled = !enabled;
  }

  #typed() {
    this.#leaves = false;
    this.#offer([], "");
    this.#fit();
  }

  #fit() {
    this.#area.rows = Math.min(ROWS, this.#area.value.split("\n").length);
  }

  #set(code, cursor = code.length) {
    this.#area.value = code;
    this.#area.setSelectionRange(cursor, cursor);
    this.#fit();
  }

  #key(event) {
    const { value, selectionStart: at, selectionEnd: end } = this.#area;
    const plain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    const hears = {
      Enter: () => plain && (this.#evaluate(), true),
      Tab: () => plain && !this.#leaves && value.trim() !== "" && (this.#complete(), true),
      Escape: () => ((this.#leaves = true), this.#offer([], ""), true),
      ArrowUp: () => plain && !value.slice(0, at).includes("\n") && this.#recall(-1),
      ArrowDown: () => plain && !value.slice(at).includes("\n") && this.#recall(1),
      c: () => event.ctrlKey && at === end && (this.#does.stop(), true),
    };
    if (!event.isComposing && hears[event.key]?.()) event.preventDefault();
  }

  async #evaluate() {
    const code = this.#area.value;
    if (code.trim() === "") return;
    this.#offer([], "");
    this.#set("");
    const more = await this.#does.evaluate(code);
    if (more) this.#set(this.#area.value === "" ? `${code}\n` : this.#area.value);
    else this.#history.add(code);
  }

  #recall(way) {
    const code = this.#history.step(way, this.#area.value);
    if (code !== null) this.#set(code);
    return true;
  }

  async #complete() {
    const mine = ++this.#asked;
    const { value: code, selectionStart: cursor } = this.#area;
    const answer = await this.#does.complete(code, cursor);
    if (mine !== this.#asked || this.#area.value !== code || !answer) return;
    const done = completed(code, cursor, answer);
    this.#set(done.code, done.cursor);
    const take = (candidate) => {
      const taken = put(done.code, done.cursor, answer.anchor, candidate);
      this.#offer([], "");
      this.focus();
      this.#set(taken.code, taken.cursor);
    };
    const count = done.list.length ? this.#t.count("console.candidates", done.list.length) : "";
    const none = answer.candidates.length === 0 && !answer.documentation ? this.#t("console.no-candidates") : "";
    this.#offer(done.list, [count, answer.documentation, none].filter(Boolean).join("\n"), take);
  }

  #offer(list, about, take) {
    this.#list.hidden = list.length === 0;
    this.#list.replaceChildren(...list.slice(0, 40).map((candidate) => el("li", {}, el("button", { type: "button", onclick: () => take(candidate) }, candidate))));
    write(this.#about, about);
  }
}
