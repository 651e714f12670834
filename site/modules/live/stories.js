import { MOST } from "./samples.js";

/** What the live runs that the page follows have told so far, each a story: the run, its samples, the newest signals by name, notes, its end. */
export class Stories {
  #stories = new Map();

  begin(info) {
    this.#stories.set(info.run, { info, samples: [], signals: new Map(), notes: [], round: 0, pid: null, end: null });
  }

  /** Takes an event of a run. Returns whether it was one of these runs. */
  hear(run, name, data) {
    const story = this.#stories.get(run);
    if (!story) return false;
    const { samples } = story;
    if (name === "sample" && (samples.length === 0 || data.t > samples.at(-1).t)) samples.push(data);
    if (samples.length > MOST) samples.shift();
    if (name === "signal") story.signals.set(data.name, data);
    if (name === "note") story.notes.push(data.text);
    if (name === "round") story.round = data.number;
    if (name === "started") story.pid = data.pid;
    if (name === "end") story.end = data;
    return true;
  }

  /** The newest run of a shape, and the newest that ran the fault, each or null. */
  of(shape) {
    const all = [...this.#stories.values()].filter(({ info }) => info.shape === shape).sort((one, other) => begun(one) - begun(other));
    return { now: all.at(-1) ?? null, before: all.findLast(({ info }) => info.using === "fault") ?? null };
  }
}

const begun = ({ info }) => new Date(info.startedAt).getTime();
