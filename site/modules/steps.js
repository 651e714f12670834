// The four steps: where the learner is, and one line that says what to do now.

/** @param {HTMLElement} element the list, as the server has written it */
export function mount(element, context) {
  const links = [...element.querySelectorAll("a[data-step]")];
  const now = document.getElementById("now");
  let shown = context.lab.step;

  const show = () => {
    const { step } = context.lab;
    for (const link of links) {
      if (link.dataset.step === step) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
      const done = links.findIndex((of) => of.dataset.step === step) > links.indexOf(link);
      link.classList.toggle("done", done || (step === "prove" && context.lab.progress.passed));
    }
    now.textContent = context.t(context.lab.progress.passed ? "now.passed" : `now.${step}`);
    if (step !== shown) context.say(context.t("steps.moved", context.t(`step.${step}`), now.textContent));
    shown = step;
  };

  context.bus.addEventListener("lab", show);
  show();
}
