import { el, follow, html } from "./element.js";
import { nextHint } from "./hints.js";
import { notes } from "./notes.js";
import { createStage } from "./stage.js";

// The check's stages as they finish, then the verdict and what to do next. The last one is there again after a reload.

const STAGES = ["compile", "tests", "signals", "benchmark"];

export function mount(element, context) {
  const { bus, t } = context;
  const summary = el("span.note", {});
  const changed = el("span.changed", { hidden: true }, t("checks.changed"));
  const list = el("ol.stages", {});
  const after = el("div.after", {});
  const empty = el("p.empty", {}, t("checks.empty"));
  const benchmark = element.querySelector('[data-panel="benchmark"]');
  element.querySelector("h2").after(summary, changed);
  element.append(empty, after, list);

  let stages = {};
  let running = null;
  let shown = null; // the check on show, as JSON text

  const begin = () => {
    stages = Object.fromEntries(STAGES.map((name) => [name, createStage(name, context)]));
    list.replaceChildren(...STAGES.map((name) => stages[name].element));
    if (benchmark) stages.benchmark.element.append(benchmark);
    after.replaceChildren();
    empty.hidden = true;
    summary.textContent = t("checks.running");
    element.setAttribute("aria-busy", "true");
  };

  const end = (check) => {
    element.removeAttribute("aria-busy");
    shown = JSON.stringify(check);
    check.stages.forEach((stage) => stages[stage.name].end(stage));
    if (check.signals.length > 0) stages.signals.signals(check.signals);
    const passed = check.stages.filter((stage) => stage.status === "pass").length;
    summary.textContent = t("checks.passed", passed, check.stages.length);
    after.replaceChildren(...[check.verdict === "pass" ? held(check, context) : next(check, context), notes(check, context)].filter(Boolean));
  };

  const stopped = () => {
    element.removeAttribute("aria-busy");
    Object.values(stages).forEach((stage) => stage.stop());
    summary.textContent = t("checks.stopped");
  };

  const hear = {
    begins: ({ stage, detail }) => stages[stage]?.begin(detail),
    test: (outcome) => stages.tests.test(outcome),
    stage: (stage) => stages[stage.name]?.end(stage),
    check: (check) => {
      end(check);
      context.say(verdict(check, t));
    },
    end: ({ state }) => {
      running = null;
      if (state !== "done") stopped();
    },
  };

  const show = () => {
    const { lastCheck, checkedHash, workHash } = context.lab;
    if (!running && lastCheck && JSON.stringify(lastCheck) !== shown) {
      begin();
      end(lastCheck);
    }
    changed.hidden = running !== null || !checkedHash || checkedHash === workHash;
  };

  bus.addEventListener("run", ({ detail }) => {
    if (detail.kind !== "check" || detail.replay) return;
    running = detail.run;
    shown = null;
    begin();
    show();
  });
  bus.addEventListener("run-event", ({ detail }) => detail.run === running && hear[detail.name]?.(detail.data));
  for (const name of ["lab", "saved", "file"]) bus.addEventListener(name, show);
  show();
}

const firstRejecting = (check) => check.stages.find((stage) => stage.status === "fail" || stage.status === "error");

function verdict(check, t) {
  const stage = firstRejecting(check);
  return check.verdict === "pass" ? t("checks.said.pass") : t("checks.said.fail", stage ? t(`stage.${stage.name}`) : "");
}

/** Why it does not hold yet, and what to do now. */
function next(check, context) {
  const { t } = context;
  const stage = firstRejecting(check);
  const ours = check.verdict === "error";
  const hinted = el("div.hinted", {});
  const taken = (number) => {
    const hint = context.lab.hints.taken.find((of) => of.number === number);
    hinted.replaceChildren(el("h3", { tabindex: "-1" }, t("hints.number", number)), html("div.prose", hint.html), nextHint(context, taken));
    follow(hinted.querySelector("h3"));
  };
  hinted.append(nextHint(context, taken));
  return el(
    "div.verdict.wrong",
    {},
    el("h3", {}, t(ours ? "checks.error" : "checks.fail")),
    el("p", {}, t(ours ? "next.error" : `next.${stage?.name ?? "tests"}`)),
    ours ? null : hinted,
  );
}

/** What was proved, and what to compare it with. */
function held(check, context) {
  const { t } = context;
  const tests = check.stages.find((stage) => stage.name === "tests")?.tests ?? [];
  const compare = () => context.bus.dispatchEvent(new CustomEvent("reference", { detail: {} }));
  return el(
    "div.verdict.right",
    {},
    el("h3", {}, el("span.chip.good", {}, t("status.pass")), " ", t("checks.holds")),
    el(
      "ul",
      {},
      el("li", {}, t.count("held.tests", tests.filter((test) => test.status === "pass").length)),
      el("li", {}, t.count("held.signals", check.signals.length)),
      check.benchmark ? el("li", {}, t("held.benchmark", Math.round(check.benchmark.ratio * 100), Math.round(check.benchmark.allocatedPerOp))) : null,
    ),
    el("p", {}, el("button.button.strong", { type: "button", onclick: compare }, t("reference.compare")), " ", el("a", { href: "/" }, t("held.catalog"))),
  );
}
