import { el } from "./element.js";

// A save was refused because the file is another now: both texts side by side, and the learner chooses. Nothing is lost: the one not
// chosen stays in the versions that the server keeps, or in the editor.

export function listen({ bus, t }) {
  let open = null;
  bus.addEventListener("stale", ({ detail }) => {
    open?.close("later"); // a newer refusal replaces it
    open = ask(detail, t);
    open.addEventListener("close", () => (open = null), { once: true });
  });
}

function ask({ name, mine, current, resolve }, t) {
  const dialog = el(
    "dialog.wide",
    { "aria-labelledby": "stale-heading" },
    el("h2", { id: "stale-heading" }, t("stale.heading", name)),
    el("p", {}, t("stale.text")),
    el("div.both", {}, text(t("stale.mine"), mine, current.content), text(t("stale.disk"), current.content, mine)),
    el(
      "form.actions",
      { method: "dialog" },
      el("button.button", { value: "later", autofocus: true }, t("stale.later")),
      el("button.button", { value: "disk" }, t("stale.take-disk")),
      el("button.button.strong", { value: "mine" }, t("stale.take-mine")),
    ),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "mine") resolve(mine, current.hash);
    if (dialog.returnValue === "disk") resolve(current.content, current.hash);
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** One of the two, its lines that the other does not have marked. */
function text(heading, content, other) {
  const there = new Set(other.split("\n"));
  const lines = content.split("\n").map((line) => el(there.has(line) ? "span.line" : "mark.line", {}, `${line}\n`));
  return el("section", {}, el("h3", {}, heading), el("pre", { tabindex: "0", role: "region", "aria-label": heading }, el("code", {}, lines)));
}
