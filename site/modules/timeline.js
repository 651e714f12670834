import { el, svg } from "./element.js";
import { chooser } from "./live/chooser.js";
import { observed } from "./observed.js";
import { place } from "./place.js";

// The thread timeline of the explaining runs: what each of the application's threads was at, of the fault and of the learner's work.

const KINDS = ["running", "runnable", "native", "timed waiting", "waiting", "parked", "blocked", "pinned"];
const WIDTH = 1000;
const LEAST = 6; // a moment that one look saw is drawn all the same

export function mount(element, context) {
  const { bus, t } = context;
  const shapes = chooser(context);
  const body = el("div");
  element.hidden = true;
  element.replaceChildren(
    el(
      "section.timeline",
      { "aria-label": t("timeline.heading") },
      el("div.chart-head", {}, el("h3", {}, t("timeline.heading"), " ", el("small", {}, t("timeline.when"))), shapes.element),
      el("p.legend", { "aria-hidden": "true" }, KINDS.map((kind) => el("span", {}, el(`i.${word(kind)}`), t(`timeline.state.${word(kind)}`)))),
      body,
      el("p.note", {}, t("timeline.foot")),
    ),
  );

  const show = () => {
    shapes.show();
    element.hidden = !seen.any;
    const sides = seen.of(context.shape).filter(({ part }) => part.threads.length > 0);
    body.replaceChildren(...sides.flatMap(({ side, part }) => [sides.length > 1 && el("h4", {}, t(`memory.side.${side}`)), ...one(part, context)].filter(Boolean)));
  };
  const seen = observed(context, "timeline", show);
  bus.addEventListener("shape", show);
}

const word = (state) => state.replace(" ", "-");

function one(timeline, context) {
  const { t } = context;
  return [
    timeline.nothingCanRun && el("p.stuck", {}, el("b", {}, t("timeline.nothing")), " ", t("timeline.nothing-text")),
    el("ul.lives", { "aria-label": t("timeline.heading") }, timeline.threads.map((life) => row(life, timeline, context))),
    timeline.left > 0 && el("p.note", {}, t.count("timeline.left", timeline.left)),
  ].filter(Boolean);
}

function row(life, timeline, context) {
  const { t } = context;
  const last = life.stays.at(-1);
  const length = last.known === "still" ? t("timeline.least", seconds(last.to - last.from)) : "";
  return el(
    "li",
    {},
    el("span.name", {}, life.name, life.kind === "virtual" ? el("small", {}, ` ${t("timeline.virtual")}`) : null),
    bars(life, timeline),
    el(
      "span.at",
      {},
      el("b", {}, t(`timeline.state.${word(last.state)}`)),
      length ? ` ${length}` : null,
      last.place ? [" ", place(last.place, context)] : null,
      life.createdAt ? el("small", {}, t("timeline.started", life.createdBy), " ", place(life.createdAt, context)) : null,
      ...life.marks.map((mark) => el("b.over", {}, t(`timeline.mark.${mark}`, mark === "waiting" ? seconds(timeline.waitingLimit) : seconds(timeline.runnableLimit)))),
    ),
  );
}

function bars({ stays }, { millis, looks }) {
  const at = (time) => (WIDTH * time) / Math.max(1, millis);
  const rect = (kind, from, width) => svg("rect", { class: kind, x: Math.min(from, WIDTH - width), width, height: 10 });
  const parts = stays.map((stay) => rect(`${word(stay.state)} ${stay.known}`, at(stay.from), Math.max(LEAST, at(stay.to - stay.from))));
  return svg("svg", { viewBox: `0 0 ${WIDTH} 10`, preserveAspectRatio: "none", "aria-hidden": "true" }, rect("line", 0, WIDTH), ...parts, ...looks.map((look) => rect("look", at(look.at), 2)));
}

const seconds = (millis) => (millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(1)} s`);
