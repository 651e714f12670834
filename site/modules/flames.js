import { el } from "./element.js";
import { Recorder } from "./flames/recorder.js";
import { above, joined, matching, only, owner, plain } from "./flames/tree.js";
import { number, percent } from "./numbers.js";
import { write } from "./quiet.js";

// Flame graphs of the explaining runs: the fault's, the learner's, and what changed between them.

const VIEWS = ["before", "after", "difference"];
const EVENTS = ["wall", "alloc"]; // what a reader may look at, of all that is sampled

export function mount(element, context) {
  new Flames(element, context).begin();
}

class Flames {
  #context;
  #t;
  #recorded = { before: null, after: null }; // the answers of GET …/flames
  #view = "before";
  #joined = null; // what the tree on show was made of, and the tree
  #recorder;
  #drawing = null; // the graph, and what makes the table: they come with the first recording
  #scroll = el("div.flame-scroll");
  #says = el("p.looked-at");
  #found = el("span.note", { role: "status" });
  #full = el("div.full", { hidden: true });
  #empty = el("p.note");
  #legend = el("p.note");
  #table = el("div.scroll", { tabindex: "0", role: "region" });
  #shape;
  #event;
  #search;
  #own = el("input", { type: "checkbox", checked: true, onchange: () => this.#show() });
  #views;
  #page;

