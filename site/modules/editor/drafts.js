/**
 * Texts that the server has not acknowledged yet, kept in this browser: a lab's drafts by file name, each `{content, base}`, base being the hash
 * that the edit began from, null for a new file.
 */
export class Drafts {
  #prefix;
  #storage;

  constructor(lab, storage = localStorage) {
    this.#prefix = `faultlab.draft.${lab}.`;
    this.#storage = storage;
  }

  all() {
    const names = Object.keys(this.#storage).filter((key) => key.startsWith(this.#prefix));
    return names.map((key) => ({ name: key.slice(this.#prefix.length), ...read(this.#storage.getItem(key)) })).filter((draft) => draft.content !== undefined);
  }

  /** False where the browser refuses to keep it: full, or switched off. */
  keep(name, content, base) {
    try {
      this.#storage.setItem(this.#prefix + name, JSON.stringify({ content, base }));
      return true;
    } catch {
      return false;
    }
  }

  drop(name) {
    this.#storage.removeItem(this.#prefix + name);
  }
}

function read(text) {
  try {
    const { content, base } = JSON.parse(text);
    return typeof content === "string" ? { content, base: base ?? null } : {};
  } catch {
    return {};
  }
}
