import { createApi } from "./api.js";
import { createConnection } from "./connection.js";
import { el } from "./element.js";
import { createRuns } from "./runs.js";
import { listen as listenForStale } from "./stale.js";
import { openStream } from "./streams.js";
import { carried, words } from "./words.js";

// The lab page: wires what the panels share and mounts them. README.md lists what goes over the bus.

const t = words(carried("messages"));
const bus = new EventTarget();
const tell = (name, detail) => bus.dispatchEvent(new CustomEvent(name, { detail }));

const connection = createConnection(document.getElementById("banner"), t, () => refresh().catch(() => {}));
const api = createApi(t, (error) => {
  if (error.status === 0) connection.lost();
  if (error.status === 401) connection.shut();
});

let lab = carried("lab");
let shape = lab.shapes[0];

const context = {
  api,
  bus,
  t,
  /** The lab's JSON, the newest there is. */
  get lab() {
    return lab;
  },
  /** The shape that Run plays. */
  get shape() {
    return shape;
  },
  set shape(name) {
    if (name === shape || !lab.shapes.includes(name)) return;
    shape = name;
    tell("shape", { shape });
  },
  /** Whose code Run plays: the learner's, as soon as it differs from the fault. */
  using: () => (lab.files.some((file) => !file.readOnly && file.content !== file.original) ? "work" : "fault"),
  /** Says a sentence to who cannot see the page change. */
  say,
  /** Fetches the lab anew. */
  refresh: () => refresh(),
  /** Takes a lab's JSON that the server answered with. */
  accept,
};
const runs = createRuns(context, connection);
Object.assign(context, runs);

const QUIET = 1500; // ms after which a sentence has been said
const sentences = [];
let saying;

/** What comes close together is said together, for a live region drops what it had begun. */
function say(text) {
  const said = document.getElementById("said");
  sentences.push(text);
  said.textContent = "";
  clearTimeout(saying);
  saying = setTimeout(() => {
    said.textContent = sentences.join(" ");
    saying = setTimeout(() => (sentences.length = 0), QUIET);
  }, 60); // the same words twice are read twice
}

function accept(next) {
  lab = next;
  tell("lab", lab);
  followRunning();
}

let asked = 0;
async function refresh() {
  const mine = ++asked;
  const next = await api.get(`/api/labs/${lab.id}`);
  if (mine !== asked) return; // a newer answer is on its way
  if (connection.good()) tell("back", {});
  accept(next);
}

function followRunning() {
  for (const run of Object.values(lab.runs)) if (run) runs.follow(run).catch(() => {});
}

/** What ran before this page was opened, one after the other. */
async function followFinished() {
  const { live = {}, explain = {} } = lab.last ?? {};
  const going = Object.values(lab.runs);
  for (const run of [live.fault, live.work, explain.fault, explain.work]) {
    if (!run || going.includes(run)) continue;
    await runs.follow(run).then((info) => info.told, () => {});
  }
}

/** Keeps the files of lab.files true, for who compares them. */
function keep({ name, hash, content, workHash }) {
  const file = lab.files.find((of) => of.name === name);
  if (file) Object.assign(file, { hash }, content === undefined ? {} : { content });
  if (workHash) lab.workHash = workHash;
}

function watchLab() {
  openStream(`/api/labs/${lab.id}/events`, ["file", "removed", "lab"], {
    heard: (name, data) => (name === "lab" ? refresh().catch(() => {}) : tell(name, data)),
    replay: false,
    // what happened between the page's first paint, or the last event, and now
    opened: () => {
      const back = connection.good();
      refresh().then(() => back && tell("back", {}), () => {});
    },
    lost: () => connection.lost(),
    refused: () => refresh().then(() => "again", (error) => (error.status === 404 ? "give-up" : "again")),
  });
}

async function mount(panel) {
  const name = panel.dataset.panel;
  try {
    const module = await import(`./${name}.js`);
    await module.mount(panel, context);
  } catch (error) {
    console.error(error);
    panel.append(el("p.alarm", {}, t("panel.failed", name)));
  }
}

bus.addEventListener("saved", ({ detail }) => keep(detail));
bus.addEventListener("file", ({ detail }) => keep(detail));
document.addEventListener("theme", ({ detail }) => tell("theme", { theme: detail }));
document.addEventListener("visibilitychange", () => document.hidden || refresh().catch(() => {}));

listenForStale(context);
await Promise.all([...document.querySelectorAll("[data-panel]")].map(mount));
document.documentElement.dataset.ready = ""; // for who waits for the page
tell("ready", {});
watchLab();
followRunning();
followFinished();