  constructor(element, context) {
    const { t } = context;
    this.#context = context;
    this.#t = t;
    this.#recorder = new Recorder(context);
    this.#shape = el("select", { onchange: () => this.#show() });
    this.#event = el("select", { "aria-label": t("flames.event"), onchange: () => this.#show() }, ...EVENTS.map((event) => el("option", { value: event }, t(`flames.event.${event}`))));
    this.#search = el("input", { type: "search", autocomplete: "off", spellcheck: "false", oninput: () => this.#find() });
    this.#page = el("button.button.small", { type: "button", onclick: () => this.#openPage() }, t("flames.page"));
    this.#views = VIEWS.map((view) => el("button", { type: "button", "data-view": view, onclick: () => this.#choose(view) }, t(`flames.${view}`)));
    this.#table.setAttribute("aria-label", t("flames.table"));
    this.#full.append(
      el("div.flame-tools", {}, el("label.shape", {}, t("live.shape"), " ", this.#shape), el("label.shape", {}, this.#own, " ", t("flames.own")), el("label.shape", {}, t("flames.search"), " ", this.#search), this.#found),
      this.#scroll,
      this.#says,
      this.#legend,
      el("div.flame-more", {}, el("details.table", {}, el("summary", {}, t("flames.table")), this.#table), this.#page),
    );
    const views = el("div.views", { role: "group", "aria-label": t("flames.views") }, ...this.#views);
    element.replaceChildren(
      el("section.flame", { "aria-label": t("flames.heading") }, el("div.chart-head", {}, el("h3", {}, t("flames.heading")), el("span.shape", {}, this.#event), views), this.#empty, this.#full, this.#recorder.element),
    );
  }

  begin() {
    const { bus } = this.#context;
    bus.addEventListener("run", ({ detail }) => {
      if (detail.kind === "explain" && !detail.replay) this.#recorder.begin(detail);
      this.#show();
    });
    bus.addEventListener("run-event", ({ detail }) => detail.kind === "explain" && this.#hear(detail));
    for (const name of ["lab", "saved"]) bus.addEventListener(name, () => this.#show());
    bus.addEventListener("shape", ({ detail }) => {
      if ([...this.#shape.options].some(({ value }) => value === detail.shape)) this.#shape.value = detail.shape;
      this.#show();
    });
    this.#show();
  }

  async #hear({ run, name, data }) {
    this.#recorder.hear(run, name, data);
    if (name === "end" && data.state === "done") await this.#fetch(run);
    this.#show();
  }

  async #fetch(run) {
    const info = this.#context.find(run);
    const side = info?.using === "fault" ? "before" : "after";
    if (this.#recorded[side]?.startedAt > info?.startedAt) return;
    try {
      const { shapes } = await this.#context.api.get(`/api/runs/${run}/flames`);
      if (shapes.length === 0) return;
      await this.#beginDrawing();
      this.#recorded[side] = { shapes, startedAt: info?.startedAt };
      this.#view = this.#recorded.before && this.#recorded.after ? "difference" : side;
    } catch (error) {
      if (error.status !== 404) write(this.#found, error.message); // 404: the run's files are gone, nothing was recorded then
    }
  }

  async #beginDrawing() {
    if (this.#drawing) return;
    const [{ Graph }, { topTable }] = await Promise.all([import("./flames/graph.js"), import("./flames/toptable.js")]);
    const { t, lab } = this.#context;
    const graph = new Graph({ t, lab: lab.id, says: (text) => write(this.#says, text) });
    this.#drawing ??= { graph, topTable };
    this.#scroll.replaceChildren(this.#drawing.graph.element);
  }

  #choose(view) {
    this.#view = view;
    this.#show();
  }

  #show() {
    const { before, after } = this.#recorded;
    this.#recorder.show({ fault: before !== null, work: after !== null });
    const there = { before: before !== null, after: after !== null, difference: before !== null && after !== null };
    const view = there[this.#view] ? this.#view : VIEWS.find((of) => there[of]);
    for (const button of this.#views) {
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
      button.disabled = !there[button.dataset.view];
    }
    this.#full.hidden = view === undefined;
    this.#empty.hidden = view !== undefined;
    write(this.#empty, this.#t("flames.empty"));
    if (view) this.#drawn(view);
  }

  #drawn(view) {
    this.#fillShapes();
    const [before, after] = ["before", "after"].map((side) => this.#flames(side)?.root ?? null);
    const own = this.#own.checked;
    if (this.#joined?.before !== before || this.#joined.after !== after || this.#joined.own !== own) {
      this.#joined = { before, after, own, tree: this.#tree(before, after) };
    }
    const { tree } = this.#joined;
    this.#drawing.graph.show(tree, view);
    const samples = ["before", "after"].filter((side) => this.#recorded[side]).map((side) => this.#t(`flames.samples.${side}`, number(this.#flames(side)?.total ?? 0)));
    write(this.#legend, [this.#t(`flames.legend.${view === "difference" ? "difference" : "one"}`), ...samples].join(" "));
    this.#legend.className = `note legend-${view === "difference" ? "difference" : "one"}`;
    this.#table.replaceChildren(this.#drawing.topTable(tree, this.#t, before !== null && after !== null));
    this.#page.hidden = view === "difference" || !this.#flames(view);
  }

  /** All stacks, or those that run the lab's code, from where it is begun; all of them too where no recording has any. */
  #tree(before, after) {
    const counted = this.#event.value === "alloc";
    const lab = (name) => owner(name, this.#context.lab.id) === "lab";
    const [was, is] = [before, after].map((root) => root && only(root, lab));
    return this.#own.checked && (was || is) ? above(joined(was, is, counted), lab) : joined(before, after, counted);
  }

  #fillShapes() {
    const shapes = [...new Set(["before", "after"].flatMap((side) => this.#recorded[side]?.shapes.map(({ shape }) => shape) ?? []))];
    if (shapes.join() === [...this.#shape.options].map(({ value }) => value).join()) return;
    const wanted = shapes.includes(this.#context.shape) ? this.#context.shape : shapes[0];
    this.#shape.replaceChildren(...shapes.map((shape) => el("option", { value: shape }, shape)));
    this.#shape.value = wanted;
  }

  #find() {
    const text = this.#search.value.trim().toLowerCase();
    const matches = (name) => plain(name).toLowerCase().includes(text);
    this.#drawing.graph.search(text ? matches : null);
    if (!text) return write(this.#found, "");
    const { before, after } = matching(this.#joined.tree, matches);
    const both = this.#recorded.before && this.#recorded.after;
    write(this.#found, both ? this.#t("flames.found-both", percent(before), percent(after)) : this.#t("flames.found", percent(before + after)));
  }

  /** What was sampled of the event and the shape that are looked at. */
  #flames(side) {
    return this.#recorded[side]?.shapes.find(({ shape, event }) => shape === this.#shape.value && event === this.#event.value);
  }

  /** The profiler's own page, which the server lets run in a sandbox only. */
  #openPage() {
    const view = this.#views.find((button) => button.getAttribute("aria-pressed") === "true").dataset.view;
    const t = this.#t;
    const close = el("button.button", { type: "button", autofocus: true, onclick: () => dialog.close() }, t("flames.close"));
    const frame = el("iframe.profiler", { sandbox: "allow-scripts", src: this.#flames(view).page, title: t("flames.page") });
    const dialog = el("dialog.wide", { "aria-label": t("flames.page") }, frame, el("div.actions", {}, close));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }
}
