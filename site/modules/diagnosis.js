import { el, follow } from "./element.js";
import { findings } from "./findings.js";

// The learner's diagnosis: chosen, confirmed, then final; beside it what the engine found in the same fault.

export function mount(element, context) {
  const { api, bus, t } = context;
  const engine = el("div.engine", { "aria-live": "polite" });
  const seen = { run: null, progress: "", observation: null, trouble: "" };
  let shown = null;

  const form = element.querySelector("form");
  const look = el("div.look");
  element.append(look);
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    confirm(form, context, lock);
  });

  const label = (id) => context.lab.choices.find((choice) => choice.id === id)?.label ?? t(`cause.${id}`);

  const lock = async (choice) => {
    context.accept(await api.post(`/api/labs/${context.lab.id}/diagnosis`, { choice }));
    const { diagnosis } = context.lab;
    context.say(t(diagnosis.right ? "diagnosis.said.right" : "diagnosis.said.wrong", label(diagnosis.cause)));
    follow(element.querySelector("h3"));
    await explain();
  };

  /** The engine looks at the fault too, unless it has already. */
  const explain = async () => {
    const { fault } = context.lab.last?.explain ?? {};
    seen.trouble = "";
    try {
      if (seen.run && context.running("explain").some((info) => info.run === seen.run)) return;
      if (seen.observation && !seen.observation.diagnosis && fault) await context.retell(fault);
      else if (!seen.observation) await context.start("explain", { using: "fault" });
    } catch (error) {
      seen.trouble = error.message;
    }
    showEngine();
  };

  const show = () => {
    const { diagnosis } = context.lab;
    if (!diagnosis || shown) return showLook();
    shown = diagnosis;
    element.replaceChildren(...verdict(diagnosis, label, t), engine);
    showEngine();
  };

  const showEngine = () => {
    if (!shown) return showLook();
    engine.replaceChildren(el("h3", {}, t("engine.heading")), ...said(seen, explain, context));
  };

  /** Before the diagnosis: what an explaining run has measured, without the name. */
  const showLook = () => {
    look.replaceChildren(
      el("h3", {}, t("look.heading")),
      el("p.note", {}, t("look.text")),
      ...closer(seen, explain, t),
    );
  };

  bus.addEventListener("lab", show);
  bus.addEventListener("run", ({ detail }) => {
    if (detail.kind !== "explain" || detail.using !== "fault") return;
    Object.assign(seen, { run: detail.run, progress: t("engine.starts"), trouble: "" });
    showEngine();
  });
  bus.addEventListener("run-event", ({ detail }) => {
    if (detail.run !== seen.run) return;
    if (detail.name === "begins") seen.progress = detail.data.detail;
    if (detail.name === "observation") seen.observation = { ...detail.data, run: detail.run };
    if (detail.name === "end") {
      seen.run = null;
      if (detail.data.state !== "done") seen.trouble = detail.data.message || t("engine.stopped");
    }
    showEngine();
    if (detail.name === "end" && shown && seen.observation && !seen.observation.diagnosis && !seen.trouble) explain();
  });
  show();
}

/** "Lock it in" asks once more, for it cannot be taken back. */
function confirm(form, { t, lab }, lock) {
  const decide = form.querySelector(".decide");
  const chosen = new FormData(form).get("choice");
  if (!chosen) {
    decide.querySelector(".note").replaceChildren(el("b", { role: "alert" }, t("diagnosis.choose")));
    form.querySelector("input").focus();
    return;
  }
  const before = [...decide.childNodes];
  const back = () => {
    form.querySelector("fieldset").classList.remove("sure");
    decide.replaceChildren(...before);
    decide.querySelector("button").focus();
  };
  const name = lab.choices.find((choice) => choice.id === chosen).label;
  const trouble = el("p.trouble", { role: "alert" });
  const yes = el("button.button.strong", { type: "button" }, t("diagnosis.yes"));
  yes.addEventListener("click", async () => {
    yes.setAttribute("aria-disabled", "true");
    try {
      await lock(chosen);
    } catch (error) {
      trouble.textContent = error.message;
      yes.setAttribute("aria-disabled", "false");
    }
  });
  decide.replaceChildren(
    el("p", { id: "sure" }, t("diagnosis.sure", name)),
    yes,
    el("button.button", { type: "button", onclick: back }, t("diagnosis.no")),
    trouble,
  );
  yes.setAttribute("aria-describedby", "sure");
  yes.focus();
  form.addEventListener("change", back, { once: true });
}

function verdict({ choice, right, cause }, label, t) {
  const told = right
    ? [el("p", {}, t("diagnosis.right.text"))]
    : [
        el("p", {}, t("diagnosis.wrong.text", label(choice), label(cause))),
        t.has(`shows.${choice}`) ? el("p", {}, el("b", {}, t("diagnosis.had-it-been", label(choice))), " ", t(`shows.${choice}`)) : null,
        t.has(`shows.${cause}`) ? el("p", {}, el("b", {}, t("diagnosis.here", label(cause))), " ", t(`shows.${cause}`)) : null,
      ];
  return [
    el(
      `div.verdict.${right ? "right" : "wrong"}`,
      {},
      el("h3", { tabindex: "-1" }, el("span.chip", { class: `chip ${right ? "good" : "plain"}` }, t(right ? "diagnosis.right" : "diagnosis.wrong")), " ", label(cause)),
      ...told.filter(Boolean),
    ),
  ];
}

function said(seen, explain, context) {
  const { t } = context;
  if (seen.trouble) return [el("p.trouble", {}, seen.trouble), again(explain, t("engine.again"))];
  if (seen.observation?.diagnosis) return [el("p.note", {}, t("engine.note")), ...findings(seen.observation.diagnosis, context), report(seen, t)];
  if (seen.run) return [busy(seen.progress)];
  return [el("p.note", {}, t("engine.not-yet")), again(explain, t("engine.start"))];
}

function closer(seen, explain, t) {
  if (seen.trouble) return [el("p.trouble", {}, seen.trouble), again(explain, t("engine.again"))];
  if (seen.run) return [busy(seen.progress)];
  if (seen.observation) return [el("p", {}, t("look.done")), report(seen, t)];
  return [again(explain, t("look.start"))];
}

const busy = (text) => el("p.busy", { role: "status" }, text);
const again = (act, text) => el("button.button", { type: "button", onclick: act }, text);

function report({ observation }, t) {
  const there = observation.artifacts?.some((artifact) => artifact.kind === "report");
  const page = observation.diagnosis ? "report" : "blind"; // the other one names the cause
  return there ? el("p", {}, el("a", { href: `/runs/${observation.run}/files/${page}.html`, target: "_blank", rel: "noopener" }, t("look.report"))) : "";
}
