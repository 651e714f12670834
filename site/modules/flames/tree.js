// Two trees of stacks as one, in shares of their samples. Pure.

/**
 * Joins two trees of frames, `{name, value, children}`, either of them null, into one of `{name, before, after, selfBefore, selfAfter, children}`.
 * Figures are shares of all samples of their tree, so that a longer recording does not look like more; or, `counted`, of the larger tree's, where
 * samples stand for what was done and not for time.
 */
export function joined(before, after, counted = false) {
  const [was, is] = [before?.value || 1, after?.value || 1];
  const most = Math.max(was, is);
  return counted ? join("", before, after, most, most) : join("", before, after, was, is);
}

function join(name, before, after, allBefore, allAfter) {
  const names = [...new Set([...(before?.children ?? []), ...(after?.children ?? [])].map((child) => child.name))].sort();
  const child = (tree, of) => tree?.children.find((frame) => frame.name === of);
  return {
    name,
    before: (before?.value ?? 0) / allBefore,
    after: (after?.value ?? 0) / allAfter,
    selfBefore: self(before) / allBefore,
    selfAfter: self(after) / allAfter,
    children: names.map((of) => join(of, child(before, of), child(after, of), allBefore, allAfter)),
  };
}

const self = (tree) => (tree ? tree.value - tree.children.reduce((sum, child) => sum + child.value, 0) : 0);

/** The stacks of a tree that have a frame which matches; null where none has. */
export function only(tree, matches) {
  if (matches(tree.name)) return tree;
  const children = tree.children.map((child) => only(child, matches)).filter((child) => child !== null);
  return children.length === 0 ? null : { name: tree.name, value: children.reduce((sum, { value }) => sum + value, 0), children };
}

/** The tree without the frames at its root that all stacks share, up to the first that matches. */
export function above(tree, matches) {
  const [child, ...others] = tree.children;
  return child && others.length === 0 && !matches(child.name) ? above(child, matches) : tree;
}

/** How wide a frame is drawn: its share before, after, or in both together, so that what came and what went both show. */
export const WEIGHTS = {
  before: (frame) => frame.before,
  after: (frame) => frame.after,
  difference: (frame) => (frame.before + frame.after) / 2,
};

/**
 * Where each frame lies: `{frame, path, level, left, width}`, left and width from 0 to 1 of the frame that is zoomed into. Narrower ones than
 * `least` are left out, with all above them. The frames below the zoomed one have the whole width.
 */
export function layout(root, path, weight, least = 0.004) {
  const boxes = [];
  let frame = root;
  path.forEach((name, at) => {
    frame = frame.children.find((child) => child.name === name);
    boxes.push({ frame, path: path.slice(0, at + 1), level: at + 1, left: 0, width: 1 });
  });
  const whole = weight(frame);
  if (whole > 0) spread(frame, path, 0, 1 / whole);
  return boxes;

  function spread(parent, way, from, scale) {
    let left = from;
    for (const child of parent.children) {
      const width = weight(child) * scale;
      const here = [...way, child.name];
      if (width >= least) {
        boxes.push({ frame: child, path: here, level: here.length, left, width });
        spread(child, here, left, scale);
      }
      left += width;
    }
  }
}

/** The methods with most samples of their own, then in all: `{name, before, after, selfBefore, selfAfter}`. One that calls itself counts once. */
export function top(root, most = 15) {
  const methods = new Map();
  const visit = (frame, above) => {
    for (const child of frame.children) {
      const known = methods.get(child.name) ?? { name: child.name, before: 0, after: 0, selfBefore: 0, selfAfter: 0 };
      methods.set(child.name, known);
      known.selfBefore += child.selfBefore;
      known.selfAfter += child.selfAfter;
      if (!above.has(child.name)) {
        known.before += child.before;
        known.after += child.after;
      }
      visit(child, new Set(above).add(child.name));
    }
  };
  visit(root, new Set());
  const own = ({ selfBefore, selfAfter }) => selfBefore + selfAfter;
  const all = ({ before, after }) => before + after;
  return [...methods.values()].sort((one, other) => own(other) - own(one) || all(other) - all(one)).slice(0, most);
}

/** The share of the samples whose stacks have a frame that matches, before and after. */
export function matching(root, matches) {
  if (root.name !== "" && matches(root.name)) return { before: root.before, after: root.after };
  return root.children
    .map((child) => matching(child, matches))
    .reduce((sum, share) => ({ before: sum.before + share.before, after: sum.after + share.after }), { before: 0, after: 0 });
}

/** "java/util/concurrent/SynchronousQueue.put_[0]" as "SynchronousQueue.put". */
export const short = (name) => plain(name).replace(/^(?:[\w$]+[/.])*(?=[\w$]+\.[^.]*$)/, "");

/** A name without the profiler's mark of how it was compiled, packages with dots. */
export const plain = (name) => name.replace(/_\[\w\]$/, "").replaceAll("/", ".");

/** Whose code a frame is: the lab's, the JDK's, or native. */
export function owner(name, lab) {
  const text = plain(name);
  if (text.startsWith(`${lab}.`)) return "lab";
  return /^(?:java|javax|jdk|sun|com\.sun)\./.test(text) ? "jdk" : text.includes("::") || !text.includes(".") ? "native" : "other";
}
