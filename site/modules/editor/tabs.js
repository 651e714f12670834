import { el } from "../element.js";

/** The tabs of the files: one of them is in the tab order, arrow keys, Home and End move among them. */
export class Tabs {
  element;
  #select;
  #panel;

  constructor({ label, panel, select }) {
    this.#select = select;
    this.#panel = panel;
    this.element = el("div.files", { role: "tablist", "aria-label": label, onkeydown: (event) => this.#move(event) });
  }

  /** @param {{key, title, note, mark}[]} files what is on each tab; mark is in words, or "" */
  show(files, selected) {
    const focused = this.element.contains(document.activeElement);
    this.element.replaceChildren(...files.map((file) => this.#tab(file, file.key === selected)));
    if (focused) this.element.querySelector("[aria-selected=true]")?.focus();
  }

  #tab({ key, title, note, mark }, selected) {
    return el(
      "button.file",
      {
        type: "button",
        role: "tab",
        "aria-selected": String(selected),
        "aria-controls": this.#panel,
        tabindex: selected ? "0" : "-1",
        "data-key": key,
        onclick: () => this.#select(key),
      },
      title,
      note && el("small", {}, ` ${note}`),
      mark && el("span.mark", { title: mark }),
      mark && el("span.unseen", {}, `, ${mark}`),
    );
  }

  #move(event) {
    const tabs = [...this.element.children];
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    this.#select(tab.dataset.key);
    this.element.querySelector("[aria-selected=true]").focus();
  }
}
