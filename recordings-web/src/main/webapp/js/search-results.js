import "./recording-card.js";
import { getRecording, searchTranscripts } from "./api.js";
import { announce, h, icon } from "./dom.js";
import { inWords } from "./problems.js";
import { texts } from "./texts.js";

const words = texts.search;
const PAUSE_MS = 250;

/** `<search-results>`: a search field, and what it finds in place of the list. Its `data-active` tells whether it shows anything. */
export class SearchResults extends HTMLElement {
  /** @type {import("./recordings-store.js").RecordingsStore|undefined} */ #store;
  /** @type {Map<string, import("./recording-card.js").RecordingCard>} */ #cards = new Map();
  #timer = 0;
  #turn = 0;
  #input = h("input", { type: "search", id: "search", autocomplete: "off", spellcheck: "false", placeholder: words.label, "aria-label": words.label, oninput: () => this.#wait() });
  #state = h("p", { class: "search-state", role: "status" });
  #list = h("ul", { class: "cards", "aria-label": words.results, "data-testid": "found" });

  /** @param {import("./recordings-store.js").RecordingsStore} store */
  use(store) {
    this.#store = store;
    this.append(h("form", { class: "search", role: "search", onsubmit: (/** @type {Event} */ event) => this.#submit(event) }, icon("search"), this.#input), this.#state, this.#list);
    store.addEventListener("recording", (event) => this.#refresh(/** @type {CustomEvent} */ (event).detail));
    store.addEventListener("list", () => this.#refreshAll());
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    this.#find();
  }

  #wait() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#find(), PAUSE_MS);
  }

  async #find() {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const query = this.#input.value.trim();
    this.toggleAttribute("data-active", Boolean(query));
    if (!query) return this.#clear("");
    try {
      const found = await searchTranscripts(query);
      const shown = await Promise.all(found.map(async (hit) => ({ hit, recording: await getRecording(hit.recordingId).catch(() => null) })));
      if (turn !== this.#turn) return;
      this.#clear(words.found(found.length));
      for (const { hit, recording } of shown) if (recording) this.#add(hit, recording);
      announce(words.found(found.length));
    } catch (error) {
      if (turn === this.#turn) this.#clear(inWords(error).title);
    }
  }

  /** @param {{recordingId: string, snippet: string}} hit @param {import("./api.js").Recording} recording */
  #add(hit, recording) {
    const card = /** @type {import("./recording-card.js").RecordingCard} */ (document.createElement("recording-card"));
    card.store = this.#store;
    this.#cards.set(recording.id, card);
    this.#list.append(h("li", { class: "card", tabindex: -1, dataset: { found: recording.id, status: recording.status } }, h("p", { class: "snippet", dir: "auto" }, ...marked(hit.snippet)), card));
    card.show(recording, this.#store?.isDeleted(recording.id) ?? false);
    card.load();
  }

  /** @param {import("./api.js").Recording} recording */
  #refresh(recording) {
    const card = this.#cards.get(recording.id);
    if (card?.parentElement) card.parentElement.dataset.status = recording.status;
    card?.show(recording, this.#store?.isDeleted(recording.id) ?? false);
  }

  #refreshAll() {
    for (const card of this.#cards.values()) card.showDeleted();
  }

  /** @param {string} state */
  #clear(state) {
    this.#cards.clear();
    this.#list.replaceChildren();
    this.#state.textContent = state;
  }
}

/** Text and marks of a snippet, and nothing else of it. @param {string} snippet @returns {(Node|string)[]} */
function marked(snippet) {
  const { body } = new DOMParser().parseFromString(snippet, "text/html");
  return [...body.childNodes].map((node) => (node.nodeName === "MARK" ? h("mark", {}, node.textContent) : (node.textContent ?? "")));
}
customElements.define("search-results", SearchResults);
