import { el } from "./element.js";
import { chooser } from "./live/chooser.js";
import { observed } from "./observed.js";

// The stability table of the explaining runs: each sign as measured, of the fault and of the learner's work, beside the article's sign and our bound.

const FOOT = ["bounds", "p99", "jitter", "forced"];

export function mount(element, context) {
  const { bus, t } = context;
  const shapes = chooser(context);
  const body = el("div");
  element.hidden = true;
  element.replaceChildren(
    el(
      "section.stability",
      { "aria-label": t("stability.heading") },
      el("div.chart-head", {}, el("h3", {}, t("stability.heading"), " ", el("small", {}, t("stability.when"))), shapes.element),
      body,
      el("details", {}, el("summary", {}, t("stability.read")), ...FOOT.map((foot) => el("p", {}, t(`stability.foot-${foot}`)))),
    ),
  );

  const show = () => {
    shapes.show();
    element.hidden = !seen.any;
    const sides = seen.of(context.shape);
    body.replaceChildren(el("ul.signs", {}, ...(sides[0]?.part.signs ?? []).map((sign, at) => row(sign.kind, sides.map(({ side, part }) => ({ side, sign: part.signs[at] })), t))));
  };
  const seen = observed(context, "stability", show);
  bus.addEventListener("shape", show);
}

/** One sign, of one run or of two below each other. */
function row(kind, sides, t) {
  const { risk, healthy } = sides[0].sign;
  const columns = [risk && t("stability.risk", risk), healthy && t("stability.healthy", healthy)].filter(Boolean).join("; ");
  return el(
    "li",
    {},
    el("b.of", {}, t(`stability.kind.${kind}`)),
    ...sides.map(({ side, sign }) => measured(sides.length > 1 ? t(`memory.side.${side}`) : "", sign, t)),
    columns ? el("p.bounds", {}, columns) : null,
  );
}

function measured(title, { standing, measured: words, missing }, t) {
  const told = [words, missing].filter(Boolean).join("; ");
  return el("p.measured", { "data-standing": standing }, title ? el("small", {}, title, " ") : null, el("span", {}, told), el("b.standing", {}, t(`stability.standing.${standing}`)));
}
