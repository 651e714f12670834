import { el } from "./element.js";

// What the engine found in an observation: most certain first, each with what it rests on.

/** @param {object} diagnosis as `diagnose --json` */
export function findings(diagnosis, t) {
  if (diagnosis.findings.length === 0) {
    return [el("p", {}, t(diagnosis.missing?.length ? "engine.unknown" : "engine.nothing"))];
  }
  return diagnosis.findings.map((finding) => one(finding, t));
}

function one(finding, t) {
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
    el("details", {}, el("summary", {}, t.count("engine.clues", finding.evidence.length)), el("ul.clues", {}, finding.evidence.map(clue))),
    el("details", {}, el("summary", {}, t("engine.mend")), el("p", {}, finding.fix)),
  );
}

const clue = ({ source, text, frame }) => el("li", {}, el("span.source", {}, source), " ", text, frame ? [" ", el("code", {}, frame)] : null);
