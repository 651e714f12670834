import { el } from "../element.js";

/** What is not recorded yet and how it is: one button for the fault, one for the learner's own code, and how a recording goes. */
export class Recorder {
  element;
  #context;
  #run = null;
  #trouble = el("p.trouble", { role: "status" });
  #progress = el("p.note", { role: "status" });
  #buttons;

  constructor(context) {
    const { t } = context;
    this.#context = context;
    this.#buttons = {
      fault: el("button.button.small", { type: "button", onclick: () => this.#record("fault") }, t("flames.record-fault")),
      work: el("button.button.small", { type: "button", onclick: () => this.#record("work") }, t("flames.record-work")),
    };
    this.element = el("div.recorder", {}, this.#buttons.fault, this.#buttons.work, this.#progress, this.#trouble);
  }

  /** @param {{fault: boolean, work: boolean}} there what is recorded already */
  show(there) {
    const going = this.#run !== null;
    this.#buttons.fault.hidden = going || there.fault;
    this.#buttons.work.hidden = going || this.#context.using() !== "work";
    this.#buttons.work.textContent = this.#context.t(there.work ? "flames.record-again" : "flames.record-work");
  }

  begin({ run, using }) {
    this.#run = run;
    this.#trouble.textContent = "";
    this.#progress.textContent = this.#context.t(`flames.recording.${using === "fault" ? "fault" : "work"}`, "");
  }

  /** Hears of a recording; a failed one is said. */
  hear(run, name, data) {
    if (run !== this.#run) return;
    if (name === "begins") this.#progress.textContent = this.#context.t("flames.recording.now", data.detail);
    if (name !== "end") return;
    this.#run = null;
    this.#progress.textContent = "";
    this.#trouble.textContent = data.state === "failed" ? data.message : "";
  }

  async #record(using) {
    try {
      await this.#context.start("explain", { using });
    } catch (error) {
      this.#trouble.textContent = error.message;
    }
  }
}
