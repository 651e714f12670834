// All words come from the page's messages: site/messages/en.properties.

/** @param {Record<string, string>} texts */
export function words(texts, language = "en") {
  const rules = new Intl.PluralRules(language);

  /** The text of a key, its arguments filled in. */
  const t = (key, ...args) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`there is no message ${key} in site/messages`);
    return args.reduce((filled, arg, at) => filled.replaceAll(`{${at}}`, () => String(arg)), text);
  };

  /** The form of a key that fits the count: key.one or key.other; the count is {0}. */
  t.count = (key, count, ...args) => t(`${key}.${rules.select(count) === "one" ? "one" : "other"}`, count, ...args);

  /** Whether there is such a text. */
  t.has = (key) => key in texts;
  return t;
}

/** The JSON that the page carries in a script element. */
export const carried = (id) => JSON.parse(document.getElementById(id).textContent);
