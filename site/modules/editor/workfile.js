/**
 * One file that the learner edits: its text here, what the server is known to have, and how the two stand.
 * States: `saved`, `unsaved` (typed, will be saved), `saving`, `failed` (why is in `reason`, tried again), `stale` (`current` is on the server).
 */
export class WorkFile {
  name;
  original;
  text;
  content;
  hash;
  state = "saved";
  reason = "";
  current = null;
  /** Whether this browser keeps the unsaved text, should the page go away. */
  kept = true;
  #sent = null;
  #drafts;

  constructor({ name, content, hash, original }, drafts) {
    this.name = name;
    this.original = original ?? null;
    this.text = content ?? "";
    this.content = content ?? null;
    this.hash = hash ?? null;
    this.#drafts = drafts;
  }

  get clean() {
    return this.text === this.content;
  }

  /** The learner typed. */
  edit(text) {
    this.text = text;
    if (this.state === "saved" || this.state === "failed") {
      this.state = this.clean ? "saved" : "unsaved";
    }
    this.keep();
  }

  keep() {
    if (this.clean) {
      this.#drafts.drop(this.name);
      this.kept = true;
    } else {
      this.kept = this.#drafts.keep(this.name, this.text, this.hash);
    }
  }

  /** What another tab, the disk or the last answer says the server has. Returns whether the text here was replaced by it. */
  meet({ content, hash }) {
    if (hash === this.hash || content === this.#sent) {
      this.#settle(content, hash);
      return false;
    }
    if (this.clean || content === this.text) {
      const replaced = content !== this.text;
      this.text = content;
      this.#settle(content, hash);
      return replaced;
    }
    this.#clash({ content, hash });
    return false;
  }

  /** Sends the text with `put(name, {content, base})`; true once the server has what is here. */
  async save(put) {
    while (!this.clean && this.state !== "stale") {
      this.state = "saving";
      this.#sent = this.text;
      try {
        const answer = await put(this.name, { content: this.#sent, base: this.hash });
        this.#settle(this.#sent, answer.hash);
      } catch (error) {
        this.#refused(error);
        return this.state === "saved";
      } finally {
        this.#sent = null;
      }
    }
    return this.clean;
  }

  /** Ends a clash: goes on with a text, based on what the server has by that hash. */
  resolve(text, hash) {
    if (this.state !== "stale") return;
    this.content = this.current?.content ?? null;
    this.hash = hash;
    this.current = null;
    this.text = text;
    this.state = this.clean ? "saved" : "unsaved";
    this.keep();
  }

  #settle(content, hash) {
    this.content = content;
    this.hash = hash;
    this.reason = "";
    this.current = null;
    if (this.state !== "saving" || this.clean) {
      this.state = this.clean ? "saved" : "unsaved";
    }
    this.keep();
  }

  #refused(error) {
    const current = error.code === "stale" ? (error.body?.error?.current ?? error.body?.current ?? null) : null;
    if (error.code === "stale" && current?.content === this.text) {
      this.#settle(current.content, current.hash);
    } else if (error.code === "stale") {
      this.#clash(current);
    } else {
      this.state = "failed";
      this.reason = error.message;
    }
  }

  #clash(current) {
    this.state = "stale";
    this.current = current;
    this.keep();
  }
}
