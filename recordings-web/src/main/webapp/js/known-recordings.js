/** @typedef {import("./api.js").Recording} Recording */

/** @param {Recording} a @param {Recording} b newest first, as the server orders them */
const newestFirst = (a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1);

/** The recordings loaded so far, in order, with when each was last heard of. */
export class KnownRecordings {
  /** @type {Map<string, {recording: Recording, seenAt: number}>} */ #known = new Map();
  /** @type {Set<string>} deleted ones, which an answer still under way must not bring back */ #gone = new Set();

  /** @returns {Recording[]} newest first */
  get all() {
    return [...this.#known.values()].map(({ recording }) => recording).sort(newestFirst);
  }

  /** @param {string} id */
  get(id) {
    return this.#known.get(id)?.recording;
  }

  /** @param {string} id @returns {number} in ms since 1970 */
  seenAt(id) {
    return this.#known.get(id)?.seenAt ?? 0;
  }

  /** @param {Recording} recording */
  keep(recording) {
    if (!this.#gone.has(recording.id)) this.#known.set(recording.id, { recording, seenAt: Date.now() });
  }

  /** @param {string} id @returns {boolean} whether it was known */
  forget(id) {
    this.#gone.add(id);
    return this.#known.delete(id);
  }

  /** @param {Recording[]} recordings */
  replace(recordings) {
    this.#known.clear();
    recordings.forEach((recording) => this.keep(recording));
  }

  /** @param {Recording} recording */
  endsBefore(recording) {
    const last = this.all.at(-1);
    return last !== undefined && newestFirst(recording, last) > 0;
  }
}
