const FORMATS = ["audio/webm;codecs=opus", "audio/mp4;codecs=mp4a.40.2", "audio/mp4", "audio/webm", "audio/ogg;codecs=opus"];
const CHUNK_MS = 1000;

/** @typedef {{blob: Blob, name: string, durationMs: number}} Take what was recorded */

/** @returns {string|null} why this page cannot record at all (a key of `texts.microphone`), or null */
export function unable() {
  if (!isSecureContext) return "insecure";
  return "mediaDevices" in navigator && "MediaRecorder" in window ? null : "unsupported";
}

/**
 * One take from the microphone. Fires `chunk` (detail: Blob) each second, and `interrupted` when the microphone goes away;
 * what was heard until then is kept.
 */
export class Recorder extends EventTarget {
  /** @type {MediaRecorder} */ #media;
  /** @type {Blob[]} */ #chunks = [];
  #startedAt = performance.now();
  /** @type {Promise<Take>} */ taken;
  stream;

  /** @param {MediaStream} stream */
  constructor(stream) {
    super();
    this.stream = stream;
    const mimeType = FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
    this.#media = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 64_000 });
    this.#media.ondataavailable = (event) => this.#keep(event.data);
    this.taken = new Promise((resolve) => this.#media.addEventListener("stop", () => resolve(this.#finish()), { once: true }));
    stream.getAudioTracks().forEach((track) => track.addEventListener("ended", () => this.#interrupt()));
    this.#media.start(CHUNK_MS);
  }

  /** Asks for the microphone and starts. @returns {Promise<Recorder>} */
  static async start() {
    const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    const stream = await navigator.mediaDevices.getUserMedia({ audio });
    try {
      return new Recorder(stream);
    } catch (error) {
      stream.getTracks().forEach((track) => track.stop());
      throw error;
    }
  }

  get elapsedMs() {
    return performance.now() - this.#startedAt;
  }

  /** @returns {Promise<Take>} */
  stop() {
    if (this.#media.state !== "inactive") this.#media.stop();
    return this.taken;
  }

  /** @param {Blob} chunk */
  #keep(chunk) {
    if (!chunk.size) return;
    this.#chunks.push(chunk);
    this.dispatchEvent(new CustomEvent("chunk", { detail: chunk }));
  }

  #interrupt() {
    if (this.#media.state === "inactive") return;
    this.stop();
    this.dispatchEvent(new Event("interrupted"));
  }

  /** @returns {Take} */
  #finish() {
    const durationMs = this.elapsedMs;
    this.stream.getTracks().forEach((track) => track.stop());
    const type = this.#media.mimeType || this.#chunks[0]?.type || "audio/webm";
    return { blob: new Blob(this.#chunks, { type }), name: `recording.${extension(type)}`, durationMs };
  }
}

/** @param {string} type */
const extension = (type) => (type.includes("mp4") ? "m4a" : type.includes("ogg") ? "ogg" : "webm");
