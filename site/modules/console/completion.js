// What Tab makes of a line and the candidates for it. Pure.

/**
 * @param {{anchor: number, candidates: string[]}} answer candidates replace the code from the anchor to the cursor
 * @returns {{code: string, cursor: number, list: string[]}} the code as far as all candidates agree, and those to choose from, none if one was it
 */
export function completed(code, cursor, { anchor, candidates }) {
  const some = [...new Set(candidates)];
  if (some.length === 0) return { code, cursor, list: [] };
  const typed = code.slice(anchor, cursor);
  const shared = some.reduce(prefix);
  const insert = shared.length >= typed.length ? shared : typed;
  return { ...put(code, cursor, anchor, insert), list: some.length === 1 ? [] : some };
}

/** The code with one candidate taken. */
export const put = (code, cursor, anchor, candidate) => ({ code: code.slice(0, anchor) + candidate + code.slice(cursor), cursor: anchor + candidate.length });

function prefix(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return one.slice(0, same);
}
