import uPlot from "../../vendor/uplot.js";
import { el } from "../element.js";
import { palette } from "./palette.js";
import { Table } from "./table.js";

const NAMES = ["ink", "soft", "rule", "card", "accent", "good-fill", "bad-fill", "bad", "idle", "doubt", "chart-timed"];
const HEIGHT = 118;
const FONT = '11px system-ui, "DejaVu Sans", sans-serif';

/**
 * One chart with its heading, its legend in words and a table of the same figures behind it. A kind of chart says
 * `title`, `legend(figures)`, `data(figures)`, `options(colours)` for uPlot, `label(figures)` and `table`.
 */
export class Chart {
  element;
  #kind;
  #plot = null;
  #figures = null;
  #canvas = el("div.plot", { role: "img" });
  #legend = el("p.legend");
  #table;

  constructor(kind, t) {
    this.#kind = kind;
    this.#table = new Table(kind.table, t);
    const title = el("h3", {}, kind.title);
    this.element = el("section.chart", { "aria-label": kind.title }, el("div.chart-head", {}, title, this.#legend), this.#canvas, this.#table.element);
    new ResizeObserver(() => this.#fit()).observe(this.#canvas);
  }

  /** Draws figures: `{now, before}`, columns each, before null where it is not asked for. */
  show(figures) {
    this.#figures = figures;
    this.#kind.legend(this.#legend, figures);
    this.#canvas.setAttribute("aria-label", this.#kind.label(figures));
    this.#table.show(figures.now);
    if (!this.#plot) this.#draw();
    else this.#plot.setData(this.#kind.data(figures));
  }

  /** Colours or the shape of the data changed: a plot is made anew. */
  redraw() {
    this.#plot?.destroy();
    this.#plot = null;
    if (this.#figures) this.#draw();
  }

  #draw() {
    const width = this.#canvas.clientWidth;
    if (!width) return;
    const colours = palette(NAMES);
    const { series, scales = {}, axes = [], hooks = {} } = this.#kind.options(colours);
    const options = {
      width,
      height: HEIGHT,
      legend: { show: false },
      padding: [8, axes.length > 1 ? 0 : 16, 0, 0],
      cursor: { sync: { key: "live" }, drag: { x: false, y: false }, points: { size: 6 } },
      scales: { x: { time: false, range: (_, least, most) => [least ?? 0, Math.max(most ?? 0, (least ?? 0) + 10)] }, ...scales },
      axes: [axis(colours, { values: (_, ticks) => ticks.map((tick) => `${tick} s`), size: 22, space: 60 }), ...axes.map((more) => axis(colours, more))],
      series: [{}, ...series],
      hooks,
    };
    this.#plot = new uPlot(options, this.#kind.data(this.#figures), this.#canvas);
  }

  #fit() {
    const width = this.#canvas.clientWidth;
    if (!this.#plot) this.#figures && this.#draw();
    else if (width && width !== this.#plot.width) this.#plot.setSize({ width, height: HEIGHT });
  }
}

const axis = (colours, more) => ({
  stroke: colours.soft,
  font: FONT,
  size: 44,
  space: 28,
  gap: 4,
  grid: { stroke: colours.rule, width: 1 },
  ticks: { show: false },
  ...more,
});

/** From nothing to a little above the most: a flat line at nothing is drawn as that. */
export const fromZero = { range: (_, __, most) => [0, most > 0 ? most * 1.12 : 1] };
