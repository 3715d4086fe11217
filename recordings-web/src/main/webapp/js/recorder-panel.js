import "./discard-undo.js";
import "./review-form.js";
import { announce, h, icon } from "./dom.js";
import { duration } from "./format.js";
import { LevelMeter } from "./level-meter.js";
import { microphoneInWords } from "./problems.js";
import { Recorder, unable } from "./recorder.js";
import { texts } from "./texts.js";

/** @typedef {import("./review-form.js").Draft} Draft */

const words = texts.studio;
const SHORTEST_MS = 300;

/** `<recorder-panel>`: idle, asking, recording, review. Fires `draft-ready` (detail: the draft with its email) when a person sends. */
export class RecorderPanel extends HTMLElement {
  /** @type {Recorder|null} */ #recorder = null;
  /** @type {Draft|null} */ #draft = null;
  #clock = 0;
  #title = h("h1", {}, words.title);
  #lead = h("p", { class: "studio-lead" }, words.lead);
  #canvas = h("canvas", { class: "meter", "aria-hidden": "true" });
  #meter = new LevelMeter(this.#canvas);
  #time = h("p", { class: "elapsed", role: "timer", "aria-label": words.elapsed, "aria-live": "off" }, "0:00");
  #button = h("button", { type: "button", class: "record", "data-testid": "record", onclick: () => this.#press() });
  #hint = h("p", { class: "studio-hint", role: "status" });
  #alert = h("p", { class: "studio-alert", role: "alert", hidden: true });
  #file = h("input", { type: "file", class: "visually-hidden", id: "file", accept: "audio/*,video/webm,.webm,.ogg,.opus,.mp4,.m4a,.wav,.mp3,.flac", "aria-describedby": "file-note", onchange: () => this.#choose() });
  #fileRow = h("div", { class: "file-row" }, this.#file, h("label", { for: "file", class: "button button-ghost" }, icon("file"), words.chooseFile), h("p", { id: "file-note", class: "file-note" }, words.fileHint));
  #undo = /** @type {import("./discard-undo.js").DiscardUndo} */ (document.createElement("discard-undo"));
  #desk = h("div", { class: "desk" }, this.#canvas, this.#time, this.#button, this.#hint);
  #review = /** @type {import("./review-form.js").ReviewForm} */ (document.createElement("review-form"));

  connectedCallback() {
    this.append(h("section", { class: "studio", "aria-label": words.record }, this.#title, this.#lead, this.#alert, this.#desk, this.#review, this.#undo, this.#fileRow));
    this.#meter.addEventListener("quiet", (event) => (this.#hint.textContent = /** @type {CustomEvent} */ (event).detail ? words.quiet : ""));
    this.#review.addEventListener("send", (event) => this.#send(/** @type {CustomEvent} */ (event).detail.email));
    this.#review.addEventListener("discard", () => this.#discard());
    this.#undo.addEventListener("restore", (event) => this.#open(/** @type {CustomEvent} */ (event).detail));
    this.#undo.addEventListener("forgotten", () => this.#button.focus({ preventScroll: true }));
    const reason = unable();
    if (reason) this.#complain(texts.microphone[/** @type {"insecure"} */ (reason)]);
    this.#button.disabled = Boolean(reason);
    this.#show("idle");
  }

  /** Whether closing the page now would lose something. */
  get busy() {
    return Boolean(this.#recorder || this.#draft || !this.#undo.empty);
  }

  /** @param {"idle"|"asking"|"recording"|"review"} state */
  #show(state) {
    this.dataset.state = state;
    const recording = state === "recording";
    this.#button.replaceChildren(h("span", { class: "record-disc", "aria-hidden": "true" }), h("span", { class: "record-label" }, recording ? words.stop : words.record));
    this.#button.dataset.testid = recording ? "stop" : "record";
    this.#desk.hidden = state === "review";
    this.#time.hidden = !recording;
    this.#fileRow.hidden = state !== "idle";
    this.#hint.textContent = state === "asking" ? words.asking : "";
    if (state !== "review") this.#review.close();
  }

  #press() {
    if (this.#recorder) this.#stop();
    else if (this.dataset.state === "idle") this.#start();
  }

  async #start() {
    this.#complain("");
    this.#undo.forget();
    this.#show("asking");
    try {
      this.#recorder = await Recorder.start();
    } catch (error) {
      this.#show("idle");
      return this.#complain(microphoneInWords(error));
    }
    this.#recorder.addEventListener("interrupted", () => this.#stop(words.interrupted));
    this.#show("recording");
    this.#meter.attach(this.#recorder.stream);
    this.#tick();
    this.#clock = setInterval(() => this.#tick(), 200);
    announce(words.recording);
  }

  #tick() {
    this.#time.textContent = duration(this.#recorder?.elapsedMs);
  }

  /** @param {string} [why] when it was not the person who stopped */
  async #stop(why) {
    if (!this.#recorder) return;
    const recorder = this.#recorder;
    this.#recorder = null;
    clearInterval(this.#clock);
    const take = await recorder.stop();
    this.#meter.detach();
    if (!take.blob.size || take.durationMs < SHORTEST_MS) {
      this.#show("idle");
      return this.#complain(words.nothingHeard);
    }
    announce(why ?? words.stopped);
    if (why) this.#complain(why);
    this.#open({ ...take, file: false });
  }

  #choose() {
    const file = this.#file.files?.[0];
    this.#file.value = "";
    if (!file) return;
    this.#complain("");
    this.#undo.forget();
    if (!file.size) return this.#complain(words.emptyFile);
    this.#open({ blob: file, name: file.name, durationMs: null, file: true });
  }

  /** @param {Draft} draft */
  #open(draft) {
    this.#draft = draft;
    this.#show("review");
    this.#review.open(draft);
  }

  /** @param {string} email */
  #send(email) {
    const draft = this.#draft;
    this.#draft = null;
    this.#complain("");
    this.#show("idle");
    this.#button.focus({ preventScroll: true });
    this.dispatchEvent(new CustomEvent("draft-ready", { bubbles: true, detail: { ...draft, email } }));
  }

  #discard() {
    const draft = this.#draft;
    this.#draft = null;
    this.#complain("");
    this.#show("idle");
    this.#undo.keep(draft);
  }

  /** @param {string} complaint empty when there is none */
  #complain(complaint) {
    this.#alert.textContent = complaint;
    this.#alert.hidden = !complaint;
  }
}
customElements.define("recorder-panel", RecorderPanel);
