import { el } from "../element.js";
import { change, percent } from "../numbers.js";
import { WEIGHTS, layout, owner, plain, short } from "./tree.js";

const ROW = 22; // px

/** Less of a change than this is noise. */
const CHANGED = 0.01;

/**
 * The flame graph: a tree whose frames are drawn as boxes, callers below. Arrow keys move among them as they lie, Enter zooms, Escape zooms out.
 */
export class Graph {
  element;
  #t;
  #lab;
  #says;
  #tree = null;
  #view = "after";
  #zoom = [];
  #at = "";
  #matches = null;
  #boxes = [];

  /** @param {(text: string) => void} says hears of the frame that is looked at */
  constructor({ t, lab, says }) {
    this.#t = t;
    this.#lab = lab;
    this.#says = says;
    this.element = el("div.flames", { role: "tree", "aria-label": t("flames.heading"), onkeydown: (event) => this.#key(event) });
    this.element.addEventListener("click", ({ target }) => this.#of(target) && this.#zoomTo(this.#of(target).path));
    this.element.addEventListener("pointerover", ({ target }) => this.#of(target) && says(this.#sentence(this.#of(target))));
    this.element.addEventListener("focusin", ({ target }) => this.#of(target) && this.#look(this.#of(target)));
  }

  show(tree, view) {
    const anew = tree !== this.#tree;
    if (anew) this.#zoom = [];
    this.#tree = tree;
    this.#view = view;
    this.#draw();
    if (anew) this.#toCallers();
  }

  /** Marks the frames that match; null marks none. */
  search(matches) {
    this.#matches = matches;
    this.#draw();
  }

  #draw() {
    const boxes = layout(this.#tree, this.#zoom, WEIGHTS[this.#view]);
    const levels = Math.max(1, ...boxes.map(({ level }) => level));
    this.#boxes = boxes;
    if (!boxes.some((box) => key(box) === this.#at)) this.#at = boxes[0] ? key(boxes[0]) : "";
    this.element.style.height = `${levels * ROW}px`;
    this.element.replaceChildren(...boxes.map((box) => this.#box(box, levels)));
  }

  #box(box, levels) {
    const { frame, level, left, width } = box;
    const kinds = [this.#view === "difference" ? direction(frame) : owner(frame.name, this.#lab)];
    if (level < this.#zoom.length) kinds.push("below");
    if (this.#matches?.(frame.name)) kinds.push("match");
    const siblings = this.#boxes.filter((other) => other.level === level);
    const node = el(
      `div.frame.${kinds.join(".")}`,
      {
        role: "treeitem",
        "aria-level": level,
        "aria-setsize": siblings.length,
        "aria-posinset": siblings.indexOf(box) + 1,
        "aria-selected": String(key(box) === this.#at),
        "aria-label": this.#sentence(box),
        tabindex: key(box) === this.#at ? "0" : "-1",
        "data-key": key(box),
      },
      el("span", {}, short(frame.name)),
    );
    Object.assign(node.style, { left: `${left * 100}%`, width: `${width * 100}%`, top: `${(levels - level) * ROW}px` });
    return node;
  }

  /** "OrderDesk.place, 43 %", and for a difference "OrderDesk.place, 43 %, was 31 %, +12 %". */
  #sentence({ frame }) {
    const name = plain(frame.name);
    if (this.#view !== "difference") return this.#t("flames.frame", name, percent(frame[this.#view]));
    return this.#t("flames.changed", name, percent(frame.after), percent(frame.before), change(frame.after - frame.before));
  }

  #of(target) {
    const wanted = target.closest?.("[data-key]")?.dataset.key;
    return this.#boxes.find((box) => key(box) === wanted);
  }

  #look(box) {
    this.#at = key(box);
    for (const node of this.element.children) {
      const here = node.dataset.key === this.#at;
      node.tabIndex = here ? 0 : -1;
      node.setAttribute("aria-selected", String(here));
    }
    this.#says(this.#sentence(box));
  }

  #zoomTo(path) {
    this.#zoom = path;
    this.#at = path.join(";");
    this.#draw();
    this.#toCallers();
    this.#focus();
  }

  /** The callers are below, and what a graph is read from. */
  #toCallers() {
    this.element.parentElement.scrollTop = this.element.parentElement.scrollHeight;
  }

  #focus() {
    this.element.querySelector("[tabindex='0']")?.focus({ preventScroll: false });
  }

  #key(event) {
    const box = this.#of(event.target);
    if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") this.#zoomTo(box.path);
    else if (event.key === "Escape" && this.#zoom.length > 0) this.#zoomTo(this.#zoom.slice(0, -1));
    else {
      const to = this.#next(box, event.key);
      if (!to) return;
      this.#look(to);
      this.#focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Up to what a frame calls most, down to its caller, left and right on its level. */
  #next(box, pressed) {
    const level = this.#boxes.filter((other) => other.level === box.level);
    const above = this.#boxes.filter((other) => other.level === box.level + 1 && key(other).startsWith(`${key(box)};`));
    const moves = {
      ArrowUp: () => above.reduce((most, other) => (most && most.width >= other.width ? most : other), null),
      ArrowDown: () => this.#boxes.find((other) => key(other) === box.path.slice(0, -1).join(";")),
      ArrowLeft: () => level[level.indexOf(box) - 1],
      ArrowRight: () => level[level.indexOf(box) + 1],
      Home: () => level[0],
      End: () => level.at(-1),
    };
    return moves[pressed]?.();
  }
}

const key = ({ path }) => path.join(";");

const direction = ({ before, after }) => (after - before > CHANGED ? "more" : before - after > CHANGED ? "less" : "same");
