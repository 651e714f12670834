import { el, svg } from "../element.js";
import { number, size, sizeChange } from "../numbers.js";

/**
 * The live heap at each checkpoint: a bar with what came since the one before, and the same in words.
 *
 * @param {{live: {at: string, instances: number, bytes: number, grew: number}[]}} memory
 * @param {number} most bytes of the longest bar
 */
export function looks({ live }, most, t) {
  return el("ul.looks", { "aria-label": t("memory.looks") }, live.map((look, index) => row(look, index, most, t)));
}

function row({ at, instances, bytes, grew }, index, most, t) {
  const change = index === 0 ? "" : grew === 0 ? t("memory.no-more") : sizeChange(grew);
  return el(
    "li",
    {},
    el("span.at", {}, t("memory.at", at)),
    el("b.change", {}, change),
    bar(bytes, Math.max(0, grew), most),
    el("span.size", {}, el("b", {}, size(bytes)), " ", el("small", {}, t.count("memory.objects", instances, number(instances)))),
  );
}

function bar(bytes, more, most) {
  const share = (part) => (100 * part) / most;
  const part = (kind, from, length) => svg("rect", { class: kind, x: from, width: length, height: 10 });
  const parts = [part("line", 0, 100), part("before", 0, share(bytes - more)), part("more", share(bytes - more), share(more))];
  return svg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, ...parts);
}
