import { el } from "./element.js";
import { chooser } from "./live/chooser.js";
import { columns, figures, spread } from "./live/samples.js";
import { signals } from "./live/signals.js";
import { Stories } from "./live/stories.js";
import { Tiles } from "./live/tiles.js";
import { write } from "./quiet.js";

// The live JVM: figures, charts and signals of the shape's newest run, of the fault's, or of both.

const VIEWS = ["now", "before", "both"];

export function mount(element, context) {
  const { bus, t } = context;
  const stories = new Stories();
  const tiles = new Tiles(t);
  const place = el("div");
  let charts = [];
  // the charts and what draws them come with the first figures: a page that only wants reading loads without them
  let coming = null;
  const load = () => (coming ??= threeCharts(t).then((drawn) => ((charts = drawn), place.replaceWith(...charts.map((chart) => chart.element)), soon())));
  const list = el("ul.signals");
  const round = el("span.note");
  const about = el("p");
  const notes = el("p.notes", { hidden: true });
  const empty = el("div.empty");
  const judged = el("section.judged", { "aria-label": t("live.signals") }, el("div.chart-head", {}, el("h3", {}, t("live.signals")), round), list);
  const full = el("div.full", { hidden: true }, notes, tiles.element, place, judged);
  const views = new Views(t, () => show(true));
  const shapes = chooser(context);
  element.replaceChildren(el("div.live-head", {}, el("h3", {}, t("live.heading")), views.element), el("div.live-run", {}, shapes.element, about), empty, full);

  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      show();
    });
  };

  let drawn = "";
  const show = () => {
    const { now, before } = stories.of(context.shape);
    const view = views.fit(now, before);
    const story = view === "before" ? before : now;
    const other = view === "both" && before !== now ? before : null;
    const there = story !== null && story.samples.length > 0;
    full.hidden = !there;
    empty.hidden = there;
    write(about, story ? line(story, t) : "");
    if (!there) return nothing(story, view);
    load();
    const was = before && before !== story && before.samples.length ? before : null;
    write(notes, [story.notes.at(-1), story.end?.message].filter(Boolean).join(" "));
    notes.hidden = notes.textContent === "";
    tiles.show(figures(story.samples), was && figures(was.samples));
    const what = { now: told(story), before: other && other.samples.length ? told(other) : null };
    const kind = `${story.info.run} ${Boolean(what.before)}`;
    for (const chart of charts) chart.show(what);
    if (kind !== drawn) charts.forEach((chart) => chart.redraw());
    drawn = charts.length ? kind : "";
    const declared = context.lab.signals.filter(({ shape }) => shape === context.shape);
    list.replaceChildren(...signals(declared, story.signals, was?.signals ?? new Map(), t));
    write(round, story.round ? t("live.round", story.round) : "");
  };

  const nothing = (story, view) => {
    const key = `${context.shape} ${view} ${story?.info.state ?? ""} ${story?.end?.state ?? ""}`;
    if (empty.dataset.key === key) return;
    empty.dataset.key = key;
    const fault = () => context.start("live", { using: "fault", shape: context.shape }).catch((error) => write(about, error.message));
    const button = view === "before" && el("button.button", { type: "button", onclick: fault }, t("live.run-fault"));
    const text = story && !story.end ? t("live.starting") : (story?.end?.message ?? t(view === "before" ? "live.no-before" : "live.empty", context.shape));
    empty.replaceChildren(el("p", {}, text), button || "");
  };

  bus.addEventListener("run", ({ detail }) => {
    if (detail.kind !== "live") return;
    stories.begin(detail);
    if (!detail.replay || !stories.of(context.shape).now) context.shape = detail.shape;
    if (!detail.replay) views.choose("now");
    soon();
  });
  bus.addEventListener("run-event", ({ detail: { run, kind, name, data } }) => kind === "live" && stories.hear(run, name, data) && soon());
  bus.addEventListener("theme", () => charts.forEach((chart) => chart.redraw()));
  bus.addEventListener("shape", () => (shapes.show(), soon()));
  bus.addEventListener("lab", soon);
  setInterval(() => !document.hidden && context.running("live").length > 0 && soon(), 1000);
  show();
}

/** The three charts. */
async function threeCharts(t) {
  const [{ Chart }, { heap, threads, throughput }] = await Promise.all([import("./live/chart.js"), import("./live/kinds.js")]);
  return [throughput, threads, heap].map((kind) => new Chart(kind(t), t));
}

/** A story's columns, with a look at the spread of each. */
function told({ samples }) {
  const all = columns(samples);
  return { ...all, spreads: (name) => spread(all[name]) };
}

/** "Your work, 38 s, process 4182" */
function line({ info, samples, pid, end }, t) {
  const seconds = samples.length ? Math.round((samples.at(-1).t - samples[0].t) / 1000) : 0;
  const whose = t(`live.using.${info.using === "fault" || info.using === "work" ? info.using : "other"}`);
  const state = t(`live.state.${end ? end.state : "running"}`, seconds);
  return [whose, state, pid && !end ? t("live.pid", pid) : ""].filter(Boolean).join(" · ");
}

/** Now, Before or Both. */
class Views {
  element;
  #chosen = "now";
  #buttons;

  constructor(t, changed) {
    this.#buttons = VIEWS.map((view) => el("button", { type: "button", "data-view": view, "aria-pressed": "false", onclick: () => (this.choose(view), changed()) }, t(`live.view.${view}`)));
    this.element = el("div.views", { role: "group", "aria-label": t("live.views") }, ...this.#buttons);
  }

  choose(view) {
    this.#chosen = view;
  }

  /** The view that there is something for. */
  fit(now, before) {
    const view = this.#chosen === "both" && (!before || before === now) ? "now" : this.#chosen;
    for (const button of this.#buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
      button.setAttribute("aria-disabled", String(button.dataset.view === "both" && (!before || before === now)));
    }
    return view;
  }
}
