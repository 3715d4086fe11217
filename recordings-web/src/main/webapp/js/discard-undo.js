import { announce, h } from "./dom.js";
import { texts } from "./texts.js";

const UNDO_MS = 8_000;

/** `<discard-undo>`: keeps what was discarded for 8 s. Fires `restore` (detail: it) when a person wants it back, else `forgotten`. */
export class DiscardUndo extends HTMLElement {
  /** @type {any} */ #kept = null;
  #timer = 0;
  #button = h("button", { type: "button", class: "link", onclick: () => this.#restore() }, texts.studio.undo);

  connectedCallback() {
    this.append(h("p", { class: "studio-undo" }, texts.studio.discarded, " ", this.#button));
    this.hidden = true;
  }

  /** @param {any} draft */
  keep(draft) {
    this.forget();
    this.#kept = draft;
    this.hidden = false;
    this.#button.focus({ preventScroll: true });
    announce(texts.studio.discarded);
    this.#timer = setTimeout(() => this.forget(), UNDO_MS);
  }

  forget() {
    const kept = this.#take();
    if (kept) this.dispatchEvent(new CustomEvent("forgotten", { detail: kept }));
    this.hidden = true;
  }

  #restore() {
    const kept = this.#take();
    this.hidden = true;
    this.dispatchEvent(new CustomEvent("restore", { detail: kept }));
  }

  #take() {
    clearTimeout(this.#timer);
    const kept = this.#kept;
    this.#kept = null;
    return kept;
  }
}
customElements.define("discard-undo", DiscardUndo);
