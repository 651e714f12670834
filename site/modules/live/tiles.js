import { el } from "../element.js";
import { brief, megabytes, number } from "../numbers.js";
import { write } from "../quiet.js";

/** Four figures: how the run stands, and how the earlier one ended. */
export class Tiles {
  element;
  #t;
  #tiles;

  constructor(t) {
    this.#t = t;
    this.#tiles = Object.fromEntries(["rate", "p99", "used", "pause"].map((name) => [name, tile(t(`live.tile.${name}`))]));
    this.element = el("dl.tiles", {}, ...Object.values(this.#tiles).map(({ element }) => element));
  }

  /** @param {object} now figures(samples) of the run on show; `was` of the one it is compared with, or null */
  show(now, was) {
    const t = this.#t;
    const ms = (value) => (value === null ? "–" : number(value));
    const earlier = (text) => (was ? t("live.was", text) : "");
    this.#tiles.rate.say(brief(now.rate), "/s", [t("live.tile.inside", brief(now.inside)), earlier(was && `${brief(was.rate)}/s`)], now.rate === 0);
    this.#tiles.p99.say(ms(now.p99), now.p99 === null ? "" : "ms", [now.p99 === null ? t("live.tile.none-ended") : "", earlier(was && (was.p99 === null ? "–" : `${ms(was.p99)} ms`))], now.p99 === null);
    this.#tiles.used.say(megabytes(now.used), "MB", [t("live.tile.of", megabytes(now.most)), earlier(was && megabytes(was.used))], now.used > 0.9 * now.most);
    this.#tiles.pause.say(number(now.pause), "ms", [t("live.tile.in-run"), earlier(was && `${number(was.pause)} ms`)], false);
  }
}

function tile(title) {
  const value = el("b");
  const unit = el("small");
  const more = el("dd.more");
  const element = el("div.tile", {}, el("dt", {}, title), el("dd", {}, value, unit), more);
  return {
    element,
    say(figure, measure, lines, bad) {
      write(value, figure);
      write(unit, measure && ` ${measure}`);
      write(more, lines.filter(Boolean).join(" · "));
      element.classList.toggle("bad", bad);
    },
  };
}
