import { el } from "../element.js";
import { debounce, write } from "../quiet.js";

const REST = 500; // ms after the last key until javac is asked

/** What javac, the lab's rules and its static checks have against the texts as they stand, asked while typing; and the bar that says it. */
export class Problems {
  element;
  all = [];
  #ask;
  #told;
  #t;
  #asked = 0;
  #counts = el("span.counts", { role: "status" });
  #first = el("button.place", { type: "button", hidden: true });
  #key = el("kbd", { hidden: true }, "F8");

  /** @param {() => Promise<{problems: object[]}>} ask compiles; `told` hears of new problems, `go` of a click on one */
  constructor({ t, ask, told, go }) {
    this.#t = t;
    this.#ask = ask;
    this.#told = told;
    this.#first.addEventListener("click", () => go(this.all[0]));
    this.element = el("div.problems", {}, this.#counts, this.#first, this.#key);
    this.typed = debounce(REST, () => this.compile());
  }

  of = (name) => this.all.filter((problem) => problem.file === name);

  /** Asks now. The newest answer wins; without one the last problems stay, for nothing better is known. */
  async compile() {
    const mine = ++this.#asked;
    let answer;
    try {
      answer = await this.#ask();
    } catch {
      return;
    }
    if (mine !== this.#asked) return;
    this.all = [...answer.problems, ...answer.notes.map((note) => asProblem(note, this.#t))].sort((one, other) => rank(one) - rank(other));
    this.#say();
    this.#told();
  }

  /** The problem after a place, round and round; those of the file first. */
  after(name, line) {
    const order = [...this.all].sort((one, other) => place(one, name) - place(other, name));
    return order.find((problem) => problem.file === name && problem.line > line) ?? order.find((problem) => problem.file !== name) ?? order[0];
  }

  #say() {
    const errors = this.all.filter(({ severity }) => severity === "error").length;
    const notes = this.all.filter(({ severity }) => severity === "info").length;
    const warnings = this.all.length - errors - notes;
    const t = this.#t;
    const words = [errors && t.count("editor.errors", errors), warnings && t.count("editor.warnings", warnings), notes && t.count("editor.notes", notes)].filter(Boolean);
    if (this.#counts.dataset.said !== words.join()) {
      this.#counts.dataset.said = words.join();
      this.#counts.replaceChildren(
        ...(errors ? [el("b.bad", {}, words[0]), " "] : []),
        ...(warnings ? [el("b.doubt", {}, t.count("editor.warnings", warnings)), " "] : []),
        ...(notes ? [el("span.notes", {}, words.at(-1))] : []),
        ...(words.length ? [] : [t("editor.no-problems")]),
      );
    }
    this.#first.hidden = this.#key.hidden = this.all.length === 0;
    write(this.#first, this.all.length ? sentence(this.all[0]) : "");
    this.#first.title = this.all[0]?.message ?? "";
  }
}

/** "OrderDesk.java:20 — incompatible types", the first line of what javac says. */
const sentence = ({ file, line, message }) => `${line ? `${file}:${line}` : file} — ${message.split("\n")[0]}`;

const RANKS = { error: 0, warning: 2e6, info: 4e6 };

const rank = ({ severity, yours, line }) => RANKS[severity] + (yours ? 0 : 1e6) + Number(line);

/** A static check's note as something that can be gone to, calmer than a warning. */
const asProblem = ({ file, line, column, endColumn, what, why, instead }, t) => ({ file, line, column, endColumn, severity: "info", yours: true, message: `${what}\n${why}\n${t("notes.instead", instead)}` });

const place = ({ file, line }, name) => (file === name ? 0 : 1e6) + Number(line);
