const UNDO_MS = 8_000;

/** Deletions held back for 8 s, so that they can be undone. */
export class HeldDeletions {
  /** @type {Map<string, number>} */ #timers = new Map();
  #carryOut;

  /** @param {(id: string) => Promise<void>} carryOut */
  constructor(carryOut) {
    this.#carryOut = carryOut;
  }

  /** @param {string} id */
  has(id) {
    return this.#timers.has(id);
  }

  /** @param {string} id */
  hold(id) {
    this.#timers.set(id, setTimeout(() => this.#carryOut(id), UNDO_MS));
  }

  /** Lets go without deleting. @param {string} id */
  release(id) {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  /** Carries out all at once; for a page that is about to close. */
  flush() {
    for (const [id, timer] of this.#timers) {
      clearTimeout(timer);
      this.#carryOut(id);
    }
  }
}
