import { newKey } from "./new-key.js";
import { takeStorage } from "./take-storage.js";

/** @typedef {import("./take-storage.js").Take} Take */

const STEP_BYTES = 4 * 1024 * 1024;

/**
 * The takes of this browser, each held by one page: the one with its lock. When that page is closed or dies,
 * the next page that is open takes it over. Fires `unkept` once when the browser has no room or refuses.
 */
export class Takes extends EventTarget {
  #storage = takeStorage();
  #others = navigator.locks ? new BroadcastChannel("takes") : null;
  /** @type {Map<string, () => void>} */ #locks = new Map();
  /** @type {Map<string, number>} */ #counts = new Map();
  #unkept = false;

  /** Whether closing the page could lose something. */
  get unkept() {
    return this.#unkept;
  }

  /** @param {{name: string, type: string, file: boolean}} about @param {Take["phase"]} phase @returns {Promise<Take>} a new one, held by this page */
  async begin(about, phase) {
    const take = { ...about, key: newKey(), email: "", durationMs: null, createdAt: Date.now(), phase, upload: null };
    await this.#lock(take.key);
    navigator.storage?.persist?.().catch(() => false);
    if (!(await this.#storage).lasting) this.#complain();
    await this.put(take);
    this.#others?.postMessage(take.key);
    return take;
  }

  /** @param {Take} take */
  put({ key, name, type, file, email, durationMs, createdAt, phase, upload }) {
    return this.#kept((storage) => storage.put({ key, name, type, file, email, durationMs, createdAt, phase, upload }));
  }

  /** Keeps one more stretch of sound; calls keep their order. @param {string} key @param {Blob} sound */
  async append(key, sound) {
    for (let from = 0; from < sound.size; from += STEP_BYTES) {
      const number = this.#counts.get(key) ?? 0;
      this.#counts.set(key, number + 1);
      const stretch = sound.slice(from, from + STEP_BYTES).arrayBuffer();
      await this.#kept(async (storage) => storage.append(key, number, await stretch));
    }
  }

  /** @param {Take} take @returns {Promise<Blob>} what is kept of it */
  async blob({ key, type }) {
    return new Blob(await (await this.#storage).sound(key), { type });
  }

  /** @param {string} key */
  async forget(key) {
    await this.#kept((storage) => storage.delete(key));
    this.#release(key);
  }

  /** @param {(take: Take) => void} adopt told of each take that no other page holds, now or later */
  async watch(adopt) {
    const next = async (/** @type {string} */ key) => {
      if (this.#locks.has(key)) return;
      await this.#lock(key);
      const take = await (await this.#storage).get(key);
      if (take) adopt(take);
      else this.#release(key);
    };
    this.#others?.addEventListener("message", (event) => next(event.data));
    (await (await this.#storage).all()).forEach((take) => next(take.key));
  }

  /** @param {string} key */
  #lock(key) {
    if (!navigator.locks) return Promise.resolve();
    return new Promise((/** @type {(nothing: void) => void} */ granted) => {
      navigator.locks.request(`take ${key}`, () => new Promise((/** @type {(nothing: void) => void} */ release) => {
        this.#locks.set(key, release);
        granted();
      }));
    });
  }

  /** @param {string} key */
  #release(key) {
    this.#locks.get(key)?.();
    this.#locks.delete(key);
  }

  /** @param {(storage: import("./take-storage.js").TakeStorage) => Promise<void>} change */
  async #kept(change) {
    try {
      await change(await this.#storage);
    } catch {
      this.#complain();
    }
  }

  #complain() {
    if (this.#unkept) return;
    this.#unkept = true;
    this.dispatchEvent(new Event("unkept"));
  }
}
