import { announce, h } from "./dom.js";
import { texts } from "./texts.js";

/** A moment without connection is not worth a word. */
const PATIENCE_MS = 2_000;

/** `<connection-status>`: whether the list is live. Its `data-state` is "connecting", "live", "lost" or "offline". */
export class ConnectionStatus extends HTMLElement {
  #timer = 0;
  #state = "connecting";
  #label = h("span", { class: "connection-label" });

  connectedCallback() {
    this.append(h("i", { class: "connection-dot", "aria-hidden": "true" }), this.#label);
    addEventListener("online", () => this.#show());
    addEventListener("offline", () => this.#show());
    this.#show();
  }

  /** @param {"connecting"|"live"|"lost"} state */
  set state(state) {
    if (state === this.#state) return;
    this.#state = state;
    clearTimeout(this.#timer);
    if (state === "lost") this.#timer = setTimeout(() => this.#show(), PATIENCE_MS);
    else this.#show();
  }

  #show() {
    const state = /** @type {keyof typeof texts.connection} */ (navigator.onLine ? this.#state : "offline");
    if (this.dataset.state === state) return;
    if (state === "offline") announce(texts.list.offline);
    this.dataset.state = state;
    this.#label.textContent = texts.connection[state];
  }
}
customElements.define("connection-status", ConnectionStatus);
