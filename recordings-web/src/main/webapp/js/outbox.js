import { ApiError, abortUpload } from "./api.js";
import { passing } from "./problems.js";
import { upload } from "./upload.js";

/** @typedef {import("./take-storage.js").Take} Take */
/**
 * @typedef {Take & Sending} Entry a take on its way; kept until the server has answered 2xx
 * @typedef {object} Sending
 * @property {Blob} blob
 * @property {"sending"|"waiting"|"failed"|"kept"|"discarded"} state `waiting` tries again by itself, `failed` and `kept` need a person
 * @property {number} progress 0..1
 * @property {unknown} error
 * @property {number} attempts
 * @property {number|null} retryAt
 */

const LONGEST_WAIT_MS = 60_000;
const UNDO_MS = 8_000;

/**
 * Sends takes and keeps each until it has arrived.
 * Fires `list` when entries came or went, `entry` (detail: the entry) when one changed,
 * and `sent` (detail: {entry, recording}) just before an entry leaves.
 */
export class Outbox extends EventTarget {
  /** @type {Map<string, Entry>} */ #entries = new Map();
  /** @type {Map<string, AbortController>} */ #running = new Map();
  /** @type {Map<string, number>} */ #timers = new Map();
  #takes;

  /** @param {import("./takes.js").Takes} takes */
  constructor(takes) {
    super();
    this.#takes = takes;
    addEventListener("online", () => this.hurry());
  }

  /** @returns {Entry[]} newest first */
  get entries() {
    return [...this.#entries.values()].sort((a, b) => b.createdAt - a.createdAt);
  }

  /** Sends at once what waits for its next try: the server can be reached again. */
  hurry() {
    this.#entries.forEach((entry) => entry.state === "waiting" && this.send(entry.key));
  }

  /** Takes up what an earlier visit, or a page that was closed, left behind. */
  restore() {
    return this.#takes.watch((take) => this.#adopt(take));
  }

  /** @param {Take} take */
  async #adopt(take) {
    const blob = await this.#takes.blob(take);
    if (take.phase === "discarded" || blob.size === 0) return this.#takes.forget(take.key);
    this.#enter(take, blob, "kept");
    if (take.phase === "outgoing") this.send(take.key);
  }

  /** @param {Take} take @param {Blob} blob */
  async add(take, blob) {
    this.#enter(take, blob, "sending");
    await this.send(take.key);
  }

  /** @param {Take} take @param {Blob} blob @param {Entry["state"]} state */
  #enter(take, blob, state) {
    this.#entries.set(take.key, { ...take, blob, state, progress: 0, error: null, attempts: 0, retryAt: null });
    this.#listChanged();
  }

  /** @param {string} key */
  async send(key) {
    const entry = this.#entries.get(key);
    if (!entry || this.#running.has(key)) return;
    clearTimeout(this.#timers.get(key));
    const abort = new AbortController();
    this.#running.set(key, abort);
    this.#change(entry, { state: "sending", progress: 0, error: null, retryAt: null });
    await this.#store(entry, "outgoing");
    try {
      const onProgress = (/** @type {number} */ progress) => this.#change(entry, { progress });
      const recording = await upload(entry, { onProgress, onBegun: () => this.#takes.put(entry), signal: abort.signal });
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
    await this.send(key);
  }

  /** Forgets it in 8 s unless undone. @param {string} key */
  async discard(key) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#running.get(key)?.abort();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(key, setTimeout(() => this.#giveUp(entry), UNDO_MS));
    this.#change(entry, { state: "discarded" });
    await this.#store(entry, "discarded");
  }

  /** @param {string} key */
  async undo(key) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    clearTimeout(this.#timers.get(key));
    this.#change(entry, { state: "kept", error: null });
    await this.#store(entry, "draft");
  }

  /** @param {Entry} entry @param {Take["phase"]} phase */
  #store(entry, phase) {
    entry.phase = phase;
    return this.#takes.put(entry);
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

  /** What has come of it need not wait to expire. @param {Entry} entry */
  #giveUp(entry) {
    if (entry.upload) abortUpload(entry.upload).catch(() => undefined);
    return this.#drop(entry.key);
  }

  /** @param {string} key */
  async #drop(key) {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#entries.delete(key);
    await this.#takes.forget(key);
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
