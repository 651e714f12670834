import { el, svg } from "../element.js";
import { number, size } from "../numbers.js";

// A collector's part of a run: the heap in use with a bar for each collection, collections by cause, and what is out of the ordinary.

const WIDTH = 1000;
const HEIGHT = 100;
const LEAST = 1.5; // a shorter pause is drawn all the same
const COLOURS = 5;

/**
 * @param {{causes: object[], marks: object[], looks: object[], millis: number, mostBytes: number}} gc
 * @param {number} longest of the sides in milliseconds, so that both have one scale
 * @returns {Node[]}
 */
export function one(gc, longest, t) {
  if (gc.causes.length === 0) return [el("p.note", {}, t("gc.none"))];
  const total = gc.causes.reduce((sum, { collections }) => sum + collections, 0);
  const each = Math.max(1, Math.round(total / Math.max(1, gc.marks.length)));
  return [
    drawing(gc, longest, t),
    el("p.note", {}, t("gc.scale", size(gc.mostBytes), number(Math.round(gc.millis))), " ", each > 1 ? t("gc.each", each) : ""),
    el("div.scroll", { tabindex: "0", role: "region", "aria-label": t("gc.table") }, table(gc, t)),
    facts(gc, t),
  ].filter(Boolean);
}

function drawing(gc, longest, t) {
  const x = (at) => (WIDTH * at) / longest;
  const colour = (mark) => gc.causes.findIndex(({ cause, collector }) => cause === mark.cause && collector === mark.collector) % COLOURS;
  const bars = gc.marks.map((mark) => svg("rect", { class: `gc-${colour(mark)}`, x: x(mark.at), y: 0, width: Math.max(LEAST, x(mark.pausedMillis)), height: HEIGHT }));
  const y = (bytes) => HEIGHT - (HEIGHT * bytes) / Math.max(1, gc.mostBytes);
  const points = gc.marks
    .filter(({ before, after }) => before !== undefined && after !== undefined)
    .flatMap(({ at, millis, before, after }) => [`${x(at)},${y(before)}`, `${x(at + millis)},${y(after)}`]);
  const looks = gc.looks.map(({ at }) => svg("rect", { class: "look", x: Math.min(WIDTH - 2, x(at)), y: 0, width: 2, height: HEIGHT }));
  return svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": t("gc.picture") },
    ...bars,
    svg("polyline", { points: points.join(" ") }),
    ...looks,
  );
}

function table(gc, t) {
  const heads = ["cause", "collections", "paused", "allocated"].map((name) => el("th", { scope: "col" }, t(`gc.${name}`)));
  const rows = gc.causes.map(({ collector, cause, collections, pausedMillis, allocatedEach }, index) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, el(`i.swatch.gc-${index % COLOURS}`), cause, " ", el("small", {}, collector)),
      el("td", {}, number(collections)),
      el("td", {}, t("gc.millis", pausedMillis)),
      el("td", {}, allocatedEach === undefined ? "–" : size(allocatedEach)),
    ),
  );
  return el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, rows));
}

/** What is out of the ordinary, the collector's threads and its flags. */
function facts(gc, t) {
  const facts = [
    gc.stalls && [t("gc.stalls"), t("gc.stalls-text", gc.stalls.stalls, gc.stalls.millis, gc.stalls.longestMillis)],
    gc.humongousRegions > 0 && [t("gc.humongous"), number(gc.humongousRegions)],
    ...gc.finalizable.map(({ type, objects, run }) => [t("gc.finalizer", type), t("gc.finalizer-text", objects, run)]),
    ...gc.references.map(({ type, references }) => [type, t("gc.references", references)]),
    ...gc.phases.map(({ name, paused, times, millis }) => [name, t(paused ? "gc.phase-paused" : "gc.phase", times, millis)]),
    ...gc.threads.map(({ name, cpuMillis }) => [name, t("gc.cpu", cpuMillis)]),
    ...gc.flags.map(({ name, value, origin }) => [`${name}=${value}`, origin]),
  ].filter(Boolean);
  if (facts.length === 0) return null;
  return el("details.keeps", {}, el("summary", {}, t("gc.more")), el("dl.pairs", {}, facts.flatMap(([what, words]) => [el("dt", {}, what), el("dd", {}, words)])));
}
