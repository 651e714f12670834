import { el } from "../element.js";
import { countChange, sizeChange } from "../numbers.js";

/**
 * The classes that grew most in the last step, of one run or of two side by side; a sentence where nothing did.
 *
 * @param {{side: string, memory: object}[]} sides before, after or both
 * @returns {Node[]}
 */
export function growth(sides, t) {
  if (sides.length === 0) return [];
  const { live } = sides[0].memory;
  if (live.length < 2) return [el("p.note", {}, t("memory.one-look"))];
  const [from, to] = [live.at(-2).at, live.at(-1).at];
  const types = joined(sides);
  if (types.length === 0) return [el("p.note", {}, t("memory.nothing", from, to))];
  const title = t("memory.grew", from, to);
  return [el("h4", {}, title), el("div.scroll", { tabindex: "0", role: "region", "aria-label": title }, table(types, sides, t))];
}

/** Every class that grew on a side, the one that grew most first: {type, at: its growth by side}. */
function joined(sides) {
  const types = new Map();
  sides.forEach(({ side, memory }) =>
    memory.grown.forEach((grown) => {
      const { type } = grown;
      if (!types.has(type)) types.set(type, { type, at: {} });
      types.get(type).at[side] = grown;
    }),
  );
  const most = ({ at }) => Math.max(...Object.values(at).map(({ bytes }) => bytes));
  return [...types.values()].sort((one, other) => most(other) - most(one));
}

function table(types, sides, t) {
  const heads = sides.map(({ side }) => el("th", { scope: "col" }, t(sides.length > 1 ? `memory.side.${side}` : "memory.by")));
  const rows = types.map(({ type, at }) => el("tr", {}, el("th", { scope: "row" }, el("code", {}, type)), ...sides.map(({ side }) => cell(at[side], t))));
  return el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("memory.class")), ...heads)), el("tbody", {}, ...rows));
}

function cell(grown, t) {
  if (!grown) return el("td", {}, "–"); // not among those that grew
  const { bytes, instances } = grown;
  return el("td", {}, el("b", {}, sizeChange(bytes)), " ", el("small", {}, t.count("memory.objects", instances, countChange(instances))));
}
