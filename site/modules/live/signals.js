import { el, svg } from "../element.js";
import { number } from "../numbers.js";

/**
 * The shape's signals against their bounds, as the newest round reported them.
 *
 * @param {object[]} declared of the lab: {name, unit, healthy, faulty}
 * @param {Map<string, object>} told by name: {value, status}, of the run on show
 * @param {Map<string, object>} was of the run it is compared with
 */
export function signals(declared, told, was, t) {
  return declared.map((signal) => row(signal, told.get(signal.name), was.get(signal.name), t));
}

function row({ name, unit, healthy, faulty }, told, was, t) {
  const earlier = was && was !== told ? t("live.was", number(was.value)) : "";
  const value = told ? `${number(told.value)} ${unit}` : t("live.signal-none");
  return el(
    `li.signal.${told?.status ?? "none"}`,
    {},
    el("span.name", {}, spaced(name)),
    el("span.value", {}, value, earlier && el("small", {}, ` ${earlier}`)),
    told ? el(`span.word.${told.status}`, {}, t(`live.status.${told.status}`)) : el("span.word"),
    bar(bound(healthy), bound(faulty), told?.value, was?.value),
    el("small.bounds", {}, t("live.bounds", said(healthy), said(faulty))),
  );
}

/** A strip with the healthy and the faulty zone, and marks for the values. The words beside it say the same. */
function bar(healthy, faulty, value, was) {
  const most = Math.max(healthy.at, faulty.at, value ?? 0, was ?? 0, 1) * 1.15;
  const place = (at) => (100 * at) / most;
  const zone = ({ below, at }, kind) => svg("rect", { class: `zone ${kind}`, x: below ? 0 : place(at), y: 3, width: below ? place(at) : 100 - place(at), height: 6 });
  const mark = (at, kind) => (at === undefined ? [] : [svg("rect", { class: `mark ${kind}`, x: Math.min(place(at), 99), y: 0, width: 1, height: 12 })]);
  return svg("svg", { viewBox: "0 0 100 12", preserveAspectRatio: "none", "aria-hidden": "true" }, zone(healthy, "healthy"), zone(faulty, "faulty"), ...mark(was, "was"), ...mark(value, "now"));
}

/** "<=1" as {below: true, at: 1}. */
export const bound = (text) => ({ below: text.startsWith("<"), at: Number(text.replace(/[^\d.eE+-]/g, "")) });

const said = (text) => text.replace("<=", "≤ ").replace(">=", "≥ ");

/** "stuckThreads" as "stuck threads". */
export const spaced = (name) => name.replace(/([a-z])([A-Z])/g, (_, end, begin) => `${end} ${begin.toLowerCase()}`);
