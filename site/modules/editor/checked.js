/** Remembers each file's text as of the last check, by its hash, so that a tab can say that it changed since. */
export class Checked {
  #key;
  #known;

  constructor(lab) {
    this.#key = `faultlab.checked.${lab}`;
    this.#known = read(this.#key);
  }

  /** Whether a file changed since the last check; where that file's own text is not known, whether anything did. */
  changed(file, { checkedHash, workHash }) {
    if (!checkedHash || (checkedHash === workHash && file.clean)) return false;
    const known = this.#known.checkedHash === checkedHash;
    return !file.clean || !known || this.#known.files[file.name] !== file.hash;
  }

  /** The work is what was checked: remember its files. */
  meet({ checkedHash, workHash }, files) {
    if (!checkedHash || checkedHash !== workHash || this.#known.checkedHash === checkedHash) return;
    this.#known = { checkedHash, files: Object.fromEntries(files.map(({ name, hash }) => [name, hash])) };
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#known));
    } catch {
      // storage is off: the mark is for all files together after a reload
    }
  }
}

function read(key) {
  try {
    const { checkedHash, files } = JSON.parse(localStorage.getItem(key));
    return { checkedHash, files: files ?? {} };
  } catch {
    return { checkedHash: null, files: {} };
  }
}
