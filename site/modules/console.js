import { History } from "./console/history.js";
import { Input } from "./console/input.js";
import { Transcript } from "./console/transcript.js";
import { el } from "./element.js";
import { write } from "./quiet.js";

// The console: jshell inside the live JVM, on its live objects.

export function mount(element, context) {
  const { bus, t, api } = context;
  const transcript = new Transcript(t);
  const ready = new Map(); // run → {promise, open}: its JVM is up, or will not be
  let evaluating = null; // the run that evaluates

  const attached = () => context.running("live").at(-1) ?? null;
  const post = (run, path, body) => api.post(`/api/runs/${run}/console${path}`, body);

  const trouble = el("p.trouble", { role: "status" });
  const state = el("span.note");
  const stop = el("button.button.small.danger", { type: "button", hidden: true, onclick: () => halt() }, t("console.stop"));
  const start = el("button.button.small", { type: "button", onclick: () => begin() }, t("console.start"));
  const needs = el("p.needs", {}, t("console.needs"), " ", start);
  const input = new Input({ t, history: new History(context.lab.id), does: { evaluate: (code) => evaluate(code), complete: (code, at) => complete(code, at), stop: () => halt() } });
  element.replaceChildren(el("div.chart-head", {}, el("h2", {}, t("console.heading")), state, stop), transcript.element, needs, input.element, trouble);

  const show = () => {
    const run = attached();
    needs.hidden = run !== null;
    input.element.hidden = run === null;
    stop.hidden = evaluating === null;
    write(state, run ? t(`console.attached.${run.using === "fault" || run.using === "work" ? run.using : "other"}`) : t("console.detached"));
  };

  /** Does something; what goes wrong is said. */
  const attempt = async (action) => {
    write(trouble, "");
    try {
      return await action();
    } catch (error) {
      write(trouble, error.message);
      return null;
    }
  };

  /** A live run that can evaluate, started if there is none. */
  const begin = () =>
    attempt(async () => {
      const run = attached() ?? (await context.start("live"));
      await ready.get(run.run)?.promise;
      show();
      input.focus();
      return run;
    });

  /** Resolves to whether the code wants more lines. */
  const evaluate = async (code) => {
    const run = attached();
    if (!run || evaluating) return true;
    evaluating = run.run;
    const drop = transcript.pending(run.run, code);
    show();
    const reply = await attempt(() => post(run.run, "", { code }));
    drop();
    evaluating = null;
    show();
    if (reply && !reply.incomplete) transcript.tell(run.run, { ...reply, code });
    return reply === null || reply.incomplete;
  };

  const complete = (code, cursor) => attached() && attempt(() => post(attached().run, "/complete", { code, cursor }));

  const halt = () => evaluating && attempt(() => post(evaluating, "/stop"));

  bus.addEventListener("console", async ({ detail }) => {
    element.scrollIntoView({ block: "nearest" });
    if (evaluating) return write(trouble, t("console.busy"));
    const run = await begin();
    if (run) await evaluate(detail.code);
  });
  bus.addEventListener("run", ({ detail }) => {
    if (detail.kind !== "live") return;
    transcript.begin(detail);
    ready.set(detail.run, latch());
    show();
  });
  bus.addEventListener("run-event", ({ detail: { run, kind, name, data } }) => {
    if (kind !== "live") return;
    if (name === "console") transcript.tell(run, data);
    if (name === "started" || name === "end") ready.get(run)?.open();
    if (name === "end") show();
  });
  show();
}

function latch() {
  let open;
  const promise = new Promise((resolve) => (open = resolve));
  return { promise, open };
}
