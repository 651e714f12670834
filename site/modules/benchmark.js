import { el } from "./element.js";
import { bound } from "./live/signals.js";
import { number, percent } from "./numbers.js";

// The benchmark of the last check: operations a second of the fault, the reference and the learner's, and what one operation allocates.

const ENTRANTS = ["fault", "reference", "yours"];

export function mount(element, { lab, bus, t }) {
  const show = (check) => element.replaceChildren(...(check?.benchmark ? [panel(check.benchmark, lab.benchmark, t)] : []));
  bus.addEventListener("lab", ({ detail }) => detail.lastCheck && show(detail.lastCheck));
  bus.addEventListener("run-event", ({ detail }) => detail.kind === "check" && detail.name === "check" && show(detail.data));
  show(lab.lastCheck);
}

function panel({ ratio, allocatedPerOp, spread, operationsPerSecond }, bounds, t) {
  const most = Math.max(...Object.values(operationsPerSecond)) * (1 + spread / 2);
  const rows = ENTRANTS.filter((name) => name in operationsPerSecond);
  const bars = rows.map((name) => bar(t(`benchmark.${name}`), operationsPerSecond[name], most, name, name === "yours" ? spread : 0));
  const allowed = bounds?.allocatedPerOp;
  return el(
    "section.benchmark",
    { "aria-label": t("benchmark.heading") },
    el("h3", {}, t("benchmark.heading")),
    el("p.note", {}, t("benchmark.ratio", number(ratio), percent(spread))),
    el("div.bars", { role: "img", "aria-label": rows.map((name) => `${t(`benchmark.${name}`)} ${number(operationsPerSecond[name])}`).join(", ") }, ...bars),
    el("h4", {}, t("benchmark.allocated")),
    allocated(allocatedPerOp, allowed, t),
    table(rows, { ratio, allocatedPerOp, spread, operationsPerSecond, allowed }, t),
  );
}

/** A bar from nothing, with a whisker over the rounds' spread where there is one. */
function bar(name, value, most, kind, spread) {
  const fill = el(`i.fill.${kind}`);
  fill.style.width = `${(100 * value) / most}%`;
  const whisker = spread ? el("i.whisker") : null;
  if (whisker) Object.assign(whisker.style, { left: `${(100 * value * (1 - spread / 2)) / most}%`, width: `${(100 * value * spread) / most}%` });
  return el("div.row", {}, el("span.name", {}, name), el("span.track", {}, fill, whisker), el("span.figure", {}, number(value)));
}

function allocated(value, allowed, t) {
  if (!allowed) return el("p", {}, t("benchmark.bytes", number(value)));
  const { at } = bound(allowed);
  const most = Math.max(at, value) * 1.15;
  const limit = el("i.limit");
  limit.style.left = `${(100 * at) / most}%`;
  const fill = el(`i.fill.${value <= at ? "within" : "over"}`);
  fill.style.width = `${(100 * value) / most}%`;
  const words = t(value <= at ? "benchmark.within" : "benchmark.over", number(value), number(at));
  return el("div", {}, el("span.track", { "aria-hidden": "true" }, fill, limit), el("p.note", {}, words));
}

function table(rows, { ratio, allocatedPerOp, spread, operationsPerSecond, allowed }, t) {
  const row = (name, value) => el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, value));
  const body = [
    ...rows.map((name) => row(t("benchmark.of", t(`benchmark.${name}`)), number(operationsPerSecond[name]))),
    row(t("benchmark.to-reference"), number(ratio)),
    row(t("benchmark.spread"), percent(spread)),
    row(t("benchmark.allocated"), number(allocatedPerOp)),
    ...(allowed ? [row(t("benchmark.bound"), allowed.replace("<=", "≤ "))] : []),
  ];
  return el("details.table", {}, el("summary", {}, t("live.table")), el("div.scroll", {}, el("table", {}, el("tbody", {}, ...body))));
}
