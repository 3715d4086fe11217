import "./recording-card.js";
import { announce, h } from "./dom.js";
import { moment } from "./format.js";
import { inWords } from "./problems.js";
import { statusInWords } from "./status.js";
import { texts } from "./texts.js";

/** @typedef {import("./api.js").Recording} Recording */

const words = texts.list;
const PASSING_MS = 150;

/** `<recordings-list>`: newest first, live, with its loading, empty and error states. */
export class RecordingsList extends HTMLElement {
  /** @type {import("./recordings-store.js").RecordingsStore|undefined} */ #store;
  /** @type {Map<string, HTMLElement>} */ #items = new Map();
  /** @type {Map<string, string>} */ #told = new Map();
  #list = h("ul", { class: "cards", "data-testid": "recordings", "aria-labelledby": "library-title" });
  #more = h("button", { type: "button", class: "button more", hidden: true, onclick: () => this.#loadMore() }, words.more);
  #state = h("div", { class: "list-state" });
  /** @type {Map<Element, number>} */ #approaching = new Map();
  #near = new IntersectionObserver((seen) => seen.forEach((entry) => this.#approach(entry)), { rootMargin: "1000px" });

  /** @param {import("./recordings-store.js").RecordingsStore} store */
  use(store) {
    this.#store = store;
    this.append(this.#list, this.#state, this.#more);
    store.addEventListener("list", () => this.#showAll());
    store.addEventListener("recording", (event) => this.#show(/** @type {CustomEvent} */ (event).detail));
    store.addEventListener("problem", (event) => this.#complain(/** @type {CustomEvent} */ (event).detail));
    this.#showAll();
  }

  #showAll() {
    const store = this.#store;
    if (!store) return;
    const wanted = store.recordings;
    const ids = new Set(wanted.map((recording) => recording.id));
    this.#items.forEach((_, id) => ids.has(id) || this.#drop(id));
    /** @type {Element|null} */
    let next = this.#list.firstElementChild;
    for (const recording of wanted) {
      const item = this.#show(recording);
      if (item === next) next = next.nextElementSibling;
      else this.#list.insertBefore(item, next);
    }
    this.#more.hidden = !store.nextCursor;
    this.#more.disabled = store.loadingMore;
    this.#more.textContent = store.loadingMore ? words.loadingMore : words.more;
    this.#showState(store, wanted.length);
  }

  /** @param {Recording} recording @returns {HTMLElement} */
  #show(recording) {
    const item = this.#items.get(recording.id) ?? this.#add(recording.id);
    const deleted = this.#store?.isDeleted(recording.id) ?? false;
    item.dataset.status = deleted ? "deleted" : recording.status;
    item.dataset.stage = recording.stage ?? "";
    /** @type {import("./recording-card.js").RecordingCard} */ (item.firstElementChild).show(recording, deleted);
    this.#tell(recording);
    return item;
  }

  /** @param {string} id */
  #add(id) {
    const card = /** @type {import("./recording-card.js").RecordingCard} */ (document.createElement("recording-card"));
    card.store = this.#store;
    const item = h("li", { class: "card", tabindex: -1, "data-recording-id": id }, card);
    this.#items.set(id, item);
    this.#near.observe(item);
    return item;
  }

  /** @param {string} id */
  #drop(id) {
    const item = this.#items.get(id);
    if (item?.contains(document.activeElement)) {
      const neighbour = /** @type {HTMLElement|null} */ (item.nextElementSibling ?? item.previousElementSibling ?? document.getElementById("library"));
      neighbour?.focus({ preventScroll: true });
    }
    item?.remove();
    this.#items.delete(id);
    this.#told.delete(id);
  }

  /** Says changes of status aloud, never mere progress. @param {Recording} recording */
  #tell(recording) {
    const status = `${recording.status} ${recording.stage ?? ""}`;
    const before = this.#told.get(recording.id);
    this.#told.set(recording.id, status);
    if (before && before !== status) announce(texts.status.of(moment(recording.createdAt), statusInWords(recording, false)));
  }

  /** What is only scrolled past is not fetched. @param {IntersectionObserverEntry} entry */
  #approach({ isIntersecting, target }) {
    clearTimeout(this.#approaching.get(target));
    if (isIntersecting) this.#approaching.set(target, setTimeout(() => this.#reached(target), PASSING_MS));
    else this.#approaching.delete(target);
  }

  /** @param {Element} item */
  #reached(item) {
    this.#approaching.delete(item);
    this.#near.unobserve(item);
    /** @type {import("./recording-card.js").RecordingCard} */ (item.firstElementChild).load();
  }

  /** @param {{id: string, error: unknown}} problem */
  #complain({ id, error }) {
    const card = this.#items.get(id)?.firstElementChild;
    if (card) /** @type {import("./recording-card.js").RecordingCard} */ (card).complain(error);
  }

  #loadMore() {
    const before = this.#list.lastElementChild;
    this.#store?.loadMore().then(
      () => /** @type {HTMLElement|null} */ (before?.nextElementSibling)?.focus({ preventScroll: true }),
      (error) => this.#state.replaceChildren(this.#problem(inWords(error).title, () => this.#loadMore())),
    );
  }

  /** @param {import("./recordings-store.js").RecordingsStore} store @param {number} count */
  #showState(store, count) {
    this.setAttribute("aria-busy", String(store.state === "loading"));
    if (store.state === "loading") this.#state.replaceChildren(...skeleton());
    else if (store.state === "error") this.#state.replaceChildren(this.#problem(inWords(store.error).title, () => store.load().catch(() => undefined)));
    else this.#state.replaceChildren(...(count === 0 ? empty() : []));
  }

  /** @param {string} title @param {() => void} again */
  #problem(title, again) {
    return h("div", { class: "card list-problem", role: "alert" },
      h("h3", { class: "card-title" }, words.errorTitle), h("p", {}, title),
      h("div", { class: "actions" }, h("button", { type: "button", class: "button button-main", onclick: again }, words.retry)));
  }
}

const skeleton = () => [h("p", { class: "visually-hidden" }, words.loading), ...[1, 2].map(() => h("div", { class: "card skeleton", "aria-hidden": "true" }, h("i"), h("i"), h("i")))];

function empty() {
  const example = words.emptyExample.map(([original, replacement]) =>
    replacement === undefined ? original : h("span", { class: "correction" }, h("del", {}, original), h("ins", {}, replacement)));
  return [h("div", { class: "empty", "data-testid": "empty" }, h("h3", {}, words.emptyTitle), h("p", {}, words.emptyText), h("p", { class: "specimen", dir: "auto", lang: "en" }, ...example))];
}
customElements.define("recordings-list", RecordingsList);
