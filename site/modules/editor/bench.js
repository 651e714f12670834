import { debounce } from "../quiet.js";
import { Drafts } from "./drafts.js";
import { WorkFile } from "./workfile.js";

/** Milliseconds after the last key until a text is saved, and between tries once a save has failed. */
const REST = 1000;
const AGAIN = 5000;

/**
 * The learner's files of one lab. Saves them to the server by itself and keeps what is not there yet in the browser. Fires `change` {name} when
 * a file's state changed, `text` {name} when its text was replaced from elsewhere, `files` when one came or went, `stale` {name}.
 */
export class Bench extends EventTarget {
  files = new Map();
  /** Files to look at only, by the title of their tab: `{name, content, original}`. */
  readOnly = new Map();
  #api;
  #folder;
  #drafts;
  #saving = new Map();
  #later = new Map();
  #again = 0;

  constructor(lab, api) {
    super();
    this.#api = api;
    this.#folder = `/api/labs/${lab.id}/files/`;
    this.#drafts = new Drafts(lab.id);
    this.#take(lab.files);
    this.#restore();
  }

  get unsaved() {
    return [...this.files.values()].filter((file) => file.state !== "saved");
  }

  edit(name, text) {
    this.files.get(name).edit(text);
    this.#tell("change", name);
    if (!this.#later.has(name)) {
      this.#later.set(name, debounce(REST, () => this.save(name)));
    }
    this.#later.get(name)();
  }

  /** Saves one file; resolves to whether the server has it now. One save of a file at a time. */
  save(name) {
    if (!this.#saving.has(name)) {
      this.#saving.set(name, this.#send(name).finally(() => this.#saving.delete(name)));
    }
    return this.#saving.get(name);
  }

  /** Saves what is unsaved; resolves to whether the server has everything now. */
  async flush() {
    const answers = await Promise.all(this.unsaved.map((file) => this.save(file.name)));
    return answers.every(Boolean);
  }

  /** Keeps every unsaved text in the browser; false if the browser refused one. */
  keep() {
    this.unsaved.forEach((file) => file.keep());
    return this.unsaved.every((file) => file.kept);
  }

  /** The lab as the server has it now. */
  meet(lab) {
    this.#take(lab.files);
    const here = new Set(lab.files.map(({ name }) => name));
    [...this.files.values()].filter((file) => !here.has(file.name)).forEach((file) => this.removed(file.name));
  }

  /** A file changed on disk or in another tab. */
  changed(file) {
    const known = this.files.get(file.name);
    if (!known) {
      this.files.set(file.name, new WorkFile({ original: null, ...file }, this.#drafts));
      this.#tell("files", file.name);
      return;
    }
    const before = known.state;
    if (known.meet(file)) {
      this.#tell("text", file.name);
    }
    this.#tell("change", file.name);
    if (known.state === "stale" && before !== "stale") {
      this.#tell("stale", file.name);
    }
  }

  /** A file is gone from disk: what was typed into it here stays, as a new file. */
  removed(name) {
    const file = this.files.get(name);
    if (file?.content === null || !file) {
      return;
    }
    if (file.clean) {
      this.files.delete(name);
      this.#drafts.drop(name);
      this.#tell("files", name);
    } else {
      Object.assign(file, { content: null, hash: null });
      file.keep();
      this.save(name);
    }
  }

  async add(name, content) {
    this.files.set(name, new WorkFile({ name, content: null, hash: null }, this.#drafts));
    this.#tell("files", name);
    this.edit(name, content);
    this.#tell("text", name);
    return this.save(name);
  }

  async remove(name) {
    const { hash } = this.files.get(name);
    if (hash !== null) {
      await this.#api.del(`${this.#folder}${name}?base=${hash}`);
    }
    this.files.delete(name);
    this.#drafts.drop(name);
    this.#tell("files", name);
  }

  /** Goes on with a text of a clash, based on the server's of that hash. */
  resolve(name, text, hash) {
    const file = this.files.get(name);
    const before = file.text;
    file.resolve(text, hash);
    if (file.text !== before) {
      this.#tell("text", name);
    }
    this.#tell("change", name);
    return this.save(name);
  }

  /** After a reset: the server's files, whatever was here. */
  replace(files) {
    this.files.forEach((file) => this.#drafts.drop(file.name));
    const gone = [...this.files.keys()].filter((name) => !files.some((file) => file.name === name));
    gone.forEach((name) => this.files.delete(name));
    for (const file of files.filter(({ readOnly }) => !readOnly)) {
      const original = file.original ?? this.files.get(file.name)?.original ?? null;
      this.files.set(file.name, new WorkFile({ ...file, original }, this.#drafts));
      this.#tell("text", file.name);
      this.#tell("change", file.name);
    }
    this.#tell("files", "");
  }

  async #send(name) {
    const file = this.files.get(name);
    if (!file) {
      return true;
    }
    const before = file.state;
    const sent = file.save((target, body) => {
      this.#tell("change", name);
      return this.#api.put(this.#folder + target, body).then((answer) => {
        this.dispatchEvent(new CustomEvent("saved", { detail: { ...answer, ...body, name } }));
        return answer;
      });
    });
    const saved = await sent;
    this.#tell("change", name);
    if (file.state === "stale" && before !== "stale") {
      this.#tell("stale", name);
    } else if (file.state === "failed") {
      clearTimeout(this.#again);
      this.#again = setTimeout(() => this.flush(), AGAIN);
    }
    return saved;
  }

  #take(files) {
    for (const file of files) {
      if (file.readOnly) {
        this.readOnly.set(file.name, file);
      } else if (this.files.has(file.name)) {
        this.files.get(file.name).original = file.original ?? null;
        this.changed(file);
      } else {
        this.files.set(file.name, new WorkFile(file, this.#drafts));
      }
    }
    this.#tell("files", "");
  }

  /** Texts of an earlier visit that never reached the server: saved now, or shown beside what came in between. */
  #restore() {
    for (const { name, content, base } of this.#drafts.all()) {
      const file = this.files.get(name) ?? new WorkFile({ name, content: null, hash: null }, this.#drafts);
      const current = { content: file.content, hash: file.hash };
      this.files.set(name, file);
      if (content === file.content) {
        this.#drafts.drop(name);
      } else if (base === file.hash || file.hash === null) {
        file.edit(content);
      } else {
        Object.assign(file, { content: null, hash: base, text: content });
        file.meet(current);
      }
    }
    queueMicrotask(() => this.unsaved.forEach(({ name, state }) => (state === "stale" ? this.#tell("stale", name) : this.save(name))));
  }

  #tell(type, name) {
    this.dispatchEvent(new CustomEvent(type, { detail: { name } }));
  }
}
