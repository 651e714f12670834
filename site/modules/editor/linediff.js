/**
 * Two texts line by line: rows `{sign: " " | "-" | "+", text, line}`, line being the number in the newer text (in the older for "-"). By the longest
 * common subsequence, which is quick enough for a source file.
 */
export function lineDiff(before, after) {
  const old = before.split("\n");
  const now = after.split("\n");
  const longest = table(old, now);
  const rows = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      rows.push({ sign: " ", text: now[j], line: j + 1 });
      i++;
      j++;
    } else if (j === now.length || (i < old.length && longest[i + 1][j] >= longest[i][j + 1])) {
      rows.push({ sign: "-", text: old[i], line: ++i });
    } else {
      rows.push({ sign: "+", text: now[j], line: ++j });
    }
  }
  return rows;
}

/** Only the rows that changed and so many around each; what is left out is one row with the sign "…". */
export function around(rows, margin) {
  const near = (at) => rows.slice(Math.max(0, at - margin), at + margin + 1).some((row) => row.sign !== " ");
  return rows.flatMap((row, at) => {
    if (near(at)) return [row];
    return at > 0 && near(at - 1) ? [{ sign: "…", text: "", line: row.line }] : [];
  });
}

/** longest[i][j]: how many lines the rests from i and from j have in common, in order. */
function table(old, now) {
  const longest = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      longest[i][j] = old[i] === now[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  return longest;
}
