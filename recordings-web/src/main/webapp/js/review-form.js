import "./audio-player.js";
import { h } from "./dom.js";
import { duration, size } from "./format.js";
import { texts } from "./texts.js";

/** @typedef {import("./recorder-panel.js").Draft} Draft */

/** Stricter than the browser, which takes `name@host`: what has no dot is nearly always a slip. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** `<review-form>`: listen to a draft, add an email, then send or discard. Fires `send` (detail: {email}) and `discard`. */
export class ReviewForm extends HTMLElement {
  #url = "";
  #email = /** @type {HTMLInputElement} */ (
    h("input", { type: "email", id: "email", name: "email", autocomplete: "email", maxlength: 254, spellcheck: "false", "aria-describedby": "email-note", oninput: () => this.#complain("") })
  );
  #note = h("p", { class: "field-note", id: "email-note" }, texts.review.emailHint);
  #complaint = h("p", { class: "field-error", id: "email-error", role: "alert", hidden: true });

  /** @param {Draft} draft */
  open({ take, blob }) {
    const { review } = texts;
    this.close();
    this.#url = URL.createObjectURL(blob);
    const player = /** @type {import("./audio-player.js").AudioPlayer} */ (document.createElement("audio-player"));
    player.setup({ name: review.preview, role: "preview", durationMs: take.durationMs, sources: [this.#url] }).load();
    const title = h("h2", { class: "review-title", tabindex: -1 }, take.file ? review.titleFile : review.titleRecording);
    const about = take.file ? `${take.name}, ${size(blob.size)}` : duration(take.durationMs);
    this.append(
      h("form", { novalidate: true, class: "review", onsubmit: (/** @type {Event} */ event) => this.#submit(event) },
        h("div", {}, title, take.file ? h("p", { class: "review-about" }, about) : null),
        player,
        h("div", { class: "field" },
          h("label", { for: "email" }, review.email, " ", h("span", { class: "optional" }, `(${review.optional})`)),
          this.#email, this.#complaint, this.#note),
        h("div", { class: "review-actions" },
          h("button", { type: "submit", class: "button button-main", "data-testid": "send" }, review.send),
          h("button", { type: "button", class: "button button-quiet", "data-testid": "discard", "aria-keyshortcuts": "Escape", onclick: () => this.dispatchEvent(new Event("discard")) }, review.discard))),
    );
    title.focus({ preventScroll: true });
  }

  close() {
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#url = "";
    this.#complain("");
    this.replaceChildren();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const email = this.#email.value.trim();
    if (email && !(this.#email.validity.valid && EMAIL.test(email))) {
      this.#complain(texts.review.emailWrong);
      this.#email.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent("send", { detail: { email } }));
  }

  /** @param {string} complaint empty when there is none */
  #complain(complaint) {
    this.#complaint.textContent = complaint;
    this.#complaint.hidden = !complaint;
    this.#note.hidden = Boolean(complaint);
    this.#email.setAttribute("aria-describedby", complaint ? "email-error" : "email-note");
    this.#email.toggleAttribute("aria-invalid", false);
    if (complaint) this.#email.setAttribute("aria-invalid", "true");
  }
}
customElements.define("review-form", ReviewForm);
