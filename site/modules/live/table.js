import { el } from "../element.js";

const LAST = 20;

/** The figures behind a chart as a table: the last samples, and the least, median and most of all. Filled while it is open. */
export class Table {
  element;
  #heads;
  #t;
  #body = el("tbody");
  #figures = null;

  /** @param {{name: string, title: string, text: (value: number) => string}[]} heads the columns, by their names in the figures */
  constructor(heads, t) {
    this.#heads = heads;
    this.#t = t;
    const row = el("tr", {}, el("th", { scope: "col" }, t("live.seconds")), ...heads.map(({ title }) => el("th", { scope: "col" }, title)));
    const table = el("table", {}, el("thead", {}, row), this.#body);
    const scroll = el("div.scroll", { tabindex: "0", role: "region", "aria-label": t("live.table") }, table);
    this.element = el("details.table", { ontoggle: () => this.#fill() }, el("summary", {}, t("live.table")), scroll);
  }

  show(figures) {
    this.#figures = figures;
    this.#fill();
  }

  #fill() {
    if (!this.element.open || !this.#figures) return;
    const { x, spreads } = this.#figures;
    const from = Math.max(0, x.length - LAST);
    const rows = x.slice(from).map((second, at) => this.#row(second.toFixed(1), ({ name, text }) => said(this.#figures[name][from + at], text)));
    const summary = ["least", "median", "most"].map((key) => this.#row(this.#t(`live.${key}`), ({ name, text }) => said(spreads(name)?.[key] ?? null, text)));
    this.#body.replaceChildren(...summary, ...rows.reverse());
  }

  #row(head, cell) {
    return el("tr", {}, el("th", { scope: "row" }, head), ...this.#heads.map((column) => el("td", {}, cell(column))));
  }
}

const said = (value, text) => (value === null || value === undefined ? "–" : text(value));
