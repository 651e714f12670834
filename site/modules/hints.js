import { el, follow, html } from "./element.js";
import { dress } from "./lesson.js";

// Hints, from a gentle one to nearly the code. Those taken stay.

/** Takes the next hint. Returns its number. */
export async function takeHint(context) {
  const { number } = await context.api.post(`/api/labs/${context.lab.id}/hint`, { number: context.lab.hints.taken.length + 1 });
  await context.refresh();
  return number;
}

/** The button for the next hint, or a word that there is none left. */
export function nextHint(context, taken) {
  const { t } = context;
  const { count, taken: had } = context.lab.hints;
  if (had.length >= count) return el("p.note", {}, t("hints.all"));
  const trouble = el("span.trouble", { role: "alert" });
  const take = async () => {
    try {
      taken(await takeHint(context));
    } catch (error) {
      trouble.textContent = error.message;
    }
  };
  return el("p", {}, el("button.button", { type: "button", onclick: take }, t("hints.next", had.length + 1, count)), " ", trouble);
}

export function mount(element, context) {
  const { bus, t } = context;
  const list = el("div.taken");
  const next = el("div");
  element.append(list, next);

  const show = () => {
    const { taken } = context.lab.hints;
    while (list.children.length < taken.length) list.append(hint(taken[list.children.length], context));
    next.replaceChildren(nextHint(context, opened), ...(taken.length >= context.lab.hints.count ? [solution()] : []));
  };

  const opened = (number) => {
    context.say(t("hints.said", number));
    follow(list.children[number - 1]?.querySelector("summary"));
  };

  const solution = () => el("p.note", {}, t("hints.solution"), " ", el("button.button.small", { type: "button", onclick: ask }, t("reference.show")));
  const ask = () => bus.dispatchEvent(new CustomEvent("reference", { detail: {} }));

  bus.addEventListener("lab", show);
  show();
}

function hint({ number, html: text }, context) {
  const body = html("div.prose", text);
  dress(body, context);
  return el("details", { open: true }, el("summary", {}, context.t("hints.number", number)), body);
}
