// What a live run's samples say, as columns over the seconds since its first sample. Pure.

/** Ten minutes of two samples a second. */
export const MOST = 1200;

/** Seconds over which a rate is taken: a single half second jumps. */
const SPAN = 4;

/** Column by name, each with a value or null for every sample; `x` in seconds. */
export function columns(samples) {
  const start = samples[0]?.t ?? 0;
  const of = (read) => samples.map(read);
  return {
    x: of(({ t }) => (t - start) / 1000),
    rate: of((_, at) => rate(samples, at)),
    p50: of(({ p50 }) => p50),
    p99: of(({ p99 }) => p99),
    inside: of(({ inside }) => inside),
    failed: of(({ failed }) => failed),
    blocked: of(({ threads }) => threads.blocked),
    waiting: of(({ threads }) => threads.waiting),
    timedWaiting: of(({ threads }) => threads.timedWaiting),
    runnable: of(({ threads }) => threads.runnable),
    virtual: of(({ virtualThreads }) => virtualThreads),
    used: of(({ heapUsed }) => heapUsed),
    after: of(({ heapAfter }) => heapAfter),
    committed: of(({ heapCommitted }) => heapCommitted),
    collections: of(({ collections }, at) => (at === 0 ? 0 : collections - samples[at - 1].collections)),
    pause: of(({ longestPause }) => longestPause),
  };
}

/** Operations ended a second, over the last two seconds up to a sample; null at the first, where nothing is known. */
export function rate(samples, at) {
  const from = samples[Math.max(0, at - SPAN)];
  const to = samples[at];
  return to.t > from.t ? ((to.operations - from.operations) * 1000) / (to.t - from.t) : null;
}

/** The figures of the tiles: how a run stands, or how it ended. Null before the first sample. */
export function figures(samples) {
  const last = samples.at(-1);
  if (!last) return null;
  return {
    rate: rate(samples, samples.length - 1) ?? 0,
    inside: last.inside,
    p99: samples.slice(-SPAN).findLast(({ p99 }) => p99 !== null)?.p99 ?? null,
    used: last.heapUsed,
    most: last.heapMax,
    pause: Math.max(...samples.map(({ longestPause }) => longestPause)),
  };
}

/** Least, median and most of a column, nulls left out; null where nothing is left. */
export function spread(column) {
  const sorted = column.filter((value) => value !== null).sort((one, other) => one - other);
  return sorted.length ? { least: sorted[0], median: sorted[Math.floor(sorted.length / 2)], most: sorted.at(-1) } : null;
}

/** Running sums over columns: the upper edges of a stack, lowest first. */
export function stack(layers) {
  let below = layers[0].map(() => 0);
  return layers.map((layer) => (below = layer.map((value, at) => value + below[at])));
}
