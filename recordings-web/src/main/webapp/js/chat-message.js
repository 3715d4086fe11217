import { announce, h } from "./dom.js";
import { fullMoment, moment } from "./format.js";
import { inWords } from "./problems.js";
import { editButton } from "./text-editor.js";
import { texts } from "./texts.js";
import { VoiceView } from "./voice-view.js";

const words = texts.chat;

/** One message: what it says, in writing or by voice, and a way to say it better. */
export class ChatMessage {
  #client;
  #chat;
  /** @type {import("./chat-client.js").Message} */ message;
  /** @type {VoiceView|null} */ #voice = null;
  #near = false;
  #body = h("p", { class: "speech", dir: "auto", "data-role": "body" });
  #time = h("time", {});
  #mark = h("span", {});
  #edit = editButton(() => this.#openEditor());
  element;

  /** @param {import("./chat-client.js").ChatClient} client @param {number} chat @param {import("./chat-client.js").Message} message */
  constructor(client, chat, message) {
    this.#client = client;
    this.#chat = chat;
    this.message = message;
    this.#time.dateTime = message.createdAt;
    this.#time.textContent = moment(message.createdAt);
    this.#time.title = fullMoment(message.createdAt);
    this.element = h("li", { class: "message", tabindex: -1, dataset: { number: message.number }, "aria-label": words.message(message.number) },
      h("div", { class: "message-head" }, h("span", { class: "message-number" }, `#${message.number}`), this.#time, this.#mark, this.#edit), this.#body);
    if (message.recordingId) {
      this.#voice = new VoiceView(client, message.recordingId);
      this.element.append(this.#voice.element);
    }
    this.#show();
  }

  #show() {
    const { body, deleted, edited, recordingId } = this.message;
    this.#body.textContent = deleted ? words.deleted : (body ?? "");
    // What nobody wrote stands with the sound it was heard in.
    this.#body.hidden = !deleted && Boolean(recordingId) && !edited;
    this.#body.classList.toggle("card-note", deleted);
    this.#mark.textContent = edited ? words.edited : "";
    this.#edit.hidden = deleted;
    if (deleted && this.#voice) {
      this.#voice.close();
      this.#voice.element.remove();
      this.#voice = null;
    }
  }

  /** Called when it comes near the visible part of the page: only then is its sound fetched. */
  load() {
    this.#near = true;
    this.#voice?.load().catch(() => undefined);
  }

  /** Something has changed. */
  async refresh() {
    this.message = await this.#client.message(this.#chat, this.message.number);
    this.#show();
    if (this.#near) this.load();
  }

  close() {
    this.#voice?.close();
  }

  #openEditor() {
    const area = h("textarea", { class: "speech", rows: 3, dir: "auto", "aria-label": words.editLabel });
    area.value = this.message.body ?? "";
    const problem = h("p", { class: "field-error", role: "alert" });
    const close = () => {
      form.remove();
      this.#edit.disabled = false;
      this.#show();
      this.#edit.focus({ preventScroll: true });
    };
    const save = async (/** @type {Event} */ event) => {
      event.preventDefault();
      try {
        this.message = await this.#client.edit(this.#chat, this.message.number, area.value);
        close();
        announce(words.saved);
      } catch (error) {
        const { title, detail } = inWords(error);
        problem.textContent = detail ? `${title} ${detail}` : title;
      }
    };
    const form = h("form", { class: "editor", onsubmit: save, onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && close() }, area, problem,
      h("div", { class: "actions" }, h("button", { type: "submit", class: "button button-main" }, words.save), h("button", { type: "button", class: "button button-quiet", onclick: close }, words.cancel)));
    this.#body.hidden = true;
    this.#body.after(form);
    this.#edit.disabled = true;
    area.focus();
  }
}
