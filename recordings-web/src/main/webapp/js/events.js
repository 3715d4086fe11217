import { base, parse, renewVisitor } from "./api.js";

const CHANGES = ["queued", "processing", "retrying", "completed", "failed", "cancelled"];
const TYPES = [...CHANGES.map((name) => `job.${name}`), ...[...CHANGES, "deleted", "progress"].map((name) => `recording.${name}`)];
const OPEN_WITHIN_MS = 10_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * The server's events as they come: WebSocket first, server-sent events when that does not open.
 * Reconnects by itself with back-off and resumes after the last id seen, so nothing is missed or told twice.
 * Fires `event` (detail: the event) and `state` (detail: "connecting" | "live" | "lost").
 */
export class EventStream extends EventTarget {
  /** @type {string|null} */ #lastId = null;
  /** @type {(() => void)|null} */ #close = null;
  #attempts = 0;
  #timer = 0;
  #plain = false;
  #live = false;
  #ticket;

  /** @param {(() => Promise<string>)|null} [ticket] opens a stream for whom no cookie tells */
  constructor(ticket = null) {
    super();
    this.#ticket = ticket;
    addEventListener("online", () => this.#now());
    addEventListener("offline", () => this.#tell("lost"));
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#now());
  }

  /** @param {string|null} after id of the last event already known */
  start(after) {
    if (after) this.#lastId = after;
    if (this.#close || this.#timer) return;
    this.#tell("connecting");
    this.#connect();
  }

  #now() {
    if (this.#live || !this.#timer) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  async #connect() {
    this.#timer = 0;
    this.#close = () => undefined;
    const asked = new URLSearchParams();
    if (this.#lastId) asked.set("after", this.#lastId);
    try {
      if (this.#ticket) asked.set("ticket", await this.#ticket());
    } catch {
      return this.#lost(true, 0);
    }
    const query = String(asked) && `?${asked}`;
    let ended = false;
    let opened = false;
    const end = (/** @type {number} */ code) => {
      if (ended) return;
      ended = true;
      clearTimeout(opening);
      this.#close?.();
      this.#lost(opened, code);
    };
    const opening = setTimeout(() => end(0), OPEN_WITHIN_MS);
    const open = () => {
      opened = true;
      clearTimeout(opening);
      this.#tell("live");
    };
    const message = (/** @type {string} */ data) => !ended && this.#receive(parse(data));
    this.#close = this.#plain ? serverSent(`${base}/events${query}`, open, message, end) : webSocket(`/ws/events${query}`, open, message, end);
  }

  /** @param {any} event */
  #receive(event) {
    if (!event) return;
    this.#attempts = 0;
    if (event.id) this.#lastId = String(event.id);
    this.dispatchEvent(new CustomEvent("event", { detail: event }));
  }

  /** @param {boolean} opened @param {number} code */
  #lost(opened, code) {
    this.#close = null;
    this.#tell("lost");
    if (!opened) this.#plain = !this.#plain;
    const wait = Math.min(LONGEST_WAIT_MS, 500 * 2 ** this.#attempts++) * (0.5 + Math.random() / 2);
    this.#timer = setTimeout(() => (code === 4401 ? renewVisitor().then(() => this.#connect()) : this.#connect()), wait);
  }

  /** @param {"connecting"|"live"|"lost"} state */
  #tell(state) {
    this.#live = state === "live";
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }
}

/** @typedef {(url: string, open: () => void, message: (data: string) => void, end: (code: number) => void) => () => void} Transport */

/** @type {Transport} */
function webSocket(url, open, message, end) {
  const socket = new WebSocket(new URL(url, location.href.replace(/^http/, "ws")));
  socket.onopen = open;
  socket.onmessage = (event) => message(event.data);
  socket.onclose = (event) => end(event.code);
  return () => socket.close();
}

/** @type {Transport} */
function serverSent(url, open, message, end) {
  const source = new EventSource(url);
  source.onopen = open;
  source.onerror = () => end(0);
  for (const type of [...TYPES, "reset", "message"]) {
    source.addEventListener(type, (event) => message(/** @type {MessageEvent} */ (event).data));
  }
  return () => source.close();
}
