import { carried, words } from "./words.js";

// Filters the labs as one types: every word typed must be in a lab's title or chapter, or be its minutes.

const t = words(carried("messages"));
const search = document.getElementById("search");
const found = document.getElementById("found");
const nothing = document.getElementById("nothing");
const labs = [...document.querySelectorAll(".lab")];
let announcing;

/** "20", "20 min" and "20m" ask for minutes, other words for what they say. */
export function matches(typed, text, minutes) {
  const about = `${text} ${minutes} min ${minutes}m`.toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => about.includes(word));
}

function filter() {
  const typed = search.value.trim();
  for (const lab of labs) lab.hidden = !matches(typed, lab.dataset.words, lab.dataset.minutes);
  for (const chapter of document.querySelectorAll(".chapter")) chapter.hidden = !chapter.querySelector(".lab:not([hidden])");
  const count = labs.filter((lab) => !lab.hidden).length;
  nothing.hidden = count > 0;
  clearTimeout(announcing);
  announcing = setTimeout(() => (found.textContent = typed === "" ? "" : t.count("search.found", count)), 300); // not at each key
}

search?.addEventListener("input", filter);
document.getElementById("clear").addEventListener("click", () => {
  search.value = "";
  filter();
  search.focus();
});
if (search?.value) filter(); // the browser has kept it over a reload
