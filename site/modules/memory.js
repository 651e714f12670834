import { el } from "./element.js";
import { chooser } from "./live/chooser.js";
import { chains } from "./memory/chains.js";
import { growth } from "./memory/growth.js";
import { looks } from "./memory/looks.js";

// Memory as the explaining runs have counted it: what grew between the checkpoints and who keeps it, of the fault and of the learner's work.

const SIDES = ["before", "after"];

export function mount(element, context) {
  const { bus, t } = context;
  const counted = { before: null, after: null }; // of each the newest observation that counted anything
  const shapes = chooser(context);
  const body = el("div");
  element.hidden = true;
  element.replaceChildren(
    el("section.memory", { "aria-label": t("memory.heading") }, el("div.chart-head", {}, el("h3", {}, t("memory.heading"), " ", el("small", {}, t("memory.when"))), shapes.element), body),
  );

  const show = () => {
    shapes.show();
    const sides = SIDES.map((side) => ({ side, memory: counted[side]?.get(context.shape) })).filter(({ memory }) => memory);
    element.hidden = !counted.before && !counted.after;
    const most = Math.max(...sides.flatMap(({ memory }) => memory.live.map(({ bytes }) => bytes)));
    const title = (side) => (sides.length > 1 ? t(`memory.side.${side}`) : "");
    body.replaceChildren(
      ...sides.flatMap(({ side, memory }) => [title(side) && el("h4", {}, title(side)), looks(memory, most, t)].filter(Boolean)),
      ...growth(sides, t),
      ...sides.flatMap(({ side, memory }) => chains(memory, title(side), context)),
    );
  };

  bus.addEventListener("run-event", ({ detail: { run, kind, name, data } }) => {
    if (kind !== "explain" || name !== "observation") return;
    const info = context.find(run);
    const side = info?.using === "fault" ? "before" : "after";
    const memories = new Map(data.shapes.filter(({ memory }) => memory).map(({ name: shape, memory }) => [shape, memory]));
    if (memories.size === 0 || counted[side]?.startedAt > info?.startedAt) return;
    counted[side] = Object.assign(memories, { startedAt: info?.startedAt });
    show();
  });
  bus.addEventListener("shape", show);
}
