import {
  Compartment,
  EditorState,
  EditorView,
  Prec,
  acceptCompletion,
  autocompletion,
  bracketMatching,
  closeBrackets,
  closeBracketsKeymap,
  completeAnyWord,
  completionKeymap,
  completionStatus,
  defaultKeymap,
  drawSelection,
  dropCursor,
  foldGutter,
  foldKeymap,
  forEachDiagnostic,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSelectionMatches,
  highlightSpecialChars,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  indentOnInput,
  indentUnit,
  java,
  keymap,
  lineNumbers,
  lintGutter,
  rectangularSelection,
  search,
  searchKeymap,
  setDiagnostics,
  unifiedMergeView,
} from "../../vendor/codemirror.js";
import { theme } from "./theme.js";

/** How long Tab leaves the editor after Escape, in milliseconds: until any other key is pressed. */
const UNTIL_NEXT_KEY = 3_600_000;

/** The editor by CodeMirror. Each file keeps its own text, cursor and undo history while another is shown. */
export class CodeView {
  element;
  #view;
  #states = new Map();
  #shown = "";
  #difference = new Compartment();
  #changed;

  /** `changed(name, text)` hears what the learner types. `phrases` are CodeMirror's own words, `leaving()` says that Tab now leaves. */
  constructor({ changed, phrases, leaving, describedBy }) {
    this.#changed = changed;
    this.common = [
      EditorState.phrases.of(phrases),
      lineNumbers(),
      lintGutter(),
      foldGutter({ openText: "⌄", closedText: "›" }),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      dropCursor(),
      rectangularSelection(),
      EditorState.allowMultipleSelections.of(true),
      indentOnInput(),
      indentUnit.of("    "),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ activateOnTyping: false, override: [completeAnyWord] }),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      search(),
      theme,
      keys(leaving),
    ];
    this.describedBy = describedBy;
    this.#view = new EditorView({ state: EditorState.create({}) });
    this.element = this.#view.dom;
  }

  /** Shows a file, `{name, label, text, original, readOnly, java}`; `difference` shows it against its original. */
  show(file, difference) {
    this.#keep();
    this.#shown = file.name;
    const known = this.#states.get(file.name);
    this.#view.setState(known && known.doc.toString() === file.text ? known : this.#state(file));
    this.#view.dispatch({ effects: this.#difference.reconfigure(against(file, difference)) });
  }

  forget(name) {
    this.#states.delete(name);
    if (this.#shown === name) {
      this.#shown = "";
    }
  }

  /** Replaces a file's text as an edit that can be undone, the cursor staying where it was as far as that is there. */
  replace(name, text) {
    if (name !== this.#shown) {
      this.#states.delete(name);
    } else if (text !== this.#view.state.doc.toString()) {
      this.#view.dispatch({ changes: smallest(this.#view.state.doc.toString(), text), userEvent: "elsewhere" });
    }
  }

  /** Problems of the file shown, lines and columns from 1. */
  problems(problems) {
    const { state } = this.#view;
    const diagnostics = problems.map((problem) => ({ ...range(state.doc, problem), severity: problem.severity.toLowerCase(), message: problem.message }));
    this.#view.dispatch(setDiagnostics(state, diagnostics.sort((one, other) => one.from - other.from)));
  }

  /** The line of the cursor, from 1. */
  get line() {
    const { state } = this.#view;
    return state.doc.lineAt(state.selection.main.head).number;
  }

  /** Where the problems are now, after what was typed since: their places from the text's start. */
  get places() {
    const places = [];
    forEachDiagnostic(this.#view.state, (diagnostic, from) => places.push(from));
    return places;
  }

  goTo(line, column = 1) {
    const { doc } = this.#view.state;
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const anchor = Math.min(from + Math.max(column - 1, 0), to);
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.#view.focus();
  }

  focus() {
    this.#view.focus();
  }

  destroy() {
    this.#view.destroy();
  }

  #keep() {
    if (this.#shown) {
      this.#states.set(this.#shown, this.#view.state);
    }
  }

  #state({ name, label, text, readOnly, java: isJava }) {
    return EditorState.create({
      doc: text,
      extensions: [
        this.#difference.of([]),
        this.common,
        isJava ? java() : [],
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({ tabindex: "0", "aria-label": label, "aria-describedby": this.describedBy, ...(readOnly ? { "aria-readonly": "true" } : {}) }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((transaction) => transaction.isUserEvent("elsewhere"))) {
            this.#changed(name, update.state.doc.toString());
          }
        }),
      ],
    });
  }
}

function against({ original, readOnly }, difference) {
  return difference && original !== null ? unifiedMergeView({ original, mergeControls: false, allowInlineDiffs: false, collapseUnchanged: readOnly ? undefined : { margin: 3, minSize: 8 } }) : [];
}

/** The least change that makes one text the other: what lies between their common beginning and their common end. */
export function smallest(before, after) {
  const least = Math.min(before.length, after.length);
  let from = 0;
  while (from < least && before[from] === after[from]) {
    from++;
  }
  let same = 0;
  while (same < least - from && before[before.length - 1 - same] === after[after.length - 1 - same]) {
    same++;
  }
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

/** A problem's place in a text; a problem without a place is on the first line. At least one character, where there is one. */
function range(doc, { line, column, endColumn }) {
  const place = doc.line(Math.min(Math.max(Number(line), 1), doc.lines));
  const from = Math.min(place.from + Math.max(Number(column) - 1, 0), place.to);
  const to = Math.min(place.from + Math.max(Number(endColumn) - 1, 0), place.to);
  return to > from ? { from, to } : { from: Math.min(from, Math.max(place.to - 1, place.from)), to: Math.min(from + 1, place.to) };
}

function keys(leaving) {
  return [
    Prec.high(keymap.of([{ key: "Tab", run: tab, shift: indentLess }])),
    keymap.of([
      ...closeBracketsKeymap,
      // Mod-Enter is the page's: Run and Check.
      ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
    ]),
    Prec.lowest(keymap.of([{ key: "Escape", run: (view) => (view.setTabFocusMode(UNTIL_NEXT_KEY), leaving(), true) }])),
  ];
}

function tab(view) {
  if (completionStatus(view.state) === "active") {
    return acceptCompletion(view);
  }
  if (view.state.readOnly) {
    return false;
  }
  if (view.state.selection.ranges.some((range) => !range.empty)) {
    return indentMore(view);
  }
  view.dispatch(view.state.replaceSelection("    "), { scrollIntoView: true, userEvent: "input" });
  return true;
}
