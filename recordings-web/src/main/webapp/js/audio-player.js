import { h, icon } from "./dom.js";
import { duration } from "./format.js";
import { texts } from "./texts.js";
import { Waveform } from "./waveform.js";

const SPEEDS = [1, 1.25, 1.5, 2, 0.75];
const number = new Intl.NumberFormat(`${texts.locale}-u-nu-latn`);

/** @typedef {{name: string, role: string, durationMs?: number|null, sources: string[]}} Track `sources` are tried in turn */

/**
 * `<audio-player>`: play, pause, seek, speed. Only one plays at a time. Nothing is fetched before `load()`.
 * Fires `heard` (detail: ms, null when not playing).
 */
export class AudioPlayer extends HTMLElement {
  /** @type {Track} */ #track = { name: "", role: "", sources: [] };
  #source = 0;
  #seeking = false;
  #measuring = false;
  #audio = /** @type {HTMLAudioElement} */ (h("audio", { preload: "metadata" }));
  #button = h("button", { type: "button", class: "play", onclick: () => this.#toggle() });
  #range = /** @type {HTMLInputElement} */ (h("input", { type: "range", class: "seek", min: 0, max: 0, step: 10, value: 0 }));
  #wave = new Waveform();
  #line = h("span", { class: "seek-line" }, this.#wave.element, this.#range);
  #speed = h("button", { type: "button", class: "speed", onclick: () => this.#faster() });
  #time = h("span", { class: "player-time", "aria-hidden": "true" });

  /** @param {Track} track */
  setup(track) {
    this.#track = track;
    this.#audio.dataset.role = track.role;
    this.#range.setAttribute("aria-label", texts.player.position(track.name));
    this.replaceChildren(this.#audio, this.#button, this.#line, this.#time, this.#speed);
    this.#showSpeed();
    this.#listen();
    this.#show();
    return this;
  }

  /** Fetches the metadata. */
  load() {
    if (!this.#audio.getAttribute("src")) this.#audio.src = this.#track.sources[this.#source];
    return this;
  }

  /** @param {number[]|undefined} peaks 0..100 each; none leaves a plain line */
  set peaks(peaks) {
    this.#line.toggleAttribute("data-wave", Boolean(peaks?.length));
    if (peaks?.length) this.#wave.peaks = peaks;
  }

  /** Plays on from there. @param {number} ms */
  seek(ms) {
    this.load();
    this.#audio.currentTime = ms / 1000;
    this.#audio.play().catch(() => this.#show());
  }

  pause() {
    this.#audio.pause();
  }

  #listen() {
    const audio = this.#audio;
    for (const type of ["play", "pause", "ended", "timeupdate", "durationchange", "seeked"]) audio.addEventListener(type, () => this.#show());
    audio.addEventListener("play", () => document.querySelectorAll("audio-player").forEach((other) => other !== this && /** @type {AudioPlayer} */ (other).pause()));
    audio.addEventListener("play", () => this.#animate());
    audio.addEventListener("loadedmetadata", () => this.#measure());
    audio.addEventListener("error", () => this.#nextSource());
    this.#range.addEventListener("input", () => {
      this.#seeking = true;
      this.#show();
    });
    this.#range.addEventListener("change", () => {
      this.#seeking = false;
      audio.currentTime = Number(this.#range.value) / 1000;
    });
  }

  /** What MediaRecorder makes does not say how long it is; looking behind its end tells. */
  #measure() {
    if (!this.#audio.src.startsWith("blob:") || Number.isFinite(this.#audio.duration)) return;
    this.#measuring = true;
    this.#audio.addEventListener("timeupdate", () => {
      this.#audio.currentTime = 0;
      this.#measuring = false;
    }, { once: true });
    this.#audio.currentTime = 1e9;
  }

  #nextSource() {
    if (this.#source < this.#track.sources.length - 1) {
      this.#audio.src = this.#track.sources[++this.#source];
      return;
    }
    this.#button.disabled = true;
    this.#range.disabled = true;
    this.#time.textContent = "";
    if (!this.querySelector(".player-error")) this.append(h("span", { class: "player-error", dir: "auto" }, texts.player.failed));
  }

  #toggle() {
    this.load();
    if (this.#audio.paused) this.#audio.play().catch(() => this.#show());
    else this.#audio.pause();
  }

  #faster() {
    this.#audio.playbackRate = SPEEDS[(SPEEDS.indexOf(this.#audio.playbackRate) + 1) % SPEEDS.length];
    this.#audio.defaultPlaybackRate = this.#audio.playbackRate;
    this.#showSpeed();
  }

  #showSpeed() {
    const speed = number.format(this.#audio.playbackRate);
    this.#speed.textContent = `${speed}×`;
    this.#speed.setAttribute("aria-label", texts.player.speed(speed));
  }

  #animate() {
    this.#show();
    if (!this.#audio.paused) requestAnimationFrame(() => this.#animate());
  }

  get #lengthMs() {
    const { duration: seconds } = this.#audio;
    return Number.isFinite(seconds) ? seconds * 1000 : this.#track.durationMs ?? NaN;
  }

  #show() {
    const playing = !this.#audio.paused;
    const now = this.#seeking ? Number(this.#range.value) : this.#measuring ? 0 : this.#audio.currentTime * 1000;
    const all = this.#lengthMs;
    const label = playing ? texts.player.pause(this.#track.name) : texts.player.play(this.#track.name);
    if (this.#button.getAttribute("aria-label") !== label) {
      this.#button.setAttribute("aria-label", label);
      this.#button.replaceChildren(icon(playing ? "pause" : "play"));
    }
    this.#range.max = String(Number.isFinite(all) ? Math.max(1, Math.round(all)) : 1);
    if (!this.#seeking) this.#range.value = String(now);
    const share = Number.isFinite(all) && all > 0 ? Math.min(1, now / all) : 0;
    this.#range.style.setProperty("--played", String(share));
    this.#wave.played = share;
    this.dispatchEvent(new CustomEvent("heard", { detail: playing ? now : null }));
    this.#range.setAttribute("aria-valuetext", texts.player.of(duration(now), duration(all)));
    const shown = playing || now > 0 ? `${duration(now)} / ${duration(all)}` : duration(all);
    if (this.#time.textContent !== shown) this.#time.textContent = shown;
  }
}
customElements.define("audio-player", AudioPlayer);
