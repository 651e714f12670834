import { el, html } from "./element.js";

// The lesson, as the server has written it: snippets get a button, further sections appear when the diagnosis is locked in.

const RUNS = ["java", "jshell"]; // "java fails" must not run

export function mount(element, context) {
  const { bus, t } = context;
  const after = element.querySelector("#after");
  const there = new Set([...element.querySelectorAll("[data-part]")].map((part) => part.dataset.part));

  const add = (section) => {
    const part = html("section.part", section.html, { "data-part": section.id, "aria-labelledby": `part-${section.id}` });
    part.prepend(el("h2", { id: `part-${section.id}`, tabindex: "-1" }, section.title));
    dress(part, context);
    after.append(part);
    there.add(section.id);
  };

  const show = () => context.lab.lesson.filter((section) => !there.has(section.id)).forEach(add);

  element.querySelectorAll(".part").forEach((part) => dress(part, context));
  bus.addEventListener("lab", show);
  show();
}

/** What a learner can do with a rendered text: run its snippets, scroll its tables, open its answers. */
export function dress(part, { bus, t }) {
  for (const pre of part.querySelectorAll("pre[data-fence]")) {
    if (RUNS.includes(pre.dataset.fence)) {
      const code = pre.textContent.trimEnd();
      const run = () => bus.dispatchEvent(new CustomEvent("console", { detail: { code } }));
      pre.after(el("button.button.small", { type: "button", onclick: run }, t("lesson.run")));
    }
  }
  for (const table of part.querySelectorAll("table")) {
    const heading = part.querySelector("h2")?.textContent ?? "";
    const scroll = el("div.scroll", { tabindex: "0", role: "region", "aria-label": t("lesson.table", heading) });
    table.replaceWith(scroll);
    scroll.append(table);
  }
  for (const details of part.querySelectorAll("details")) {
    if (!details.querySelector("summary")) details.prepend(el("summary", {}, t("lesson.answer")));
  }
}
