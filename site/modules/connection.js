import { el } from "./element.js";

// What the page knows of its server, said in one banner. A short break is not worth a word.

const GRACE = 1500; // ms

/**
 * @param {HTMLElement} banner
 * @param {Function} t
 * @param {() => void} again tries to come back
 */
export function createConnection(banner, t, again) {
  let state = "good";
  let timer;

  const show = (key) => {
    banner.replaceChildren(
      el("p", {}, el("b", {}, t(`${key}.what`)), " ", t(`${key}.do`)),
      el("button.button", { type: "button", onclick: again }, t("connection.again")),
    );
    banner.hidden = false;
  };

  const become = (next, wait) => {
    if (state === next) return;
    state = next;
    clearTimeout(timer);
    timer = setTimeout(() => show(`connection.${next}`), wait);
  };

  return {
    /** Something was answered. Returns whether that is news. */
    good() {
      const news = state !== "good";
      state = "good";
      clearTimeout(timer);
      banner.hidden = true;
      return news;
    },

    /** Nothing was answered. */
    lost() {
      if (state !== "shut") become("lost", GRACE);
    },

    /** The server was started again and does not know this browser any more. */
    shut() {
      become("shut", 0);
    },

    /** Whether requests are worth trying. */
    get open() {
      return state === "good";
    },
  };
}
