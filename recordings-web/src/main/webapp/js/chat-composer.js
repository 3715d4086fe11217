import { h } from "./dom.js";
import { duration } from "./format.js";
import { newKey } from "./new-key.js";
import { inWords, microphoneInWords } from "./problems.js";
import { Recorder, unable } from "./recorder.js";
import { texts } from "./texts.js";

const words = texts.chat;
const TICK_MS = 250;

/** @typedef {{key: string, written: boolean, send: () => Promise<any>}} Unsent */

/**
 * Says something new: in writing, where Enter sends, or by voice. What could not be sent stays, and what is said after it
 * waits behind it; it is sent again under the same key, so that nothing is said twice. Fires `said` (detail: the message).
 */
export class ChatComposer extends EventTarget {
  #client;
  #chat;
  /** @type {Recorder|null} */ #recorder = null;
  /** @type {Unsent[]} */ #unsent = [];
  /** @type {Promise<void>|null} */ #sending = null;
  #key = newKey();
  #timer = 0;
  #area = h("textarea", { id: "say", rows: 2, dir: "auto", placeholder: words.write, "aria-label": words.write, onkeydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event), oninput: () => this.#rewritten() });
  #send = h("button", { type: "submit", class: "button button-main" }, words.send);
  #record = h("button", { type: "button", class: "button", "data-testid": "speak", onclick: () => this.#toggle() }, words.speak);
  #cancel = h("button", { type: "button", class: "button button-quiet", hidden: true, onclick: () => this.#stop(false) }, words.cancel);
  #again = h("button", { type: "button", class: "button", hidden: true, onclick: () => this.#try() }, words.again);
  #discard = h("button", { type: "button", class: "button button-quiet", hidden: true, onclick: () => this.#forget() }, words.discard);
  #time = h("span", { role: "timer", class: "chat-timer", "aria-label": words.elapsed });
  #problem = h("p", { class: "field-error", role: "alert" });
  element = h("form", { class: "composer", onsubmit: (/** @type {Event} */ event) => this.#submit(event) }, this.#area,
    h("div", { class: "actions" }, this.#send, this.#record, this.#cancel, this.#again, this.#discard, this.#time), this.#problem);

  /** @param {import("./chat-client.js").ChatClient} client @param {number} chat */
  constructor(client, chat) {
    super();
    this.#client = client;
    this.#chat = chat;
  }

  focus = () => this.#area.focus();

  get recording() {
    return this.#recorder !== null;
  }

  /** Whether something would be lost with the page. */
  get unsaid() {
    return this.recording || this.#unsent.length > 0 || this.#area.value.trim() !== "";
  }

  /** Ends a recording and sends what is left to send. @returns {Promise<boolean>} whether nothing is */
  async finish() {
    await this.#stop(true);
    await this.#try();
    return this.#unsent.length === 0;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#submit(event);
  }

  /** Another text is another message, and the one that was not sent is none. */
  #rewritten() {
    this.#key = newKey();
    this.#unsent = this.#unsent.filter(({ written }) => !written);
    this.#showUnsent();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const body = this.#area.value;
    const key = this.#key;
    if (!body.trim() || this.#send.disabled) return;
    const send = async () => {
      const message = await this.#client.write(this.#chat, body, key);
      if (this.#area.value === body) this.#area.value = "";
      if (this.#key === key) this.#key = newKey();
      return message;
    };
    if (!this.#unsent.some((unsent) => unsent.key === key)) this.#unsent.push({ key, written: true, send });
    this.#try();
  }

  /** @returns {Promise<void>} when all is sent, or the first could not be */
  #try() {
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #sendAll() {
    this.#send.disabled = true;
    this.#problem.textContent = "";
    this.#showUnsent(false);
    try {
      while (this.#unsent.length) {
        const [first] = this.#unsent;
        const message = await first.send();
        this.#unsent = this.#unsent.filter((unsent) => unsent !== first);
        this.dispatchEvent(new CustomEvent("said", { detail: message }));
      }
    } catch (error) {
      const { title, detail } = inWords(error);
      this.#problem.textContent = detail ? `${title} ${detail}` : title;
    }
    this.#showUnsent();
    this.#send.disabled = false;
  }

  /** Of what could not be sent, the first. */
  #forget() {
    this.#unsent.shift();
    this.#problem.textContent = "";
    this.#showUnsent();
  }

  #showUnsent(some = this.#unsent.length > 0) {
    this.#again.hidden = this.#discard.hidden = !some;
  }

  async #toggle() {
    if (this.#recorder) return this.#stop(true);
    const why = unable();
    if (why) return void (this.#problem.textContent = texts.microphone[why]);
    this.#problem.textContent = "";
    this.#record.disabled = true;
    try {
      this.#recorder = await Recorder.ready();
      this.#recorder.addEventListener("interrupted", () => this.#stop(true));
      this.#recorder.addEventListener("full", () => this.#stop(true));
      this.#recorder.start();
      this.#timer = setInterval(() => this.#tick(), TICK_MS);
      this.#showState();
    } catch (error) {
      this.#problem.textContent = microphoneInWords(error);
    }
    this.#record.disabled = false;
  }

  /** @param {boolean} keep */
  async #stop(keep) {
    const recorder = this.#recorder;
    if (!recorder) return;
    this.#recorder = null;
    clearInterval(this.#timer);
    this.#showState();
    const { blob } = await recorder.stop();
    if (!keep || !blob.size) return;
    const key = newKey();
    this.#unsent.push({ key, written: false, send: () => this.#client.speak(this.#chat, blob, recorder.name, key) });
    await this.#try();
  }

  #tick() {
    this.#time.textContent = duration(this.#recorder?.elapsedMs);
  }

  #showState() {
    const on = this.recording;
    this.#record.textContent = on ? words.stop : words.speak;
    this.#record.classList.toggle("recording", on);
    this.#cancel.hidden = !on;
    this.#send.hidden = on;
    if (!on) this.#time.textContent = "";
  }
}
