import { el } from "./element.js";

// A save was refused because the file is another now: both texts side by side, and the learner chooses. Nothing is lost: the one not
// chosen is saved before the chosen one, so that it stays among the versions that the server keeps.

export function listen(context) {
  const { bus } = context;
  let open = null;
  bus.addEventListener("stale", ({ detail }) => {
    open?.close("later"); // a newer refusal replaces it
    open = ask(detail, context);
    open.addEventListener("close", () => (open = null), { once: true });
  });
}

function ask(refused, context) {
  const { name, mine, current, resolve } = refused;
  const { t } = context;
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
    if (dialog.returnValue === "disk") takeDisk(refused, context).catch((error) => context.say(error.message)); // the editor then still has mine, saved
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The server keeps what a file held before a save: mine goes there by being saved for a moment. */
async function takeDisk({ name, mine, current, resolve }, context) {
  if (current.hash === null) return resolve(current.content, null); // there is no file to save it to
  const { api, bus, lab } = context;
  await resolve(mine, current.hash);
  const saved = context.lab.files.find((file) => file.name === name);
  if (saved?.content !== mine) return; // refused again: it is asked again
  const { content } = current;
  const answer = await api.put(`/api/labs/${lab.id}/files/${name}`, { content, base: saved.hash });
  bus.dispatchEvent(new CustomEvent("file", { detail: { ...answer, name, content } }));
}

/** One of the two, its lines that the other does not have marked. */
function text(heading, content, other) {
  const there = new Set(other.split("\n"));
  const lines = content.split("\n").map((line) => el(there.has(line) ? "span.line" : "mark.line", {}, `${line}\n`));
  return el("section", {}, el("h3", {}, heading), el("pre", { tabindex: "0", role: "region", "aria-label": heading }, el("code", {}, lines)));
}
