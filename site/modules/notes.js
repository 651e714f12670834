import { el } from "./element.js";
import { spot } from "./place.js";

/**
 * What a check's static checks say of the code: where, what, why, and what to look at instead. They change no verdict, and wait for the
 * learner's own diagnosis, for they may name the cause.
 *
 * @param {{notes?: object[]}} check one that an older Fault Lab stored has none
 * @returns {Node|null}
 */
export function notes({ notes: all = [] }, context) {
  const { t, lab } = context;
  if (!all.length || !lab.diagnosis) return null;
  const item = (note) =>
    el(
      "li",
      {},
      el("p", {}, el("b", {}, note.what), " ", spot(`${note.file}:${note.line}:${note.column}`, context)),
      note.source ? el("pre", { tabindex: "0" }, note.source.trim()) : null,
      el("p.why", {}, note.why),
      el("p.why", {}, t("notes.instead", note.instead)),
    );
  return el("details.noted", { open: true }, el("summary", {}, t.count("notes.count", all.length), " ", el("small", {}, t("notes.no-gate"))), el("ul", {}, ...all.map(item)));
}
