// Server-sent events. A stream is closed while the tab is hidden, for a browser allows six connections a host over all its tabs, and
// catches up after the last id it saw when the tab is shown again.

const PATIENCE = [1000, 2000, 4000, 8000]; // ms, between tries after a refusal

/**
 * @param {string} path
 * @param {string[]} names of events
 * @param {object} told
 * @param {(name: string, data: object) => void} told.heard of each event, once
 * @param {() => void} [told.opened]
 * @param {() => Promise<"again"|"give-up">} told.refused asked when the browser has given up: what now?
 * @param {() => void} [told.lost]
 * @param {boolean} [told.replay] false where `opened` catches up by itself: then a server's new count of ids confuses nobody
 * @returns {{close: () => void}}
 */
export function openStream(path, names, told) {
  let source = null;
  let last = 0;
  let tries = 0;
  let timer;
  let closed = false;

  const hear = (event) => {
    const id = Number(event.lastEventId);
    if (told.replay !== false && id && id <= last) return;
    last = id || last;
    told.heard(event.type, event.data ? JSON.parse(event.data) : {});
  };

  const failed = async () => {
    if (source?.readyState !== EventSource.CLOSED) return told.lost?.();
    drop();
    const what = await told.refused();
    if (closed || what === "give-up") return close();
    timer = setTimeout(open, PATIENCE[Math.min(tries++, PATIENCE.length - 1)]);
  };

  const open = () => {
    if (closed || source || document.hidden) return;
    source = new EventSource(last && told.replay !== false ? `${path}?after=${last}` : path);
    source.onopen = () => {
      tries = 0;
      told.opened?.();
    };
    source.onerror = failed;
    for (const name of names) source.addEventListener(name, hear);
  };

  const drop = () => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };

  const turn = () => (document.hidden ? drop() : open());

  const close = () => {
    closed = true;
    drop();
    document.removeEventListener("visibilitychange", turn);
  };

  document.addEventListener("visibilitychange", turn);
  open();
  return { close };
}
