import { el } from "./element.js";
import { chooser } from "./live/chooser.js";
import { observed } from "./observed.js";

// Memory as the explaining runs have counted it: what grew between the checkpoints and who keeps it, of the fault and of the learner's work. Its
// parts are fetched when there is something to show.

const parts = () => Promise.all(["account", "chains", "growth", "looks"].map((part) => import(`./memory/${part}.js`)));

export function mount(element, context) {
  const { bus, t } = context;
  const shapes = chooser(context);
  const body = el("div");
  element.hidden = true;
  element.replaceChildren(
    el("section.memory", { "aria-label": t("memory.heading") }, el("div.chart-head", {}, el("h3", {}, t("memory.heading"), " ", el("small", {}, t("memory.when"))), shapes.element), body),
  );

  const show = async () => {
    shapes.show();
    element.hidden = !counted.any;
    if (!counted.any) return;
    const [{ account }, { chains }, { growth }, { looks }] = await parts();
    const sides = counted.of(context.shape).map(({ side, part }) => ({ side, memory: part }));
    const most = Math.max(...sides.flatMap(({ memory }) => memory.live.map(({ bytes }) => bytes)));
    const title = (side) => (sides.length > 1 ? t(`memory.side.${side}`) : "");
    body.replaceChildren(
      ...sides.flatMap(({ side, memory }) => [title(side) && el("h4", {}, title(side)), looks(memory, most, t)].filter(Boolean)),
      ...growth(sides, t),
      ...sides.flatMap(({ side, memory }) => chains(memory, title(side), context)),
      ...accounts.of(context.shape).flatMap(({ side, part }) => account(part, title(side), t)),
    );
  };

  const accounts = observed(context, "account", () => {}); // told with the rest
  const counted = observed(context, "memory", show);
  bus.addEventListener("shape", show);
}
