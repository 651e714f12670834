import { el } from "../element.js";
import { place } from "../place.js";

/**
 * Who keeps what has grown: of each way the object, what refers to it, and last what holds all of them.
 *
 * @param {{kept: {words: string[], samples: number, frame?: string}[]}} memory
 * @param {string} title which run they are of, where there are two
 * @returns {Node[]}
 */
export function chains({ kept }, title, context) {
  const { t } = context;
  if (kept.length === 0) return [];
  const summary = el("summary", {}, t("memory.keeps"), title ? el("small", {}, ` ${title}`) : null);
  return [el("details.keeps", { open: true }, summary, el("p.note", {}, t("memory.keeps-text")), el("ul.chains", {}, kept.map((chain) => one(chain, context))))];
}

function one({ words, samples, frame }, context) {
  const { t } = context;
  return el(
    "li",
    {},
    el("ol", {}, words.map((word) => el("li", {}, el("span", {}, word)))),
    el("p.note", {}, t.count("memory.samples", samples), frame ? [`, ${t("memory.allocated")} `, place(frame, context)] : null),
  );
}
