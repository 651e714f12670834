import { el, html } from "./element.js";
import { dress } from "./lesson.js";

// The reference solution and why it is right. Before a pass it is asked for twice, for the lab remembers that it was seen.

export function mount(element, context) {
  const { api, bus, t } = context;
  const body = el("div.prose");
  element.append(body);

  const fetchIt = async () => {
    try {
      const { why, files } = await api.post(`/api/labs/${context.lab.id}/solution`);
      const text = html("div", why);
      dress(text, context);
      text.querySelector("h1")?.remove(); // the section has a heading
      const compare = () => bus.dispatchEvent(new CustomEvent("compare", { detail: { files } }));
      body.replaceChildren(text, el("p", {}, el("button.button", { type: "button", onclick: compare }, t("reference.compare"))));
      element.hidden = false;
      compare();
      element.querySelector("h2").focus(); // the tab is beside it, the reason is here
    } catch (error) {
      element.hidden = false;
      body.replaceChildren(el("p.trouble", { role: "alert" }, error.message));
    }
  };

  const askFirst = () => {
    const dialog = el(
      "dialog",
      { "aria-labelledby": "reference-ask" },
      el("h2", { id: "reference-ask" }, t("reference.ask")),
      el("p", {}, t("reference.ask-text")),
      el("form.actions", { method: "dialog" }, el("button.button", { value: "no", autofocus: true }, t("reference.no")), el("button.button.strong", { value: "yes" }, t("reference.yes"))),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue === "yes") fetchIt();
    });
    document.body.append(dialog);
    dialog.showModal();
  };

  bus.addEventListener("reference", () => {
    const { passed, solutionSeen } = context.lab.progress;
    if (passed || solutionSeen) fetchIt();
    else askFirst();
  });
}
