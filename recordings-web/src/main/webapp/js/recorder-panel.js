import "./discard-undo.js";
import "./review-form.js";
import { takeBroughtFiles } from "./brought-files.js";
import { announce, h, icon } from "./dom.js";
import { duration, minutes } from "./format.js";
import { LevelMeter } from "./level-meter.js";
import { MicrophoneChoice } from "./microphone-choice.js";
import { microphoneInWords } from "./problems.js";
import { Recorder, unable } from "./recorder.js";
import { recordingKeys } from "./recording-keys.js";
import { texts } from "./texts.js";
import { Wakefulness } from "./wakefulness.js";

/** @typedef {import("./take-storage.js").Take} Take */
/** @typedef {{take: Take, blob: Blob}} Draft */

const words = texts.studio;
const SHORTEST_MS = 300;

/** `<recorder-panel>`: idle, asking, recording, paused, review. Fires `draft-ready` (detail: the draft, its email in the take) when a person sends. */
export class RecorderPanel extends HTMLElement {
  /** @type {import("./takes.js").Takes|undefined} */ #takes;
  /** @type {Recorder|null} */ #recorder = null;
  /** @type {Take|null} */ #take = null;
  /** @type {Draft|null} */ #draft = null;
  #clock = 0;
  #awake = new Wakefulness();
  #canvas = h("canvas", { class: "meter", "aria-hidden": "true" });
  #meter = new LevelMeter(this.#canvas);
  #time = h("p", { class: "elapsed", role: "timer", "aria-label": words.elapsed, "aria-live": "off" }, "0:00");
  #room = h("p", { class: "room" });
  #button = h("button", { type: "button", class: "record", "data-testid": "record", "aria-keyshortcuts": "Space", onclick: () => this.#press() });
  #pause = h("button", { type: "button", class: "button button-ghost", "data-testid": "pause", onclick: () => this.#pauseOrResume() });
  #cancel = h("button", { type: "button", class: "button button-quiet", "aria-keyshortcuts": "Escape", onclick: () => this.#cancelTake() }, words.cancel);
  #controls = h("div", { class: "desk-controls" }, this.#pause, this.#cancel);
  #hint = h("p", { class: "studio-hint", role: "status" });
  #keys = h("p", { class: "studio-keys", "aria-hidden": "true" }, words.keys);
  #alert = h("p", { class: "studio-alert", role: "alert", hidden: true });
  #microphones = new MicrophoneChoice();
  #file = h("input", { type: "file", multiple: true, class: "visually-hidden", id: "file", accept: "audio/*,video/webm,.webm,.ogg,.opus,.mp4,.m4a,.wav,.mp3,.flac", "aria-describedby": "file-note", onchange: () => this.#choose() });
  #fileRow = h("div", { class: "file-row" }, this.#file, h("label", { for: "file", class: "button button-ghost" }, icon("file"), words.chooseFile), h("p", { id: "file-note", class: "file-note" }, words.fileHint));
  #undo = /** @type {import("./discard-undo.js").DiscardUndo} */ (document.createElement("discard-undo"));
  #desk = h("div", { class: "desk" }, this.#canvas, this.#time, this.#button, this.#controls, this.#room, this.#hint, this.#keys, this.#microphones.element);
  #review = /** @type {import("./review-form.js").ReviewForm} */ (document.createElement("review-form"));

