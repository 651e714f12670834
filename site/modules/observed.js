// What the explaining runs tell of each shape, of the fault and of the learner's work: of each the newest that told anything.

const SIDES = ["before", "after"];

/**
 * @param {string} part a field of an observed shape, such as memory
 * @param {() => void} changed hears that there is more
 * @returns {{any: boolean, of(shape: string): {side: string, part: object}[]}} of a shape before, after or both
 */
export function observed({ bus, find }, part, changed) {
  const newest = { before: null, after: null };
  bus.addEventListener("run-event", ({ detail: { run, kind, name, data } }) => {
    if (kind !== "explain" || name !== "observation") return;
    const info = find(run);
    const side = info?.using === "fault" ? "before" : "after";
    const parts = new Map(data.shapes.filter((shape) => shape[part]).map((shape) => [shape.name, shape[part]]));
    if (parts.size === 0 || newest[side]?.startedAt > info?.startedAt) return;
    newest[side] = Object.assign(parts, { startedAt: info?.startedAt });
    changed();
  });
  return {
    get any() {
      return Boolean(newest.before || newest.after);
    },
    of: (shape) => SIDES.map((side) => ({ side, part: newest[side]?.get(shape) })).filter(({ part: told }) => told),
  };
}
