import { el } from "./element.js";
import { chooser } from "./live/chooser.js";
import { observed } from "./observed.js";

// What the collector did in the explaining runs, of the fault and of the learner's work. What draws it is fetched when there is something to draw.

export function mount(element, context) {
  const { bus, t } = context;
  const shapes = chooser(context);
  const body = el("div");
  element.hidden = true;
  element.replaceChildren(
    el("section.gc", { "aria-label": t("gc.heading") }, el("div.chart-head", {}, el("h3", {}, t("gc.heading"), " ", el("small", {}, t("gc.when"))), shapes.element), body),
  );

  const show = async () => {
    shapes.show();
    element.hidden = !seen.any;
    if (!seen.any) return;
    const { one } = await import("./gc/picture.js");
    const sides = seen.of(context.shape);
    const longest = Math.max(1, ...sides.map(({ part }) => part.millis));
    body.replaceChildren(...sides.flatMap(({ side, part }) => [sides.length > 1 && el("h4", {}, t(`memory.side.${side}`)), ...one(part, longest, t)].filter(Boolean)));
  };
  const seen = observed(context, "gc", show);
  bus.addEventListener("shape", show);
}