  /** @param {import("./takes.js").Takes} takes where everything is kept from its first second */
  use(takes) {
    this.#takes = takes;
    this.append(h("section", { class: "studio", "aria-label": words.record }, h("h1", {}, words.title), h("p", { class: "studio-lead" }, words.lead), this.#alert, this.#desk, this.#review, this.#undo, this.#fileRow));
    takes.addEventListener("unkept", () => this.#complain(words.unkept));
    this.#meter.addEventListener("quiet", (event) => (this.#hint.textContent = /** @type {CustomEvent} */ (event).detail && !this.#recorder?.paused ? words.quiet : ""));
    this.#review.addEventListener("send", (event) => this.#send(/** @type {CustomEvent} */ (event).detail.email));
    this.#review.addEventListener("discard", () => this.#discard());
    this.#undo.addEventListener("restore", (event) => this.#open(/** @type {CustomEvent} */ (event).detail));
    this.#undo.addEventListener("forgotten", (event) => this.#forget(/** @type {CustomEvent} */ (event).detail));
    takeBroughtFiles((files) => this.#bring(files));
    recordingKeys(() => !this.#button.disabled && this.dataset.state !== "review" && this.#press(), () => this.#cancelTake());
    const reason = unable();
    if (reason) this.#complain(texts.microphone[/** @type {"insecure"} */ (reason)]);
    this.#button.disabled = Boolean(reason);
    this.#show("idle");
  }

  get recording() {
    return this.#recorder !== null;
  }

  /** @param {"idle"|"asking"|"recording"|"paused"|"review"} state */
  #show(state) {
    this.dataset.state = state;
    const recording = state === "recording" || state === "paused";
    this.#button.replaceChildren(h("span", { class: "record-disc", "aria-hidden": "true" }), h("span", { class: "record-label" }, recording ? words.stop : words.record));
    this.#button.dataset.testid = recording ? "stop" : "record";
    this.#pause.textContent = state === "paused" ? words.resume : words.pause;
    this.#desk.hidden = state === "review";
    this.#time.hidden = this.#controls.hidden = this.#room.hidden = !recording;
    this.#fileRow.hidden = this.#microphones.element.hidden = state !== "idle";
    this.#keys.hidden = !(state === "idle" || recording);
    this.#hint.textContent = state === "asking" ? words.asking : state === "paused" ? words.paused : "";
    if (state !== "review") this.#review.close();
    if (state === "idle") this.#microphones.refresh();
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
      const recorder = await Recorder.ready();
      await this.#record(recorder);
    } catch (error) {
      this.#show("idle");
      this.#complain(microphoneInWords(error));
    }
  }

  /** @param {Recorder} recorder */
  async #record(recorder) {
    const takes = /** @type {import("./takes.js").Takes} */ (this.#takes);
    const take = await takes.begin({ name: recorder.name, type: recorder.type, file: false }, "recording");
    recorder.addEventListener("chunk", (event) => takes.append(take.key, /** @type {CustomEvent} */ (event).detail));
    recorder.addEventListener("interrupted", () => this.#stop(words.interrupted));
    recorder.addEventListener("full", () => this.#stop(words.full));
    recorder.start();
    this.#recorder = recorder;
    this.#take = take;
    this.#show("recording");
    this.#meter.attach(recorder.stream);
    this.#awake.start();
    this.#tick();
    this.#clock = setInterval(() => this.#tick(), 200);
    announce(words.recording);
  }

  #tick() {
    this.#time.textContent = duration(this.#recorder?.elapsedMs);
    const room = words.room(minutes(this.#recorder?.roomMs ?? 0));
    if (this.#room.textContent !== room) this.#room.textContent = room;
  }

  #pauseOrResume() {
    const recorder = this.#recorder;
    if (!recorder) return;
    if (recorder.paused) recorder.resume();
    else recorder.pause();
    this.#show(recorder.paused ? "paused" : "recording");
    announce(recorder.paused ? words.paused : words.recording);
  }

  /** @returns {Promise<{take: Take, blob: Blob}|null>} null when nothing was being recorded */
  async #end() {
    const recorder = this.#recorder;
    const take = this.#take;
    if (!recorder || !take) return null;
    this.#recorder = this.#take = null;
    clearInterval(this.#clock);
    const { blob, durationMs } = await recorder.stop();
    this.#meter.detach();
    this.#awake.stop();
    return { take: { ...take, durationMs, phase: "draft" }, blob };
  }

  /** @param {string} [why] when it was not the person who stopped */
  async #stop(why) {
    const draft = await this.#end();
    if (!draft) return;
    if (!draft.blob.size || (draft.take.durationMs ?? 0) < SHORTEST_MS) {
      this.#forget(draft);
      this.#show("idle");
      return this.#complain(words.nothingHeard);
    }
    announce(why ?? words.stopped);
    if (why) this.#complain(why);
    this.#open(draft);
  }

  async #cancelTake() {
    const draft = await this.#end();
    if (!draft) return;
    this.#draft = draft;
    this.#discard();
  }

  #choose() {
    const files = [...(this.#file.files ?? [])];
    this.#file.value = "";
    this.#bring(files);
  }

  /** One file is looked at first, several go out at once. @param {File[]} files */
  async #bring(files) {
    if (this.#recorder || !files.length) return;
    const filled = files.filter((file) => file.size);
    this.#complain(filled.length < files.length ? words.emptyFile : "");
    const one = files.length === 1 && this.dataset.state === "idle";
    for (const file of filled) {
      const draft = await this.#keepFile(file);
      if (one) this.#undo.forget(), this.#open(draft);
      else this.#hand(draft);
    }
  }

  /** @param {File} file @returns {Promise<Draft>} */
  async #keepFile(file) {
    const takes = /** @type {import("./takes.js").Takes} */ (this.#takes);
    const take = await takes.begin({ name: file.name, type: file.type, file: true }, "draft");
    await takes.append(take.key, file);
    return { take, blob: file };
  }

  /** @param {Draft} draft */
  #open(draft) {
    this.#draft = draft;
    this.#takes?.put({ ...draft.take, phase: "draft" });
    this.#show("review");
    this.#review.open(draft);
  }

  /** @param {string} email */
  #send(email) {
    const draft = this.#draft;
    if (!draft) return;
    this.#draft = null;
    this.#complain("");
    this.#show("idle");
    this.#button.focus({ preventScroll: true });
    this.#hand({ ...draft, take: { ...draft.take, email } });
  }

  /** @param {Draft} draft */
  #hand(draft) {
    this.dispatchEvent(new CustomEvent("draft-ready", { bubbles: true, detail: draft }));
  }

  #discard() {
    const draft = this.#draft;
    if (!draft) return;
    this.#draft = null;
    this.#complain("");
    this.#show("idle");
    this.#takes?.put({ ...draft.take, phase: "discarded" });
    this.#undo.keep(draft);
  }

  /** @param {Draft|null} draft */
  #forget(draft) {
    if (draft) this.#takes?.forget(draft.take.key);
    if (!this.contains(document.activeElement)) return;
    this.#button.focus({ preventScroll: true });
  }

  /** @param {string} complaint empty when there is none */
  #complain(complaint) {
    this.#alert.textContent = complaint;
    this.#alert.hidden = !complaint;
  }
}
customElements.define("recorder-panel", RecorderPanel);
