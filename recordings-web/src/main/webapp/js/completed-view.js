import "./audio-player.js";
import { correctedAudio, getTranscript, originalAudio } from "./api.js";
import { announce, h, icon } from "./dom.js";
import { texts } from "./texts.js";
import { markedText } from "./transcript-text.js";

/** @typedef {import("./api.js").Recording} Recording */

const words = texts.card;
const playsOpus = () => document.createElement("audio").canPlayType('audio/webm; codecs="opus"') !== "";

/** A completed recording: what was said beside what was made of it, each to hear and to read. */
export class CompletedView {
  #recording;
  #loaded = false;
  /** @type {import("./audio-player.js").AudioPlayer[]} */ #players = [];
  #correctedText = h("p", { class: "speech", "data-role": "corrected-text" });
  #changes = h("span", { class: "changes" });
  /** @type {Node[]} */ nodes;

  /** @param {Recording} recording */
  constructor(recording) {
    this.#recording = recording;
    this.nodes = recording.text?.trim() ? this.#sides(recording) : this.#silence(recording);
  }

  /** Fetches audio metadata and the corrections, once. */
  load() {
    if (this.#loaded) return;
    this.#loaded = true;
    this.#players.forEach((player) => player.load());
    if (this.#recording.text?.trim()) this.#loadCorrections();
  }

  pause() {
    this.#players.forEach((player) => player.pause());
  }

  /** @param {Recording} recording */
  #sides(recording) {
    this.#correctedText.textContent = recording.correctedText ?? "";
    const original = h("p", { class: "speech", "data-role": "text" }, recording.text);
    return [
      h("div", { class: "sides" },
        h("div", { class: "side", role: "group", "aria-label": words.original },
          this.#sideHead(words.original, null, recording.text ?? "", originalAudio(recording.id), words.downloadOriginal),
          this.#original(recording), original),
        h("div", { class: "side side-corrected", role: "group", "aria-label": words.corrected },
          this.#sideHead(words.corrected, this.#changes, recording.correctedText ?? "", correctedAudio(recording.id), words.downloadCorrected),
          this.#player(words.corrected, "corrected", null, [correctedAudio(recording.id) + (playsOpus() ? "" : "?format=mp3")]), this.#correctedText)),
    ];
  }

  /** @param {Recording} recording */
  #silence(recording) {
    return [h("p", { class: "card-note silence" }, words.silence), this.#original(recording)];
  }

  /** @param {Recording} recording */
  #original(recording) {
    const plain = originalAudio(recording.id);
    return this.#player(words.original, "original", recording.durationMs, [`${plain}?rendition=playback`, plain]);
  }

  /** @param {string} name @param {string} role @param {number|null} durationMs @param {string[]} sources */
  #player(name, role, durationMs, sources) {
    const player = /** @type {import("./audio-player.js").AudioPlayer} */ (document.createElement("audio-player"));
    this.#players.push(player.setup({ name: name.toLocaleLowerCase(texts.locale), role, durationMs, sources }));
    return player;
  }

  /** @param {string} title @param {Node|null} extra @param {string} text @param {string} url @param {string} download */
  #sideHead(title, extra, text, url, download) {
    const copy = h("button", { type: "button", class: "icon-button", "aria-label": words.copy, title: words.copy, onclick: () => this.#copy(copy, text) }, icon("copy"));
    return h("div", { class: "side-head" }, h("h4", {}, title), extra, h("span", { class: "side-tools" }, copy,
      h("a", { class: "icon-button", href: url, download: "", "aria-label": download, title: download }, icon("download"))));
  }

  /** @param {HTMLElement} button @param {string} text */
  async #copy(button, text) {
    await navigator.clipboard?.writeText(text);
    button.replaceChildren(icon("check"));
    announce(words.copied);
    setTimeout(() => button.replaceChildren(icon("copy")), 1500);
  }

  async #loadCorrections() {
    try {
      const transcript = await getTranscript(this.#recording.id);
      this.#correctedText.replaceChildren(...markedText(transcript));
      this.#changes.textContent = words.changes(transcript.corrections.length);
    } catch {
      this.#loaded = false;
      this.#changes.textContent = words.transcriptMissing;
    }
  }
}
