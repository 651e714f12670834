import { el } from "../element.js";

/** Which shape Run plays and the charts show. */
export function chooser(context) {
  const { t, lab } = context;
  const select = el("select", { onchange: () => (context.shape = select.value) }, ...lab.shapes.map((shape) => el("option", { value: shape }, shape)));
  const show = () => (select.value = context.shape);
  show();
  return { show, element: el("label.shape", {}, t("live.shape"), " ", select) };
}
