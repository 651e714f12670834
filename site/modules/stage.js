import { el } from "./element.js";
import { spot } from "./place.js";

// One stage of a check: its word, what it looked at, and each failure with its place. A word says what a colour shows.

/**
 * @param {"compile"|"tests"|"signals"|"benchmark"} name
 * @returns {object} its element, and what is told to it as the check goes on
 */
export function createStage(name, context) {
  const { t } = context;
  const word = el("b.word", {});
  const note = el("span.note", {});
  const message = el("p.cause", { hidden: true });
  const count = el("summary", {});
  const items = el("ul.items", {});
  const details = el("details", { hidden: true }, count, items);
  const element = el("li.stage", {}, el("div.row", {}, word, el("span.what", {}, t(`stage.${name}`)), note), message, details);

  const become = (status) => {
    element.dataset.status = status;
    word.textContent = t(`status.${status}`);
  };

  const item = (status, what, value, cause, at) =>
    el(
      "li",
      { "data-status": status },
      el("div.row", {}, el("b.word", {}, t(`status.${status}`)), el("span.what", {}, what), value ? el("span.note", {}, value) : null),
      cause || at ? el("p.cause", {}, cause, at ? [" ", spot(at, context)] : null) : null,
    );

  const list = (all, text, open) => {
    items.replaceChildren(...all);
    count.textContent = text;
    details.hidden = all.length === 0;
    details.open = open;
  };

  const tests = [];
  const passesLast = (one, other) => (one.status === "pass") - (other.status === "pass");
  const showTests = (open) =>
    list(
      tests.toSorted(passesLast).map((test) => item(test.status, test.title || test.id, "", test.message, test.status === "pass" ? "" : test.place)),
      t.count("checks.tests", tests.length, tests.filter((test) => test.status === "pass").length),
      open,
    );

  const show = {
    compile: (stage) =>
      list(
        (stage.problems ?? []).map((problem) => item(problem.severity === "error" ? "fail" : "warning", problem.message, "", problem.source.trim(), problem.line ? `${problem.file}:${problem.line}:${problem.column}` : problem.file)),
        t.count("checks.problems", (stage.problems ?? []).length),
        stage.status !== "pass",
      ),
    tests: (stage) => {
      if (stage.tests) tests.splice(0, tests.length, ...stage.tests);
      showTests(stage.status !== "pass");
      message.hidden ||= tests.some((test) => test.status === "fail") && !stage.cutShort; // the list says it
    },
  };

  become("wait");
  return {
    element,
    begin(detail) {
      become("running");
      note.textContent = detail;
    },
    test(outcome) {
      tests.push(outcome);
      showTests(true);
    },
    end(stage) {
      become(stage.status);
      note.textContent = stage.status === "skipped" ? "" : t("checks.seconds", (stage.millis / 1000).toFixed(1));
      message.textContent = stage.message ?? "";
      message.hidden = !stage.message;
      show[name]?.(stage);
    },
    /** @param {object[]} all of a check, each against its bounds */
    signals(all) {
      list(
        all.map((of) => item(of.status, `${of.shape}: ${of.name}`, t("checks.value", of.value, of.unit), of.status === "healthy" ? "" : t("checks.bounds", of.healthy, of.faulty))),
        t.count("checks.signals", all.length, all.filter((of) => of.status === "healthy").length),
        all.some((of) => of.status !== "healthy"),
      );
    },
    stop() {
      if (["wait", "running"].includes(element.dataset.status)) become("stopped");
    },
  };
}
