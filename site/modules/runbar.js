// Run, Check, Stop: the buttons, their shortcuts, and one line that says what goes on.

export function mount(element, context) {
  const { bus, t } = context;
  const [run, check, stop] = ["run", "check", "stop"].map((id) => element.querySelector(`#${id}`));
  const state = element.querySelector("#state");
  const trouble = element.querySelector("#trouble");
  const pids = new Map();
  let starting = true; // until all panels are there: a click that nobody hears is worse than none

  const going = () => context.running();

  const show = () => {
    const all = going();
    stop.setAttribute("aria-disabled", String(all.length === 0));
    check.setAttribute("aria-disabled", String(starting || all.some((info) => info.kind === "check")));
    run.setAttribute("aria-disabled", String(starting));
    element.classList.toggle("running", all.length > 0);
    state.textContent = all.length === 0 ? t("run.idle") : all.map(line).join(" · ");
  };

  /** "Running the fault, 38 s · process 4182" */
  const line = (info) => {
    const seconds = Math.max(0, Math.round((Date.now() - new Date(info.startedAt).getTime()) / 1000));
    const pid = pids.get(info.run);
    const what = t(`run.going.${info.kind}${info.kind === "check" ? "" : `.${wordOf(info.using)}`}`, seconds);
    return pid ? `${what} · ${t("run.pid", pid)}` : what;
  };

  const wordOf = (using) => (using === "fault" || using === "work" ? using : "other");

  const complain = (text) => {
    trouble.textContent = text;
    trouble.hidden = text === "";
  };

  const start = async (kind) => {
    if (starting) return;
    starting = true;
    complain("");
    show();
    try {
      const info = await context.start(kind);
      context.say(t(`run.said.${kind}`, info.shape ?? ""));
    } catch (error) {
      complain(error.message);
    } finally {
      starting = false;
      show();
    }
  };

  const startCheck = () => {
    if (check.getAttribute("aria-disabled") === "true") return context.say(t("run.said.checking"));
    return start("check");
  };

  const stopAll = async () => {
    const all = going();
    if (all.length === 0) return;
    complain("");
    await Promise.all(all.map((info) => context.stop(info.run))).catch((error) => complain(error.message));
  };

  run.addEventListener("click", () => start("live"));
  check.addEventListener("click", startCheck);
  stop.addEventListener("click", stopAll);
  document.addEventListener("keydown", (event) => shortcut(event, () => start("live"), startCheck), true);

  bus.addEventListener("ready", () => {
    starting = run.disabled = check.disabled = false;
    show();
  });
  bus.addEventListener("run", show);
  bus.addEventListener("lab", show);
  bus.addEventListener("run-event", ({ detail }) => {
    if (detail.name === "started") pids.set(detail.run, detail.data.pid);
    if (detail.name === "end") ended(detail);
    if (detail.name === "started" || detail.name === "end") show();
  });

  const ended = ({ run: id, kind, data }) => {
    pids.delete(id);
    const info = context.find(id);
    if (!info || info.replay) return;
    if (data.state === "failed" && data.message) complain(data.message);
    if (kind !== "check") context.say(data.message || t(`run.ended.${data.state}`));
    context.refresh().catch(() => {});
  };

  setInterval(() => going().length > 0 && !document.hidden && show(), 1000);
  show();
}

/** Before the editor sees the key, for there it would add a line. */
function shortcut(event, run, check) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) (event.shiftKey ? check : run)();
}
