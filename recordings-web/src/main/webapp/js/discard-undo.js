import { announce, h } from "./dom.js";
import { texts } from "./texts.js";

const UNDO_MS = 8_000;

/** `<discard-undo>`: keeps what was discarded for 8 s. Fires `restore` (detail: it) when a person wants it back. */
export class DiscardUndo extends HTMLElement {
  /** @type {any} */ #kept = null;
  #timer = 0;
  #button = h("button", { type: "button", class: "link", onclick: () => this.#restore() }, texts.studio.undo);

  connectedCallback() {
    this.append(h("p", { class: "studio-undo" }, texts.studio.discarded, " ", this.#button));
    this.hidden = true;
  }

  get empty() {
    return this.#kept === null;
  }

  /** @param {any} draft */
  keep(draft) {
    this.#kept = draft;
    this.hidden = false;
    this.#button.focus({ preventScroll: true });
    announce(texts.studio.discarded);
    this.#timer = setTimeout(() => this.forget(), UNDO_MS);
  }

  forget() {
    clearTimeout(this.#timer);
    if (!this.hidden && this.contains(document.activeElement)) this.dispatchEvent(new Event("forgotten"));
    this.hidden = true;
    this.#kept = null;
  }

  #restore() {
    const kept = this.#kept;
    this.forget();
    this.dispatchEvent(new CustomEvent("restore", { detail: kept }));
  }
}
customElements.define("discard-undo", DiscardUndo);
