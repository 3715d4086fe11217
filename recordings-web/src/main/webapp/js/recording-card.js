import "./stage-steps.js";
import { CompletedView } from "./completed-view.js";
import { announce, h, icon } from "./dom.js";
import { duration, fullMoment, moment } from "./format.js";
import { failureInWords, inWords } from "./problems.js";
import { shareButton } from "./share-dialog.js";
import { statusInWords } from "./status.js";
import { texts } from "./texts.js";

/** @typedef {import("./api.js").Recording} Recording */

const words = texts.card;

/** `<recording-card>`: one recording from queued to its corrected speech. Parts that did not change are left alone, so a playing one plays on. */
export class RecordingCard extends HTMLElement {
  /** @type {import("./recordings-store.js").RecordingsStore|undefined} */ store;
  /** @type {Recording|undefined} */ #recording;
  /** @type {CompletedView|null} */ #completed = null;
  #kind = "";
  #near = false;
  #title = h("h3", { class: "card-title" });
  #status = h("span", { class: "status", "data-role": "status" });
  #about = h("p", { class: "card-about" });
  #share = shareButton(() => this.#recording?.id ?? "");
  #delete = h("button", { type: "button", class: "icon-button", "aria-label": words.delete, title: words.delete, onclick: () => this.#remove() }, icon("trash"));
  #body = h("div", { class: "card-body" });
  #problem = h("div", { class: "notice", role: "alert", hidden: true });
  #whole = h("div", { class: "card-whole" },
    h("div", { class: "card-head" }, h("div", { class: "card-heading" }, this.#title, this.#about), this.#status, h("span", { class: "card-tools" }, this.#share, this.#delete)), this.#problem, this.#body);
  #undo = h("div", { class: "card-undo", hidden: true }, h("span", {}, words.deleted), h("button", { type: "button", class: "button", onclick: () => this.#restore() }, words.undo));

  /** @param {Recording} recording @param {boolean} deleted held back, can be undone */
  show(recording, deleted) {
    if (!this.#recording) this.#begin(recording);
    this.#recording = recording;
    this.#whole.hidden = deleted;
    this.#undo.hidden = !deleted;
    const said = statusInWords(recording);
    if (this.#status.textContent !== said) this.#status.textContent = said;
    this.#about.textContent = [recording.durationMs ? duration(recording.durationMs) : null, recording.email].filter(Boolean).join(" · ");
    this.#showBody(recording);
  }

  /** What is held back for deletion may have changed. */
  showDeleted() {
    if (this.#recording) this.show(this.#recording, this.store?.isDeleted(this.#recording.id) ?? false);
  }

  /** Called when it comes near the visible part of the page: only then is anything more fetched. */
  load() {
    this.#near = true;
    this.#completed?.load();
  }

  /** @param {unknown} error */
  complain(error) {
    const { title, detail } = inWords(error);
    this.#problem.replaceChildren(icon("alert"), h("p", {}, h("strong", {}, title), detail ? ` ${detail}` : null));
    this.#problem.hidden = false;
  }

  /** @param {Recording} recording */
  #begin(recording) {
    const id = `title-${recording.id}`;
    this.#title.id = id;
    this.#title.textContent = moment(recording.createdAt);
    this.#title.title = fullMoment(recording.createdAt);
    this.#share.setAttribute("aria-describedby", id);
    this.#delete.setAttribute("aria-describedby", id);
    this.append(this.#whole, this.#undo);
  }

  /** @param {Recording} recording */
  #showBody(recording) {
    const kind = recording.status === "completed" ? `completed ${recording.completedAt}` : recording.status === "queued" ? "processing" : recording.status;
    if (kind !== this.#kind) {
      this.#kind = kind;
      this.#completed = null;
      this.#problem.hidden = true;
      const held = this.#body.contains(document.activeElement);
      this.#body.replaceChildren(...this.#parts(recording));
      if (held) /** @type {HTMLElement|null} */ (this.closest("li"))?.focus({ preventScroll: true });
      if (this.#near) this.load();
    }
    if (kind === "processing") this.#showProgress(recording);
  }

  /** @param {Recording} recording @returns {Node[]} */
  #parts(recording) {
    if (recording.status === "completed") {
      this.#completed = new CompletedView(recording, (id) => this.store?.refresh(id));
      return this.#completed.nodes;
    }
    if (recording.status === "failed" || recording.status === "cancelled") return this.#failed(recording);
    return [document.createElement("stage-steps"), h("p", { class: "speech heard", "data-role": "text", hidden: true })];
  }

  /** @param {Recording} recording */
  #showProgress(recording) {
    /** @type {import("./stage-steps.js").StageSteps} */ (this.#body.firstElementChild).show(recording);
    const heard = /** @type {HTMLElement} */ (this.#body.lastElementChild);
    if (heard.textContent !== (recording.text ?? "")) heard.textContent = recording.text ?? "";
    heard.hidden = !recording.text;
  }

  /** @param {Recording} recording */
  #failed(recording) {
    return [
      h("div", { class: "notice", role: "alert", "data-role": "failure" }, icon("alert"), h("p", {}, failureInWords(recording))),
      recording.text ? h("p", { class: "speech heard", "data-role": "text" }, recording.text) : "",
      h("div", { class: "actions" }, h("button", { type: "button", class: "button button-main", onclick: (/** @type {Event} */ event) => this.#retry(event) }, words.retry)),
    ].filter((part) => part instanceof Node);
  }

  /** @param {Event} event */
  async #retry(event) {
    const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
    button.disabled = true;
    this.#problem.hidden = true;
    try {
      await this.store?.retry(this.#recording?.id ?? "");
    } catch (error) {
      this.complain(error);
    } finally {
      button.disabled = false;
    }
  }

  #remove() {
    this.#completed?.pause();
    this.store?.remove(this.#recording?.id ?? "");
    this.#undo.querySelector("button")?.focus({ preventScroll: true });
    announce(words.deleted);
  }

  #restore() {
    this.store?.undo(this.#recording?.id ?? "");
    this.#delete.focus({ preventScroll: true });
    announce(words.undone);
  }
}
customElements.define("recording-card", RecordingCard);
