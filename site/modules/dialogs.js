import { el } from "./element.js";

// Questions in a modal dialog. Escape and the first button leave everything as it is.

/** Resolves to whether the action was chosen. */
export const confirm = ({ title, text, action, cancel }) => ask({ title, body: [el("p", {}, text)], action, cancel });

/**
 * Asks for one line of text. Resolves to it, or to null.
 *
 * @param {(text: string) => string} question.check what is wrong with a text, or ""
 */
export async function prompt({ title, label, hint, action, cancel, check }) {
  const wrong = el("p.trouble", { id: "dialog-wrong", role: "alert" });
  const input = el("input", { type: "text", autocomplete: "off", spellcheck: "false", "aria-describedby": "dialog-hint dialog-wrong", autofocus: true });
  const body = [el("label.asked", {}, label, input), el("p.note", { id: "dialog-hint" }, hint), wrong];
  const accept = () => {
    wrong.textContent = check(input.value.trim());
    return wrong.textContent === "";
  };
  return (await ask({ title, body, action, cancel, accept })) ? input.value.trim() : null;
}

function ask({ title, body, action, cancel, accept = () => true }) {
  return new Promise((resolve) => {
    const before = document.activeElement;
    let chosen = false;
    const buttons = el(
      "div.actions",
      {},
      el("button.button", { type: "button", onclick: () => dialog.close() }, cancel),
      el("button.button.strong", { type: "submit" }, action),
    );
    const submit = (event) => {
      event.preventDefault();
      if (!accept()) return;
      chosen = true;
      dialog.close();
    };
    const form = el("form", { novalidate: true, onsubmit: submit }, el("h2", { id: "dialog-title" }, title), ...body, buttons);
    const dialog = el("dialog", { "aria-labelledby": "dialog-title" }, form);
    dialog.addEventListener("close", () => {
      dialog.remove();
      before?.focus?.();
      resolve(chosen);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
