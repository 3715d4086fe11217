import "./audio-player.js";
import { announce, h, icon } from "./dom.js";
import { duration, moment, size } from "./format.js";
import { inWords } from "./problems.js";
import { texts } from "./texts.js";

/** @typedef {import("./outbox.js").Entry} Entry */

const words = texts.outbox;

/** `<outbox-list>`: what is on its way to the server, with its progress or what stands in its way. */
export class OutboxList extends HTMLElement {
  /** @type {import("./outbox.js").Outbox|undefined} */ #outbox;
  /** @type {Map<string, HTMLElement>} */ #items = new Map();
  #list = h("ul", { class: "cards", "aria-label": words.title });

  /** @param {import("./outbox.js").Outbox} outbox */
  use(outbox) {
    this.#outbox = outbox;
    this.append(this.#list);
    outbox.addEventListener("list", () => this.#showAll());
    outbox.addEventListener("entry", (event) => this.#show(/** @type {CustomEvent} */ (event).detail));
    setInterval(() => outbox.entries.forEach((entry) => entry.state === "waiting" && this.#count(entry)), 500);
    this.#showAll();
  }

  #showAll() {
    const entries = this.#outbox?.entries ?? [];
    const keys = new Set(entries.map((entry) => entry.key));
    this.#items.forEach((item, key) => keys.has(key) || (item.remove(), this.#items.delete(key)));
    entries.toReversed().forEach((entry) => this.#items.has(entry.key) || this.#add(entry));
    this.hidden = entries.length === 0;
  }

  /** @param {Entry} entry */
  #add(entry) {
    const item = h("li", { class: "card outgoing", "data-testid": "outbox-item", tabindex: -1 });
    this.#items.set(entry.key, item);
    this.#list.prepend(item);
    this.#show(entry);
  }

  /** @param {Entry} entry */
  #show(entry) {
    const item = this.#items.get(entry.key);
    if (!item) return;
    if (item.dataset.status === entry.state && entry.state === "sending") return this.#progress(item, entry);
    const focused = item.contains(document.activeElement);
    item.dataset.status = entry.state;
    item.replaceChildren(this.#head(entry), ...this.#parts(entry));
    if (entry.state === "sending") this.#progress(item, entry);
    else this.#count(entry);
    if (entry.state === "failed") announce(words.failedToSend);
    if (focused) item.focus({ preventScroll: true });
  }

  /** @param {Entry} entry */
  #head(entry) {
    const status = words.states[entry.state];
    const about = [entry.durationMs ? duration(entry.durationMs) : entry.name, size(entry.blob.size), entry.email].filter(Boolean).join(" · ");
    return h("div", { class: "card-head" },
      h("div", {}, h("h3", { class: "card-title", "data-role": "status" }, status), h("p", { class: "card-about" }, about)),
      entry.state === "sending" ? this.#discard(entry.key) : null);
  }

  /** @param {Entry} entry */
  #parts(entry) {
    if (entry.state === "sending") return this.#sending();
    if (entry.state === "discarded") return [h("div", { class: "actions" }, h("button", { type: "button", class: "button", onclick: () => this.#outbox?.undo(entry.key) }, words.undo))];
    return entry.state === "kept" ? this.#kept(entry) : this.#stopped(entry);
  }

  /** @param {Entry} entry */
  #kept(entry) {
    const send = h("button", { type: "button", class: "button button-main", onclick: () => this.#outbox?.send(entry.key) }, words.send);
    return [
      h("p", { class: "card-note" }, words.fromBefore(moment(entry.createdAt))),
      this.#player(entry),
      h("div", { class: "actions" }, send, this.#save(entry), this.#discard(entry.key)),
    ];
  }

  /** @param {Entry} entry */
  #player(entry) {
    const player = /** @type {import("./audio-player.js").AudioPlayer} */ (document.createElement("audio-player"));
    return player.setup({ name: words.kept, role: "kept", durationMs: entry.durationMs, sources: [URL.createObjectURL(entry.blob)] });
  }

  #sending() {
    return [h("div", { class: "sending" }, h("progress", { max: 1, "aria-label": words.sending }), h("span", { class: "sending-share" }))];
  }

  /** @param {HTMLElement} item @param {Entry} entry */
  #progress(item, entry) {
    const bar = item.querySelector("progress");
    if (bar) bar.value = entry.progress;
    const share = item.querySelector(".sending-share");
    if (share) share.textContent = entry.progress < 1 ? words.percent(entry.progress) : words.arriving;
  }

  /** @param {Entry} entry */
  #stopped(entry) {
    const { title, detail } = inWords(entry.error);
    const aboutEmail = /** @type {any} */ (entry.error)?.violations?.some((/** @type {any} */ violation) => violation.field === "email");
    const retry = h("button", { type: "button", class: "button button-main", onclick: () => this.#outbox?.send(entry.key) }, words.retry);
    const withoutEmail = h("button", { type: "button", class: "button button-main", onclick: () => this.#outbox?.sendWithoutEmail(entry.key) }, words.withoutEmail);
    return [
      h("div", { class: "notice", role: "alert" }, icon("alert"), h("p", {}, h("strong", {}, title), detail ? ` ${detail}` : null)),
      h("p", { class: "card-note" }, entry.state === "waiting" ? words.isKept : words.stillHere, " ", h("span", { class: "again" })),
      h("div", { class: "actions" }, aboutEmail ? withoutEmail : retry, this.#save(entry), this.#discard(entry.key)),
    ];
  }

  /** @param {Entry} entry */
  #count(entry) {
    const again = this.#items.get(entry.key)?.querySelector(".again");
    if (!again || entry.state !== "waiting") return;
    const seconds = Math.max(1, Math.ceil(((entry.retryAt ?? 0) - Date.now()) / 1000));
    const said = navigator.onLine ? words.again(seconds) : words.whenOnline;
    if (again.textContent !== said) again.textContent = said;
  }

  /** @param {Entry} entry */
  #save(entry) {
    const save = () => {
      const url = URL.createObjectURL(entry.blob);
      h("a", { href: url, download: entry.name }).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    };
    return h("button", { type: "button", class: "button", onclick: save }, words.save);
  }

  /** @param {string} key */
  #discard(key) {
    return h("button", { type: "button", class: "button button-quiet", onclick: () => this.#outbox?.discard(key) }, words.discard);
  }
}
customElements.define("outbox-list", OutboxList);
