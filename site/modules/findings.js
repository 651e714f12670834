import { el } from "./element.js";
import { place } from "./place.js";

// What the engine found in an observation: most certain first, each with what it rests on.

/** @param {object} diagnosis as `diagnose --json` */
export function findings(diagnosis, context) {
  const { t } = context;
  if (diagnosis.findings.length === 0) {
    return [el("p", {}, t(diagnosis.missing?.length ? "engine.unknown" : "engine.nothing"))];
  }
  return diagnosis.findings.map((finding) => one(finding, context));
}

function one(finding, context) {
  const { t } = context;
  const percent = Math.round(finding.confidence * 100);
  return el(
    "article.finding",
    {},
    el(
      "h4",
      {},
      t.has(`cause.${finding.cause}`) ? t(`cause.${finding.cause}`) : finding.cause,
      finding.shape ? el("span.note", {}, ` ${t("engine.shape", finding.shape)}`) : null,
    ),
    el("p.sure", {}, el("meter", { min: 0, max: 100, value: percent, "aria-hidden": "true" }), ` ${t("engine.sure", percent)}`),
    el("p", {}, finding.summary),
    el("details", {}, el("summary", {}, t.count("engine.clues", finding.evidence.length)), el("ul.clues", {}, grouped(finding.evidence).map((clue) => show(clue, context)))),
    el("details", {}, el("summary", {}, t("engine.mend")), el("p", {}, finding.fix)),
  );
}

/** What several threads show alike is one line: who, then what. */
export function grouped(clues) {
  const groups = new Map();
  for (const { source, text, frame } of clues) {
    const [, who, what] = /^(\S+) (is .*)$/s.exec(text) ?? [null, "", text];
    const key = JSON.stringify([source, what, frame]);
    if (!groups.has(key)) groups.set(key, { source, what, frame, who: [] });
    if (who) groups.get(key).who.push(who);
  }
  return [...groups.values()];
}

function show({ source, what, frame, who }, context) {
  const names = who.length > 1 ? context.t("engine.each", who.join(", ")) : who.join("");
  return el("li", {}, el("span.source", {}, source), " ", names ? [el("b", {}, names), " "] : null, what, frame ? [" ", place(frame, context)] : null);
}
