import "./audio-player.js";
import { correctedAudio, editTranscript, getTranscript, originalAudio, transcriptFile } from "./api.js";
import { announce, h, icon } from "./dom.js";
import { downloadMenu } from "./download-menu.js";
import { SpokenWords } from "./spoken-words.js";
import { editButton, textEditor } from "./text-editor.js";
import { texts } from "./texts.js";
import { markedText } from "./transcript-text.js";

/** @typedef {import("./api.js").Recording} Recording */
/** @typedef {import("./audio-player.js").AudioPlayer} AudioPlayer */

const words = texts.card;
const playsOpus = () => document.createElement("audio").canPlayType('audio/webm; codecs="opus"') !== "";

/** A completed recording: what was said beside what was made of it, each to hear, to read and to take along. */
export class CompletedView {
  #recording;
  #edited;
  #loaded = false;
  /** @type {string|null} */ #tag = null;
  /** @type {SpokenWords|null} */ #spoken = null;
  /** @type {AudioPlayer} */ #original;
  /** @type {AudioPlayer} */ #corrected;
  #text = h("p", { class: "speech", "data-role": "text", dir: "auto" });
  #correctedText = h("p", { class: "speech", "data-role": "corrected-text", dir: "auto" });
  #changes = h("span", { class: "changes" });
  #edit = editButton(() => this.#openEditor());
  /** @type {Node[]} */ nodes;

  /** @param {Recording} recording @param {(id: string) => void} edited told when its text was changed */
  constructor(recording, edited) {
    this.#recording = recording;
    this.#edited = edited;
    const sent = originalAudio(recording.id);
    const made = correctedAudio(recording.id);
    this.#original = player(words.original, "original", recording.durationMs, [`${sent}?rendition=playback`, sent]);
    this.#corrected = player(words.corrected, "corrected", null, [playsOpus() ? made : `${made}?format=mp3`]);
    this.#original.addEventListener("heard", (event) => this.#spoken?.light(/** @type {CustomEvent} */ (event).detail));
    this.#text.textContent = recording.text;
    this.#correctedText.textContent = recording.correctedText ?? "";
    this.nodes = recording.text?.trim() ? [this.#sides(recording.id)] : this.#silence();
  }

  /** Fetches audio metadata and the transcript, once. */
  load() {
    if (this.#loaded) return;
    this.#loaded = true;
    this.#original.load();
    this.#loadTranscript();
    if (this.#recording.text?.trim()) this.#corrected.load();
  }

  pause() {
    this.#original.pause();
    this.#corrected.pause();
  }

  /** @param {string} id */
  #sides(id) {
    const { text, correctedText } = this.#recording;
    const original = downloadMenu(words.downloadOriginal, [[words.audioAsSent, originalAudio(id)], [words.subtitles("WebVTT"), transcriptFile(id, "vtt")], [words.subtitles("SRT"), transcriptFile(id, "srt")], [words.asText, transcriptFile(id, "txt")]]);
    const corrected = downloadMenu(words.downloadCorrected, [[words.audio("WebM"), correctedAudio(id)], [words.audio("MP3"), `${correctedAudio(id)}?format=mp3`], [words.asText, textFile(correctedText ?? ""), "corrected.txt"]]);
    return h("div", { class: "sides" },
      h("div", { class: "side", role: "group", "aria-label": words.original },
        head(words.original, null, this.#edit, copyButton(text ?? ""), original), this.#original, this.#text),
      h("div", { class: "side side-corrected", role: "group", "aria-label": words.corrected },
        head(words.corrected, this.#changes, copyButton(correctedText ?? ""), corrected), this.#corrected, this.#correctedText));
  }

  #silence() {
    return [h("p", { class: "card-note silence" }, words.silence), this.#original];
  }

  async #loadTranscript() {
    try {
      const { transcript, tag } = await getTranscript(this.#recording.id);
      this.#tag = tag;
      this.#original.peaks = transcript.peaks?.original;
      this.#corrected.peaks = transcript.peaks?.corrected;
      this.#spoken = new SpokenWords(transcript.text, transcript.words, (ms) => this.#original.seek(ms));
      this.#text.replaceChildren(...this.#spoken.nodes);
      this.#correctedText.replaceChildren(...markedText(transcript));
      this.#changes.textContent = words.changes(transcript.corrections.length);
    } catch {
      this.#loaded = false;
      this.#changes.textContent = words.transcriptMissing;
    }
  }

  #openEditor() {
    const { id, text } = this.#recording;
    const close = () => {
      editor.replaceWith(this.#text);
      this.#edit.disabled = false;
      this.#edit.focus({ preventScroll: true });
    };
    const save = async (/** @type {string} */ edited) => {
      if (edited !== text) await editTranscript(id, edited, this.#tag);
      close();
      announce(texts.editor.saved);
      this.#edited(id);
    };
    const editor = textEditor(text ?? "", save, close);
    this.#text.replaceWith(editor);
    this.#edit.disabled = true;
    editor.querySelector("textarea")?.focus();
  }
}

/** @param {string} name @param {string} role @param {number|null} durationMs @param {string[]} sources */
function player(name, role, durationMs, sources) {
  const made = /** @type {AudioPlayer} */ (document.createElement("audio-player"));
  return made.setup({ name: name.toLocaleLowerCase(texts.locale), role, durationMs, sources });
}

/** @param {string} title @param {Node|null} extra @param {...Node} tools */
const head = (title, extra, ...tools) => h("div", { class: "side-head" }, h("h4", {}, title), extra, h("span", { class: "side-tools" }, ...tools));

/** The server has a file of what was said, not of what it became. @param {string} text */
const textFile = (text) => URL.createObjectURL(new Blob([text, "\n"], { type: "text/plain" }));

/** @param {string} text */
function copyButton(text) {
  const button = h("button", { type: "button", class: "icon-button", "aria-label": words.copy, title: words.copy, onclick: async () => {
    await navigator.clipboard?.writeText(text);
    button.replaceChildren(icon("check"));
    announce(words.copied);
    setTimeout(() => button.replaceChildren(icon("copy")), 1500);
  } }, icon("copy"));
  return button;
}
