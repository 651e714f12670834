import { openStream } from "./streams.js";

// Runs: starts them, follows them, and tells what they say on the bus as "run" and "run-event".

const NAMES = [
  "started", "round", "sample", "signal", "note", "console", // live
  "begins", "test", "stage", "check", // check
  "observation", // explain
  "end",
];

/**
 * @param {object} context of the page
 * @param {ReturnType<import("./connection.js").createConnection>} connection
 */
export function createRuns(context, connection) {
  const { api, bus, t } = context;
  const followed = new Map(); // run id → {info, stream}

  const tell = (name, detail) => bus.dispatchEvent(new CustomEvent(name, { detail }));

  /** What to do when a run's stream is refused: its server may be gone, and the run with it. */
  const ask = async (info) => {
    try {
      await api.get(`/api/runs/${info.run}`);
      return "again";
    } catch (error) {
      if ([0, 401, 429, 503].includes(error.status)) return "again";
      end(info, { state: "failed", message: t("run.gone") });
      return "give-up";
    }
  };

  const end = (info, data) => {
    if (info.state !== "running") return;
    info.state = data.state;
    tell("run-event", { run: info.run, kind: info.kind, name: "end", data });
  };

  const hear = (info, name, data, done) => {
    if (name !== "end") return tell("run-event", { run: info.run, kind: info.kind, name, data });
    followed.get(info.run)?.stream.close();
    end(info, data);
    done();
  };

  /** Opens the stream of a run. Resolves when the run has told all. */
  const listen = (info) =>
    new Promise((done) => {
      const stream = openStream(`/api/runs/${info.run}/events`, NAMES, {
        heard: (name, data) => hear(info, name, data, done),
        opened: () => connection.good(),
        lost: () => connection.lost(),
        refused: () => ask(info).then((what) => (what === "give-up" && done(), what)),
      });
      followed.set(info.run, { info, stream });
    });

  /**
   * Follows a run from its first event on; one that is followed already goes on.
   *
   * @param {string} run
   * @param {object} [known] what is known of it, else it is asked for
   * @returns {Promise<object>} the run, with {@code told}: a promise that all was heard
   */
  const follow = async (run, known) => {
    const old = followed.get(run);
    if (old) return old.info;
    const claim = { info: { run }, stream: { close() {} } };
    followed.set(run, claim); // two callers at once open one stream
    let info;
    try {
      const told = known ?? (await api.get(`/api/runs/${run}`));
      info = { ...told, replay: told.state !== "running", state: "running" };
    } catch (error) {
      followed.delete(run);
      throw error;
    }
    claim.info = info;
    tell("run", info);
    info.told = listen(info);
    return info;
  };

  /** Tells a run's story again, from the first event on: what the server held back may be told now. */
  const retell = async (run) => {
    followed.get(run)?.stream.close();
    followed.delete(run);
    return follow(run);
  };

  /**
   * Starts a run, after what is not saved yet was saved. A check that runs already is joined.
   *
   * @param {"live"|"explain"|"check"} kind
   * @param {{shape?: string, using?: string}} [what]
   */
  const start = async (kind, what = {}) => {
    await flushed(bus);
    const path = `/api/labs/${context.lab.id}/${kind === "check" ? "check" : "run"}`;
    const using = what.using ?? (kind === "check" ? "work" : context.using());
    const shape = what.shape ?? context.shape;
    try {
      const { run } = await api.post(path, kind === "check" ? {} : { kind, using, shape });
      return await follow(run, { run, lab: context.lab.id, kind, using, shape, state: "running", startedAt: Date.now() });
    } catch (error) {
      if (error.code !== "busy" || !error.body.run) throw error;
      context.say(t("run.joined"));
      return follow(error.body.run);
    }
  };

  /** Ends a run and all that it started. */
  const stop = (run) => api.del(`/api/runs/${run}`);

  /** Those that go on, of a kind or of all. */
  const running = (kind) =>
    [...followed.values()].map((of) => of.info).filter((info) => info.state === "running" && !info.replay && (!kind || info.kind === kind));

  /** A run that was followed. */
  const find = (run) => followed.get(run)?.info;

  return { follow, retell, start, stop, running, find };
}

/** Asks whoever holds unsaved text to save it, and waits. */
async function flushed(bus) {
  const waits = [];
  bus.dispatchEvent(new CustomEvent("flush", { detail: { waitUntil: (promise) => waits.push(promise) } }));
  await Promise.all(waits);
}
