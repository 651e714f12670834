import { confirm, prompt } from "./dialogs.js";
import { Bench } from "./editor/bench.js";
import { Checked } from "./editor/checked.js";
import { CodeView } from "./editor/codeview.js";
import { PlainView } from "./editor/plainview.js";
import { Problems } from "./editor/problems.js";
import { Tabs } from "./editor/tabs.js";
import { el } from "./element.js";
import { write } from "./quiet.js";

// The editor: the learner's files in tabs, saved by themselves, with javac's problems beside them.

const PLAIN = "faultlab.plain";
const NAME = /^[A-Z]\w*\.java$/;
const OPTIONS = ".options";

export function mount(element, context) {
  new Editor(element, context).begin();
}

class Editor {
  #context;
  #t;
  #bench;
  #checked;
  #problems;
  #tabs;
  #view = null;
  #shown = "";
  #difference = false;
  #told = "";
  #knows = false;
  #looks = new Map(); // files to look at only, by tab: solutions that are compared with

  #panel = el("div.text", { id: "editor-text", role: "tabpanel" });
  #says = el("p.unseen", { id: "editor-says" });
  #state = el("span.saved");
  #trouble = el("span.trouble", { role: "status" });
  #compare;
  #buttons;

  constructor(element, context) {
    const { t, lab } = context;
    this.#context = context;
    this.#t = t;
    this.#bench = new Bench(lab, context.api);
    this.#checked = new Checked(lab.id);
    this.#checked.meet(lab, lab.files);
    this.#problems = new Problems({ t, ask: () => this.#compile(), told: () => this.#mark(), go: (problem) => this.#goTo(problem) });
    this.#tabs = new Tabs({ label: t("editor.files"), panel: this.#panel.id, select: (key) => this.#open(key) });
    this.#buttons = this.#makeButtons();
    this.#compare = el("button.button.small", { type: "button", hidden: true, onclick: () => this.#stale(this.#shown) }, t("editor.compare"));
    const { add, remove, difference, reset, plain } = this.#buttons;
    element.replaceChildren(
      el("div.editor-bar", {}, this.#tabs.element, add, el("span.buttons", {}, remove, difference, reset)),
      this.#says,
      this.#panel,
      el("div.editor-foot", {}, this.#problems.element, el("span.states", {}, this.#trouble, this.#compare, this.#state, plain)),
    );
  }

  begin() {
    this.#listen();
    this.#changeView();
    this.#knows = Boolean(this.#context.lab.diagnosis);
    this.#problems.compile();
  }

  #makeButtons() {
    const t = this.#t;
    const button = (key, onclick, more = {}) => el("button.button.small", { type: "button", onclick, ...more }, t(`editor.${key}`));
    return {
      add: el("button.button.small.icon", { type: "button", "aria-label": t("editor.add"), title: t("editor.add"), onclick: () => this.#add() }, "+"),
      remove: button("remove", () => this.#remove(), { hidden: true }),
      difference: button("difference", () => this.#toggleDifference(), { "aria-pressed": "false" }),
      reset: button("reset", () => this.#reset()),
      plain: button("plain", () => this.#togglePlain(), { "aria-pressed": String(plainWanted()) }),
    };
  }

  #listen() {
    const { bus } = this.#context;
    const bench = this.#bench;
    const on = (target, name, action) => target.addEventListener(name, ({ detail }) => action(detail));
    on(bench, "text", ({ name }) => (this.#view.replace(name, bench.files.get(name)?.text ?? ""), this.#problems.typed()));
    on(bench, "change", () => this.#show());
    on(bench, "files", () => this.#show());
    on(bench, "stale", ({ name }) => this.#stale(name));
    on(bench, "saved", (detail) => (bus.dispatchEvent(new CustomEvent("saved", { detail })), this.#show()));
    on(bus, "file", (file) => (bench.changed(file), this.#show()));
    on(bus, "removed", ({ name }) => bench.removed(name));
    on(bus, "lab", (lab) => (bench.meet(lab), this.#checked.meet(lab, lab.files), this.#show(), this.#named()));
    on(bus, "back", () => bench.flush());
    on(bus, "flush", (detail) => detail?.waitUntil?.(bench.flush()));
    on(bus, "goto", (place) => this.#goTo(place));
    on(bus, "compare", ({ files }) => this.#look(files));
    this.#panel.addEventListener("focusout", () => bench.flush());
    this.#panel.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("visibilitychange", () => document.hidden && (bench.keep(), bench.flush()));
    addEventListener("pagehide", () => bench.keep());
    addEventListener("beforeunload", (event) => bench.keep() || event.preventDefault());
  }

  /** What the tab shows, as a view wants it. */
  #file(key) {
    const mine = this.#bench.files.get(key);
    const look = this.#looks.get(key) ?? this.#bench.readOnly.get(key);
    const [text, original] = mine ? [mine.text, mine.original] : [look.content, look.original ?? null];
    const java = !(look?.name ?? key).endsWith(OPTIONS);
    const labels = java ? ["editor.label", "editor.label-read-only"] : ["editor.label-options", "editor.label-options-read-only"];
    return { name: key, label: this.#t(labels[mine ? 0 : 1], key), text, original, readOnly: !mine, java };
  }

  #keys() {
    return [...this.#bench.files.keys(), ...this.#bench.readOnly.keys(), ...this.#looks.keys()];
  }

  #open(key) {
    this.#shown = key;
    this.#view.show(this.#file(key), this.#difference || this.#looks.has(key));
    this.#mark();
    this.#show();
  }

  #changeView() {
    this.#view?.destroy();
    const t = this.#t;
    const changed = (name, text) => {
      this.#told = "";
      this.#bench.edit(name, text);
      this.#problems.typed();
    };
    const plain = plainWanted();
    const texts = { added: t("editor.line-added"), removed: t("editor.line-removed"), same: t("editor.no-difference") };
    const leaving = () => this.#context.say(t("editor.leaving"));
    this.#view = plain
      ? new PlainView({ changed, texts, describedBy: this.#says.id })
      : new CodeView({ changed, phrases: phrases(t), leaving, describedBy: this.#says.id });
    write(this.#says, t(plain ? "editor.says-plain" : "editor.says"));
    this.#panel.replaceChildren(this.#view.element);
    this.#open(this.#shown || this.#keys()[0]);
  }

  /** Tabs, buttons and the state of saving, as things stand. */
  #show() {
    if (!this.#view) return;
    if (!this.#keys().includes(this.#shown)) return this.#open(this.#keys()[0]);
    const t = this.#t;
    const { lab } = this.#context;
    const mine = [...this.#bench.files.values()];
    const marks = (file) => (this.#checked.changed(file, lab) ? t("editor.changed") : "");
    this.#tabs.show(
      [
        ...mine.map((file) => ({ key: file.name, title: file.name, note: "", mark: marks(file) })),
        ...[...this.#bench.readOnly.keys(), ...this.#looks.keys()].map((key) => ({ key, title: key, note: t("editor.read-only"), mark: "" })),
      ],
      this.#shown,
    );
    this.#panel.setAttribute("aria-label", this.#shown);
    const file = this.#bench.files.get(this.#shown);
    const { remove, difference } = this.#buttons;
    const removable = file && (file.original === null || lab.options.includes(file.name));
    remove.hidden = !removable && !this.#looks.has(this.#shown);
    write(remove, t(file ? "editor.remove" : "editor.close"));
    difference.hidden = this.#looks.has(this.#shown) || this.#file(this.#shown).original === null;
    this.#showState(file);
  }

  #showState(file) {
    const worst = ["stale", "failed", "saving", "unsaved"].find((state) => this.#bench.unsaved.some((of) => of.state === state)) ?? "saved";
    const failed = this.#bench.unsaved.find(({ state }) => state === worst);
    const stuck = worst === "failed" || worst === "stale";
    this.#compare.hidden = file?.state !== "stale";
    write(this.#state, file && !stuck ? this.#t(`editor.${worst}`) : "");
    const kept = !stuck || failed.kept ? "" : ` ${this.#t("editor.not-kept")}`;
    this.#trouble.classList.toggle("told", !stuck);
    write(this.#trouble, stuck ? this.#t(`editor.${worst}`, failed.name, failed.reason) + kept : this.#told);
  }

  #mark() {
    this.#view.problems(this.#problems.of(this.#shown));
  }

  /** Notes may name the cause, so they come with the learner's own diagnosis. */
  #named() {
    const named = Boolean(this.#context.lab.diagnosis);
    if (named !== this.#knows) this.#problems.compile();
    this.#knows = named;
  }

  #compile() {
    const texts = [...this.#bench.files.values()].map(({ name, text }) => [name, text]);
    return this.#context.api.post(`/api/labs/${this.#context.lab.id}/compile`, { files: Object.fromEntries(texts) });
  }

  #key(event) {
    if (event.key !== "F8" || event.defaultPrevented) return;
    event.preventDefault();
    const problem = this.#problems.after(this.#shown, this.#view.line);
    if (problem) this.#goTo(problem);
    this.#context.say(problem ? `${problem.file} ${problem.line}: ${problem.message}` : this.#t("editor.no-problems"));
  }

  #goTo({ file, line, column }) {
    if (!this.#keys().includes(file)) return;
    if (file !== this.#shown) this.#open(file);
    this.#view.goTo(Number(line) || 1, Number(column) || 1);
  }

  #stale(name) {
    const file = this.#bench.files.get(name);
    if (file?.state !== "stale") return;
    const current = file.current ?? { content: "", hash: null };
    const detail = { name, mine: file.text, current, resolve: (text, hash) => this.#bench.resolve(name, text, hash) };
    this.#context.bus.dispatchEvent(new CustomEvent("stale", { detail }));
  }

  #toggleDifference() {
    this.#difference = !this.#difference;
    this.#buttons.difference.setAttribute("aria-pressed", String(this.#difference));
    this.#open(this.#shown);
  }

  #togglePlain() {
    const wanted = !plainWanted();
    try {
      localStorage.setItem(PLAIN, String(wanted));
    } catch {
      plainHere = wanted;
    }
    this.#buttons.plain.setAttribute("aria-pressed", String(wanted));
    this.#changeView();
  }

  async #add() {
    const t = this.#t;
    const { id, options } = this.#context.lab;
    const gone = options.filter((name) => !this.#keys().includes(name));
    const known = (name) => NAME.test(name) || options.includes(name);
    const check = (name) => (!known(name) ? t("editor.add-name") : this.#keys().includes(name) ? t("editor.add-taken", name) : "");
    const hint = gone.length ? t("editor.add-hint-options", gone.join(", ")) : t("editor.add-hint");
    const name = await prompt({ title: t("editor.add"), label: t("editor.add-label"), hint, action: t("editor.add-do"), cancel: t("dialog.cancel"), check });
    if (name === null) return;
    const type = name.replace(/\.java$/, "");
    const added = this.#bench.add(name, NAME.test(name) ? `package ${id};\n\nfinal class ${type} {\n}\n` : `${t("editor.options-begin")}\n`);
    this.#open(name);
    this.#view.focus();
    await added;
  }

  async #remove() {
    const t = this.#t;
    const name = this.#shown;
    if (this.#looks.delete(name)) return this.#show();
    const sure = await confirm({ title: t("editor.remove-title", name), text: t(name.endsWith(OPTIONS) ? "editor.remove-options" : "editor.remove-text"), action: t("editor.remove"), cancel: t("dialog.cancel") });
    if (sure) await this.#try(() => this.#bench.remove(name));
    this.#view.forget(name);
    this.#problems.typed();
  }

  async #reset() {
    const t = this.#t;
    const sure = await confirm({ title: t("editor.reset-title"), text: t("editor.reset-text"), action: t("editor.reset-do"), cancel: t("dialog.cancel") });
    if (!sure) return;
    await this.#try(async () => {
      await this.#bench.flush();
      const { files, kept } = await this.#context.api.post(`/api/labs/${this.#context.lab.id}/reset`);
      this.#bench.replace(files);
      this.#tell(kept ? t("editor.reset-kept", kept) : t("editor.reset-done"));
      this.#context.refresh?.().catch(() => {});
    });
  }

  async #try(action) {
    try {
      await action();
    } catch (error) {
      this.#tell(error.message);
    }
  }

  /** Says something beside the state of saving until the learner types on. */
  #tell(text) {
    this.#told = text;
    this.#show();
  }

  /** Read-only tabs of another version, each against the learner's own file of that name. */
  #look(files) {
    const keys = files.map(({ name, content }) => {
      const key = this.#t("editor.solution", name);
      this.#looks.set(key, { name, content, original: this.#bench.files.get(name)?.text ?? null });
      this.#view.forget(key);
      return key;
    });
    this.#open(keys[0]);
    this.#view.focus();
  }
}

let plainHere = false; // where the browser keeps nothing

function plainWanted() {
  try {
    return (localStorage.getItem(PLAIN) ?? String(plainHere)) === "true";
  } catch {
    return plainHere;
  }
}

/** CodeMirror's own words, which the page says in its language: `editor.cm.` and the phrase, spaces as dots, capitals and all. */
function phrases(t) {
  const keys = ["Find", "Replace", "next", "previous", "all", "match.case", "by.word", "regexp", "replace", "replace.all", "close", "Fold.line", "Unfold.line", "Diagnostics", "Control.character", "folded.code", "unfold", "$.unchanged.lines", "Completions", "Go.to.line", "go"];
  return Object.fromEntries(keys.filter((key) => t.has?.(`editor.cm.${key}`)).map((key) => [key.replaceAll(".", " "), t(`editor.cm.${key}`)]));
}
