import { ApiError } from "./api.js";
import { passing } from "./problems.js";
import { upload } from "./upload.js";

/**
 * @typedef {object} Entry one recording on its way; kept until the server has answered 2xx
 * @property {string} key the Idempotency-Key of every attempt
 * @property {Blob} blob
 * @property {string} name file name
 * @property {string} email empty when not given
 * @property {number|null} durationMs
 * @property {boolean} file chosen from disk, so the person still has it
 * @property {number} createdAt
 * @property {"sending"|"waiting"|"failed"} state `waiting` tries again by itself, `failed` needs a person
 * @property {number} progress 0..1
 * @property {unknown} error
 * @property {number} attempts
 * @property {number|null} retryAt
 */

const LONGEST_WAIT_MS = 60_000;

/**
 * Sends recordings and keeps each until it has arrived.
 * Fires `list` when entries came or went, `entry` (detail: the entry) when one changed,
 * and `sent` (detail: {entry, recording}) just before an entry leaves.
 */
export class Outbox extends EventTarget {
  /** @type {Map<string, Entry>} */ #entries = new Map();
  /** @type {Map<string, AbortController>} */ #running = new Map();
  /** @type {Map<string, number>} */ #timers = new Map();
  #storage;

  /** @param {import("./outbox-storage.js").OutboxStorage} storage */
  constructor(storage) {
    super();
    this.#storage = storage;
    addEventListener("online", () => this.#entries.forEach((entry) => entry.state === "waiting" && this.send(entry.key)));
  }

  /** @returns {Entry[]} newest first */
  get entries() {
    return [...this.#entries.values()].sort((a, b) => b.createdAt - a.createdAt);
  }

  /** Takes up what an earlier visit left behind. */
  async restore() {
    for (const entry of await this.#storage.all()) {
      this.#entries.set(entry.key, entry);
      this.send(entry.key);
    }
    this.#listChanged();
  }

  /** @param {{blob: Blob, name: string, email: string, durationMs: number|null, file: boolean}} draft */
  async add(draft) {
    /** @type {Entry} */
    const entry = { ...draft, key: newKey(), createdAt: Date.now(), state: "sending", progress: 0, error: null, attempts: 0, retryAt: null };
    this.#entries.set(entry.key, entry);
    await this.#storage.put(entry);
    this.#listChanged();
    this.send(entry.key);
  }

  /** @param {string} key */
  async send(key) {
    const entry = this.#entries.get(key);
    if (!entry || this.#running.has(key)) return;
    clearTimeout(this.#timers.get(key));
    const abort = new AbortController();
    this.#running.set(key, abort);
    this.#change(entry, { state: "sending", progress: 0, error: null, retryAt: null });
    try {
      const recording = await upload(entry, (progress) => this.#change(entry, { progress }), abort.signal);
      this.dispatchEvent(new CustomEvent("sent", { detail: { entry, recording } }));
      await this.#drop(key);
    } catch (error) {
      if (!abort.signal.aborted) await this.#refused(entry, error);
    } finally {
      this.#running.delete(key);
    }
  }

  /** Sends again with the address left out, which the server refused. @param {string} key */
  async sendWithoutEmail(key) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    entry.email = "";
    await this.#storage.put(entry);
    await this.send(key);
  }

  /** @param {string} key */
  async discard(key) {
    this.#running.get(key)?.abort();
    await this.#drop(key);
  }

  /** @param {Entry} entry @param {unknown} error */
  async #refused(entry, error) {
    if (error instanceof ApiError && error.status === 410) return this.#drop(entry.key);
    const attempts = entry.attempts + 1;
    if (!passing(error)) return this.#change(entry, { state: "failed", error, attempts });
    const backOff = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** entry.attempts) * (0.75 + Math.random() / 2);
    const wait = Math.max(1000, (error instanceof ApiError ? error.retryAfterMs : null) ?? backOff);
    this.#change(entry, { state: "waiting", error, attempts, retryAt: Date.now() + wait });
    this.#timers.set(entry.key, setTimeout(() => this.send(entry.key), wait));
  }

  /** @param {string} key */
  async #drop(key) {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#entries.delete(key);
    await this.#storage.delete(key);
    this.#listChanged();
  }

  /** @param {Entry} entry @param {Partial<Entry>} changes */
  #change(entry, changes) {
    Object.assign(entry, changes);
    if (this.#entries.has(entry.key)) this.dispatchEvent(new CustomEvent("entry", { detail: entry }));
  }

  #listChanged() {
    this.dispatchEvent(new Event("list"));
  }
}

/** randomUUID is missing on pages that are not secure. */
function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
