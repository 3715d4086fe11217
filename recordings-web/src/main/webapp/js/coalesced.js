/** Runs a task for a key one at a time; calls while it runs become one more run after it. */
export class Coalesced {
  /** @type {Map<string, boolean>} keys under way; true when one more run is wanted */ #running = new Map();
  #task;

  /** @param {(key: string) => Promise<void>} task never rejects */
  constructor(task) {
    this.#task = task;
  }

  /** @param {string} key */
  async run(key) {
    if (this.#running.has(key)) return void this.#running.set(key, true);
    this.#running.set(key, false);
    await this.#task(key);
    const again = this.#running.get(key);
    this.#running.delete(key);
    if (again) await this.run(key);
  }
}
