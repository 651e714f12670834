import uPlot from "../../vendor/uplot.js";
import { el } from "../element.js";
import { compact, megabytes, number } from "../numbers.js";
import { fromZero } from "./chart.js";
import { stripes } from "./palette.js";
import { stack } from "./samples.js";

// The charts of a live run, as Chart wants them.

const DASH = [5, 4];
const MEBI = 1024 * 1024;

const line = (stroke, more = {}) => ({ stroke, width: 2, spanGaps: true, points: { show: false }, ...more });

/** Columns of a run, and one of the earlier run, over one axis; without an earlier run its column is empty. */
function joined(now, before, own, other) {
  const mine = [now.x, ...own(now)];
  return before ? uPlot.join([mine, [before.x, other(before)]]) : [...mine, now.x.map(() => null)];
}

const key = (kind, text) => [el("span.entry", {}, el(`span.key.${kind}`, { "aria-hidden": "true" }), text)];

export function throughput(t) {
  return {
    title: t("live.throughput"),
    label: ({ now }) => t("live.throughput-label", number(now.rate.at(-1) ?? 0), said(now.p99.at(-1), "ms", t)),
    legend: (place, { before }) =>
      place.replaceChildren(...key("rate", t("live.rate")), ...key("p99", t("live.p99")), ...(before ? key("before", t("live.before-rate")) : [])),
    data: ({ now, before }) => joined(now, before, (of) => [of.rate, of.p99], (of) => of.rate),
    options: (colours) => ({
      scales: { y: fromZero, ms: fromZero },
      axes: [
        { scale: "y", values: (_, ticks) => ticks.map(compact) },
        { scale: "ms", side: 1, size: 50, grid: { show: false }, values: (_, ticks) => ticks.map((tick) => `${compact(tick)} ms`) },
      ],
      series: [
        line(colours["good-fill"], { fill: (plot) => faint(plot, colours["good-fill"]), scale: "y" }),
        line(colours.bad, { dash: DASH, width: 1.5, scale: "ms" }),
        line(colours.soft, { dash: [2, 3], scale: "y" }),
      ],
    }),
    table: [
      { name: "rate", title: t("live.rate"), text: number },
      { name: "p50", title: t("live.p50"), text: number },
      { name: "p99", title: t("live.p99"), text: number },
      { name: "inside", title: t("live.inside"), text: number },
      { name: "failed", title: t("live.failed"), text: number },
    ],
  };
}

/** Lowest first. */
const STATES = ["blocked", "waiting", "timedWaiting", "runnable"];

export function threads(t) {
  const title = (state) => t(`live.${state}`);
  const layers = (of) => stack(STATES.map((state) => of[state])).reverse();
  const stepped = uPlot.paths.stepped({ align: -1 });
  return {
    title: t("live.threads"),
    label: ({ now }) => `${t("live.threads")}: ${STATES.map((state) => `${title(state)} ${number(now[state].at(-1) ?? 0)}`).join(", ")}`,
    legend: (place, { now, before }) =>
      place.replaceChildren(
        ...[...STATES].reverse().flatMap((state) => key(state, `${title(state)} ${number(now[state].at(-1) ?? 0)}`)),
        ...(now.virtual.at(-1) ? key("virtual", `${t("live.virtual")} ${number(now.virtual.at(-1))}`) : []),
        ...(before ? key("before", t("live.before-threads")) : []),
      ),
    data: ({ now, before }) => joined(now, before, (of) => [...layers(of), of.virtual.some(Boolean) ? of.virtual : of.virtual.map(() => null)], (of) => layers(of)[0]),
    options: (colours) => {
      const layer = (fill) => ({ fill, stroke: fill, width: 0, paths: stepped, points: { show: false }, spanGaps: true });
      return {
        scales: { y: fromZero },
        axes: [{ scale: "y", values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? compact(tick) : "")) }],
        series: [
          layer(() => colours["good-fill"]),
          layer((plot) => stripes(plot.ctx, colours["chart-timed"], colours.card)),
          layer(() => colours.idle),
          layer((plot) => stripes(plot.ctx, colours["bad-fill"], colours.ink)),
          line(colours.accent, { width: 1.5, dash: [1, 2] }),
          line(colours.ink, { dash: [2, 3], width: 1.5 }),
        ],
      };
    },
    table: [...STATES].reverse().map((state) => ({ name: state, title: title(state), text: number })).concat({ name: "virtual", title: t("live.virtual"), text: number }),
  };
}

export function heap(t) {
  let ticks = null;
  const stepped = uPlot.paths.stepped({ align: 1 });
  return {
    title: t("live.heap-chart"),
    label: ({ now }) => [t("live.heap-label", megabytes(now.used.at(-1) ?? 0), megabytes(now.committed.at(-1) ?? 0), number(sum(now.collections))), floor(now, t)].filter(Boolean).join(" "),
    legend: (place, { now, before }) =>
      place.replaceChildren(
        ...key("used", t("live.used")),
        ...(now.after.at(-1) === null ? [] : key("after", t("live.after", megabytes(now.after.at(-1))))),
        ...key("committed", t("live.committed")),
        ...key("collection", t.count("live.collections", sum(now.collections))),
        ...(before ? key("before", t("live.before-used")) : []),
      ),
    data: ({ now, before }) => {
      ticks = now;
      const mega = (column) => column.map((bytes) => (bytes === null ? null : bytes / MEBI));
      return joined(now, before, (of) => [mega(of.used), mega(of.after), mega(of.committed)], (of) => mega(of.used));
    },
    options: (colours) => ({
      scales: { y: fromZero },
      axes: [{ scale: "y", values: (_, values) => values.map((value) => `${compact(value)} MB`), size: 52 }],
      series: [
        line(colours["good-fill"], { fill: (plot) => faint(plot, colours["good-fill"]) }),
        line(colours.ink, { paths: stepped, width: 2 }),
        line(colours.soft, { width: 1.5, dash: DASH }),
        line(colours.ink, { dash: [2, 3], width: 1.5 }),
      ],
      hooks: { draw: [(plot) => marks(plot, ticks, colours.doubt)] },
    }),
    table: [
      { name: "used", title: t("live.used-mb"), text: megabytes },
      { name: "after", title: t("live.after-mb"), text: megabytes },
      { name: "committed", title: t("live.committed-mb"), text: megabytes },
      { name: "collections", title: t("live.collections-column"), text: number },
      { name: "pause", title: t("live.pause-ms"), text: number },
    ],
  };
}

/** What no collection frees, from the first known to the last: a leak is told by it. Empty before the first collection. */
function floor({ after }, t) {
  const known = after.filter((bytes) => bytes !== null);
  return known.length ? t("live.after-label", megabytes(known[0]), megabytes(known.at(-1))) : "";
}

/** A short stroke at the top for each sample in which something was collected. */
function marks(plot, { x, collections }, colour) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = colour;
  x.forEach((second, at) => {
    if (collections[at] > 0) ctx.fillRect(Math.round(plot.valToPos(second, "x", true)), bbox.top, 1.5 * devicePixelRatio, 7 * devicePixelRatio);
  });
  ctx.restore();
}

function faint(plot, colour) {
  return colour.replace(/^rgb\((.*)\)$/, (_, parts) => `rgba(${parts}, .16)`);
}

const sum = (column) => column.reduce((total, value) => total + value, 0);

const said = (value, unit, t) => (value === null || value === undefined ? t("live.none") : `${number(value)} ${unit}`);
