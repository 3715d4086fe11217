import { ChatComposer } from "./chat-composer.js";
import { ChatMessage } from "./chat-message.js";
import { h, icon } from "./dom.js";
import { PageEnd } from "./page-end.js";
import { inWords } from "./problems.js";
import { texts } from "./texts.js";

const words = texts.chat;
const PIECE = 30;
const PAUSE_MS = 250;

/** One chat: its newest messages in order, older ones on demand, a search in it, and a way to say more. */
export class Conversation {
  #client;
  #chat;
  /** @type {Map<number, ChatMessage>} */ #messages = new Map();
  /** @type {ChatMessage[]} */ #found = [];
  #first;
  #last;
  #timer = 0;
  #turn = 0;
  #composer;
  #end = new PageEnd();
  #older = h("button", { type: "button", class: "button more", onclick: () => this.#loadOlder() }, words.older);
  #list = h("ol", { class: "messages", "aria-label": words.messages });
  #log = h("div", { role: "log" }, this.#list);
  #hits = h("ol", { class: "messages", "aria-label": words.found, "data-testid": "found" });
  #state = h("p", { class: "search-state", role: "status" });
  #search = h("input", { type: "search", autocomplete: "off", placeholder: words.search, "aria-label": words.search, oninput: () => this.#wait() });
  #near = new IntersectionObserver((entries) => entries.forEach((entry) => entry.isIntersecting && this.#load(entry.target)), { rootMargin: "300px" });
  element;

  /** @param {import("./chat-client.js").ChatClient} client @param {import("./chat-client.js").Chat} chat */
  constructor(client, chat) {
    this.#client = client;
    this.#chat = chat;
    this.#first = chat.messagesCount + 1;
    this.#last = chat.messagesCount;
    this.#composer = new ChatComposer(client, chat.number);
    this.#composer.addEventListener("said", (event) => this.#said(/** @type {CustomEvent} */ (event).detail));
    const title = h("h1", { id: "conversation", tabindex: -1, dir: "auto" }, chat.title ?? words.untitled(chat.number));
    this.element = h("section", { class: "conversation", "aria-labelledby": "conversation" }, title,
      h("form", { class: "search", role: "search", onsubmit: (/** @type {Event} */ event) => this.#find(event) }, icon("search"), this.#search),
      this.#state, this.#hits, this.#older, this.#log, this.#composer.element);
  }

  get unsaid() {
    return this.#composer.unsaid;
  }

  finish = () => this.#composer.finish();

  async begin() {
    this.#end.follow(this.#list);
    await this.#loadOlder();
  }

  async #loadOlder() {
    const from = Math.max(1, this.#first - PIECE);
    const had = this.#list.firstElementChild;
    // Nobody wants all of it read out.
    this.#log.setAttribute("aria-busy", "true");
    await this.#fetch(from, this.#first - 1).finally(() => this.#log.removeAttribute("aria-busy"));
    this.#first = from;
    this.#older.hidden = from <= 1;
    /** @type {HTMLElement|null} */ (had)?.focus();
  }

  /** Shows what others said meanwhile. @returns {Promise<boolean>} whether they did */
  async lookForMore() {
    const { messagesCount } = await this.#client.chat(this.#chat.number);
    if (messagesCount <= this.#last) return false;
    await this.#fetch(this.#last + 1, messagesCount);
    this.#last = Math.max(this.#last, messagesCount);
    return true;
  }

  /** @param {number} from @param {number} to */
  async #fetch(from, to) {
    const numbers = Array.from({ length: to - from + 1 }, (unused, at) => from + at).filter((number) => !this.#messages.has(number));
    for (const message of await Promise.all(numbers.map((number) => this.#client.message(this.#chat.number, number)))) this.#put(message);
  }

  /** @param {import("./chat-client.js").Message} message */
  #put(message) {
    if (this.#messages.has(message.number)) return;
    const shown = new ChatMessage(this.#client, this.#chat.number, message);
    this.#messages.set(message.number, shown);
    const next = [...this.#list.children].find((other) => Number(other.dataset.number) > message.number);
    this.#list.insertBefore(shown.element, next ?? null);
    this.#near.observe(shown.element);
  }

  /** @param {import("./chat-client.js").Message} message */
  async #said(message) {
    // What others said in between comes first.
    await this.#fetch(this.#last + 1, message.number - 1).catch(() => undefined);
    this.#last = Math.max(this.#last, message.number);
    this.#put(message);
    this.#end.reach();
    this.#composer.focus();
  }

  /** @param {Element} element */
  #load(element) {
    this.#near.unobserve(element);
    [...this.#messages.values(), ...this.#found].find((message) => message.element === element)?.load();
  }

  /** @param {string|null} recordingId whose voice messages have changed; null for all that may have */
  refresh(recordingId) {
    for (const message of [...this.#messages.values(), ...this.#found]) {
      const { recordingId: own, body } = message.message;
      if (own && (recordingId ? own === recordingId : body === null)) message.refresh().catch(() => undefined);
    }
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#find(), PAUSE_MS);
  }

  /** @param {Event} [event] */
  async #find(event) {
    event?.preventDefault();
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const query = this.#search.value.trim();
    this.element.toggleAttribute("data-searching", Boolean(query));
    if (!query) return this.#show([], "");
    try {
      const hits = await this.#client.search(this.#chat.number, query);
      const found = await Promise.all(hits.map((hit) => this.#client.message(this.#chat.number, hit.number)));
      if (turn === this.#turn) this.#show(found, words.foundCount(found.length));
    } catch (error) {
      if (turn === this.#turn) this.#show([], inWords(error).title);
    }
  }

  /** @param {import("./chat-client.js").Message[]} found @param {string} state */
  #show(found, state) {
    this.#found.forEach((message) => message.close());
    this.#found = found.map((message) => new ChatMessage(this.#client, this.#chat.number, message));
    this.#hits.replaceChildren(...this.#found.map(({ element }) => element));
    this.#found.forEach(({ element }) => this.#near.observe(element));
    this.#state.textContent = state;
  }

  close() {
    this.#near.disconnect();
    this.#end.close();
    clearTimeout(this.#timer);
    [...this.#messages.values(), ...this.#found].forEach((message) => message.close());
  }
}
