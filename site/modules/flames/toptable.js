import { el } from "../element.js";
import { change, percent } from "../numbers.js";
import { plain, short, top } from "./tree.js";

/** The methods with most samples, as a table. Of two recordings with the change, of one without. */
export function topTable(tree, t, both) {
  const columns = both
    ? [
        ["flames.self", "flames.after", (method) => percent(method.selfAfter)],
        ["flames.self", "flames.before", (method) => percent(method.selfBefore)],
        ["flames.total", "flames.after", (method) => percent(method.after)],
        ["flames.total", "flames.before", (method) => percent(method.before)],
        ["flames.total", "flames.change", (method) => change(method.after - method.before)],
      ]
    : [
        ["flames.self", null, (method) => percent(method.selfAfter + method.selfBefore)],
        ["flames.total", null, (method) => percent(method.after + method.before)],
      ];
  const heads = columns.map(([what, when]) => el("th", { scope: "col" }, when ? `${t(what)}, ${t(when)}` : t(what)));
  const rows = top(tree).map((method) =>
    el("tr", {}, el("th", { scope: "row", title: plain(method.name) }, short(method.name)), ...columns.map(([, , text]) => el("td", {}, text(method)))),
  );
  return el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t("flames.method")), ...heads)), el("tbody", {}, ...rows));
}
