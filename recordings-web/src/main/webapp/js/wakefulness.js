/** Keeps a phone's screen on, since phones stop the microphone with it. */
export class Wakefulness {
  /** @type {WakeLockSentinel|null} */ #lock = null;
  #wanted = false;

  constructor() {
    document.addEventListener("visibilitychange", () => this.#wanted && document.visibilityState === "visible" && this.#ask());
  }

  start() {
    this.#wanted = true;
    this.#ask();
  }

  stop() {
    this.#wanted = false;
    this.#lock?.release().catch(() => undefined);
    this.#lock = null;
  }

  async #ask() {
    try {
      const lock = await navigator.wakeLock?.request("screen");
      if (this.#wanted) this.#lock = lock ?? null;
      else lock?.release();
    } catch {
      this.#lock = null; // on low battery, say; recording goes on
    }
  }
}
