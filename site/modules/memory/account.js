import { el } from "../element.js";
import { size, sizeChange } from "../numbers.js";

/**
 * Where the memory of a run lies: the heap and all else, at each checkpoint, with what holds what grew.
 *
 * @param {{at: string[], unit: string, places: object[], unseen: string[]}} account
 * @param {string} title which run it is of, where there are two
 * @returns {Node[]}
 */
export function account({ at, unit, places, unseen }, title, t) {
  const name = title ? `${t("memory.account")}: ${title}` : t("memory.account");
  // what grew comes first: the panel is narrow
  const heads = [t("memory.step"), ...(unit ? [t("memory.per", unit)] : []), ...at.map((look) => t("memory.at", look)), t("memory.held")];
  const head = el("tr", {}, el("th", { scope: "col" }, t("memory.place")), ...heads.map((words) => el("th", { scope: "col" }, words)));
  const body = places.map((place) => row(place, unit, t));
  return [
    el(
      "details.keeps.account",
      { open: places.some(({ grew }) => grew > 0) },
      el("summary", {}, t("memory.account"), title ? el("small", {}, ` ${title}`) : null),
      el("div.scroll", { tabindex: "0", role: "region", "aria-label": name }, el("table", {}, el("thead", {}, head), el("tbody", {}, body))),
      unseen.map((why) => el("p.note", {}, t("memory.unseen", why))),
    ),
  ];
}

function row({ kind, name, bytes, grew, perWork, held }, unit, t) {
  const known = (value) => (value === null || value === undefined ? "–" : size(value));
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, t(`memory.kind.${kind}`), name ? [" ", el("code", {}, name)] : null),
    el("td", {}, grew > 0 ? el("b", {}, sizeChange(grew)) : t("memory.no-more")),
    unit ? el("td", {}, known(perWork)) : null,
    ...bytes.map((value) => el("td", {}, known(value))),
    el("td", {}, held ?? ""),
  );
}
