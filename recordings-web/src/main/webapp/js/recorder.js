const FORMATS = ["audio/webm;codecs=opus", "audio/mp4;codecs=mp4a.40.2", "audio/mp4", "audio/webm", "audio/ogg;codecs=opus"];
const CHUNK_MS = 1000;
const BYTES_PER_SECOND = 8_000;
/** What the server takes unless configured otherwise, less what a form adds. */
const LARGEST_BYTES = 25 * 1024 * 1024 - 64 * 1024;
const CHOSEN = "microphone";

/** @typedef {{blob: Blob, durationMs: number}} Recorded */

/** @returns {string|null} why this page cannot record at all (a key of `texts.microphone`), or null */
export function unable() {
  if (!isSecureContext) return "insecure";
  return "mediaDevices" in navigator && "MediaRecorder" in window ? null : "unsupported";
}

/** @returns {Promise<MediaDeviceInfo[]>} those with names, which browsers tell only after the first permission */
export async function microphones() {
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return devices.filter((device) => device.kind === "audioinput" && device.label);
}

export const chosenMicrophone = () => localStorage.getItem(CHOSEN) ?? "";

/** @param {string} id */
export const chooseMicrophone = (id) => localStorage.setItem(CHOSEN, id);

/**
 * One take from the microphone. Fires `chunk` (detail: Blob) each second, `interrupted` when the microphone goes away
 * and `full` when no more would be taken; what was heard until then is kept.
 */
export class Recorder extends EventTarget {
  /** @type {MediaRecorder} */ #media;
  /** @type {Blob[]} */ #chunks = [];
  #bytes = 0;
  #heardMs = 0;
  /** @type {number|null} */ #since = performance.now();
  /** @type {Promise<Recorded>} */ recorded;
  stream;

  /** @param {MediaStream} stream */
  constructor(stream) {
    super();
    this.stream = stream;
    const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
    this.#media = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BYTES_PER_SECOND * 8 });
    this.#media.ondataavailable = (event) => this.#keep(event.data);
    this.recorded = new Promise((resolve) => this.#media.addEventListener("stop", () => resolve(this.#finish()), { once: true }));
    stream.getAudioTracks().forEach((track) => track.addEventListener("ended", () => this.#end("interrupted")));
  }

  /** Asks for the microphone. @returns {Promise<Recorder>} not started yet */
  static async ready() {
    const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    const chosen = chosenMicrophone();
    const stream = await navigator.mediaDevices.getUserMedia({ audio: chosen ? { ...audio, deviceId: { ideal: chosen } } : audio });
    try {
      return new Recorder(stream);
    } catch (error) {
      stream.getTracks().forEach((track) => track.stop());
      throw error;
    }
  }

  start() {
    this.#since = performance.now();
    this.#media.start(CHUNK_MS);
  }

  get type() {
    return this.#media.mimeType || this.#chunks[0]?.type || "audio/webm";
  }

  get name() {
    return `recording.${this.type.includes("mp4") ? "m4a" : this.type.includes("ogg") ? "ogg" : "webm"}`;
  }

  get paused() {
    return this.#media.state === "paused";
  }

  get elapsedMs() {
    return this.#heardMs + (this.#since === null ? 0 : performance.now() - this.#since);
  }

  /** How much longer one can speak. */
  get roomMs() {
    return Math.max(0, ((LARGEST_BYTES - this.#bytes) / BYTES_PER_SECOND) * 1000);
  }

  pause() {
    if (this.#media.state !== "recording") return;
    this.#heardMs = this.elapsedMs;
    this.#since = null;
    this.#media.pause();
    this.#media.requestData();
  }

  resume() {
    if (!this.paused) return;
    this.#since = performance.now();
    this.#media.resume();
  }

  /** @returns {Promise<Recorded>} */
  stop() {
    if (this.#media.state !== "inactive") this.#media.stop();
    return this.recorded;
  }

  /** @param {Blob} chunk */
  #keep(chunk) {
    if (!chunk.size) return;
    this.#chunks.push(chunk);
    this.#bytes += chunk.size;
    this.dispatchEvent(new CustomEvent("chunk", { detail: chunk }));
    if (this.#bytes + 4 * BYTES_PER_SECOND > LARGEST_BYTES) this.#end("full");
  }

  /** @param {"interrupted"|"full"} why */
  #end(why) {
    if (this.#media.state === "inactive") return;
    this.stop();
    this.dispatchEvent(new Event(why));
  }

  /** @returns {Recorded} */
  #finish() {
    const durationMs = this.elapsedMs;
    this.stream.getTracks().forEach((track) => track.stop());
    return { blob: new Blob(this.#chunks, { type: this.type }), durationMs };
  }
}
