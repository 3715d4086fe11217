import "./audio-player.js";
import { h } from "./dom.js";
import { failureInWords } from "./problems.js";
import { SpokenWords } from "./spoken-words.js";
import { texts } from "./texts.js";
import { markedText } from "./transcript-text.js";

/** @typedef {import("./audio-player.js").AudioPlayer} AudioPlayer */

const words = texts.card;
const playsOpus = () => document.createElement("audio").canPlayType('audio/webm; codecs="opus"') !== "";

/** What a voice message carries: both sounds to hear, what was corrected, or how far it is. */
export class VoiceView {
  #client;
  #id;
  /** @type {string[]} */ #urls = [];
  #loaded = "";
  element = h("div", { class: "voice" });

  /** @param {import("./chat-client.js").ChatClient} client @param {string} recordingId */
  constructor(client, recordingId) {
    this.#client = client;
    this.#id = recordingId;
    this.element.append(h("p", { class: "card-note" }, texts.chat.waiting));
  }

  /** Fetches what there is by now; what was shown already stays. */
  async load() {
    const recording = await this.#client.recording(this.#id);
    const state = `${recording.status} ${recording.completedAt}`;
    if (state === this.#loaded) return;
    this.#loaded = state;
    try {
      const parts = await this.#parts(recording);
      if (this.#loaded === state) this.element.replaceChildren(...parts);
    } catch (error) {
      if (this.#loaded === state) this.#loaded = "";
      throw error;
    }
  }

  /** @param {import("./api.js").Recording} recording @returns {Promise<Node[]>} */
  async #parts(recording) {
    if (recording.status === "completed") return this.#completed(recording);
    const over = recording.status === "failed" || recording.status === "cancelled";
    if (!over) return [h("p", { class: "card-note" }, texts.chat.waiting)];
    return [h("p", { class: "card-note" }, failureInWords(recording)), await this.#player(words.original, "original", "audio", recording.durationMs)];
  }

  /** @param {import("./api.js").Recording} recording @returns {Promise<Node[]>} */
  async #completed(recording) {
    const original = await this.#player(words.original, "original", "audio?rendition=playback", recording.durationMs);
    if (!recording.text?.trim()) return [original, h("p", { class: "card-note" }, texts.chat.silence)];
    const corrected = await this.#player(words.corrected, "corrected", `corrected-audio${playsOpus() ? "" : "?format=mp3"}`, null);
    const transcript = await this.#client.transcript(this.#id);
    const spoken = new SpokenWords(transcript.text, transcript.words, (ms) => original.seek(ms));
    original.addEventListener("heard", (/** @type {CustomEvent} */ event) => spoken.light(event.detail));
    original.peaks = transcript.peaks?.original;
    corrected.peaks = transcript.peaks?.corrected;
    return [side(words.original, "side", original, "text", spoken.nodes), side(words.corrected, "side side-corrected", corrected, "corrected-text", markedText(transcript))];
  }

  /** @param {string} name @param {string} role @param {string} path @param {number|null} durationMs */
  async #player(name, role, path, durationMs) {
    const url = URL.createObjectURL(await this.#client.audio(this.#id, path));
    this.#urls.push(url);
    const player = /** @type {AudioPlayer} */ (document.createElement("audio-player"));
    return player.setup({ name: name.toLocaleLowerCase(texts.locale), role, durationMs, sources: [url] }).load();
  }

  /** Lets go of the sounds. */
  close() {
    this.#urls.forEach((url) => URL.revokeObjectURL(url));
  }
}

/** @param {string} title @param {string} style @param {Node} player @param {string} role @param {(Node|string)[]} text */
const side = (title, style, player, role, text) =>
  h("div", { class: style, role: "group", "aria-label": title }, h("h4", {}, title), player, h("p", { class: "speech", "data-role": role, dir: "auto" }, ...text));
