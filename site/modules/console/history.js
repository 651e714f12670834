const MOST = 100;

/** What was typed into a lab's console, kept in this browser. */
export class History {
  #key;
  #entries;
  #at;
  #draft = "";

  constructor(lab, storage = localStorage) {
    this.#key = `faultlab.console.${lab}`;
    this.storage = storage;
    this.#entries = read(storage, this.#key);
    this.#at = this.#entries.length;
  }

  add(code) {
    if (this.#entries.at(-1) !== code) this.#entries = [...this.#entries, code].slice(-MOST);
    this.#at = this.#entries.length;
    try {
      this.storage.setItem(this.#key, JSON.stringify(this.#entries));
    } catch {
      // the browser keeps nothing: the history lasts as long as the page
    }
  }

  /** One back (-1) or forth (1) from what is typed now; null where there is none. */
  step(way, typed) {
    const to = this.#at + way;
    if (to < 0 || to > this.#entries.length) return null;
    if (this.#at === this.#entries.length) this.#draft = typed;
    this.#at = to;
    return this.#entries[to] ?? this.#draft;
  }
}

function read(storage, key) {
  try {
    const entries = JSON.parse(storage.getItem(key));
    return Array.isArray(entries) ? entries.filter((entry) => typeof entry === "string") : [];
  } catch {
    return [];
  }
}
