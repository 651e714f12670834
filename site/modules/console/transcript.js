import { el } from "../element.js";

/** What was evaluated in each live run and what came of it, older runs first. Said as it comes, but not when it is told again. */
export class Transcript {
  element;
  #t;
  #runs = new Map();

  constructor(t) {
    this.#t = t;
    this.element = el("div.transcript", { role: "log", "aria-label": t("console.transcript"), tabindex: "0" });
  }

  begin({ run, using, startedAt, replay }) {
    if (this.#runs.has(run)) return;
    const begun = new Date(startedAt).getTime();
    const part = el("div.run", { hidden: true }, el("p.of", {}, this.#t(`console.of.${using === "fault" || using === "work" ? using : "other"}`, new Date(begun).toLocaleTimeString())));
    const later = [...this.#runs.values()].filter((other) => other.begun > begun).sort((one, other) => one.begun - other.begun)[0];
    this.#runs.set(run, { part, begun, replay, told: new Set() });
    this.element.insertBefore(part, later?.part ?? null);
  }

  /** Shows a snippet at once, before anything came of it. Returns what takes it away again. */
  pending(run, code) {
    const row = prompt(code);
    row.classList.add("pending");
    this.#append(run, [row]);
    return () => row.remove();
  }

  /** One evaluation, told by its id once. */
  tell(run, { id, code, parts }) {
    const of = this.#runs.get(run);
    if (!of || of.told.has(id)) return;
    of.told.add(id);
    this.element.setAttribute("aria-live", of.replay ? "off" : "polite");
    this.#append(run, [prompt(code), ...parts.map(({ kind, text }) => el(`pre.${kind}`, {}, text.replace(/\n$/, "")))]);
  }

  /** A line of the page's own. */
  note(run, text) {
    this.#append(run, [el("p.note", {}, text)]);
  }

  #append(run, rows) {
    const of = this.#runs.get(run);
    if (!of) return;
    of.part.hidden = false;
    of.part.append(...rows);
    this.element.scrollTop = this.element.scrollHeight;
  }
}

const prompt = (code) => el("pre.typed", {}, el("span.prompt", { "aria-hidden": "true" }, "jshell> "), code.replaceAll("\n", "\n   ...> "));
