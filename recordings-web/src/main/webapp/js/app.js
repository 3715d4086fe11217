import "./connection-status.js";
import "./outbox-list.js";
import "./picture-gallery.js";
import "./recorder-panel.js";
import "./recordings-list.js";
import "./search-results.js";
import "./sign-in-panel.js";
import { announce } from "./dom.js";
import { EventStream } from "./events.js";
import { Outbox } from "./outbox.js";
import { RecordingsStore } from "./recordings-store.js";
import { lookAgain } from "./safety-net.js";
import { Takes } from "./takes.js";
import { texts } from "./texts.js";

const TICK_MS = 5_000;
const LOAD_AGAIN_MS = 5_000;

/** @param {string} name @returns {any} */
const one = (name) => document.querySelector(name);

for (const element of document.querySelectorAll("[data-text]")) {
  element.textContent = /** @type {any} */ (texts)[/** @type {HTMLElement} */ (element).dataset.text ?? ""];
}

const store = new RecordingsStore();
const takes = new Takes();
const outbox = new Outbox(takes);
const events = new EventStream();
const panel = one("recorder-panel");

panel.use(takes);
one("recordings-list").use(store);
one("search-results").use(store);
one("outbox-list").use(outbox);

/** The stream starts where the list ends, so nothing falls between them. */
async function begin() {
  try {
    events.start(await store.load());
    one("picture-gallery").load();
  } catch {
    setTimeout(begin, LOAD_AGAIN_MS);
  }
}

events.addEventListener("event", (event) => {
  const { detail } = /** @type {CustomEvent} */ (event);
  store.handle(detail);
  one("picture-gallery").handle(detail);
});
events.addEventListener("state", (event) => {
  const state = /** @type {CustomEvent} */ (event).detail;
  one("connection-status").state = state;
  if (state === "live") outbox.hurry();
});
outbox.addEventListener("sent", (event) => {
  store.add(/** @type {CustomEvent} */ (event).detail.recording);
  announce(texts.outbox.sent);
});
panel.addEventListener("draft-ready", (/** @type {CustomEvent} */ event) => {
  outbox.add(event.detail.take, event.detail.blob);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  one("outbox-list").scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
});

setInterval(() => document.visibilityState === "visible" && lookAgain(store), TICK_MS);
addEventListener("pagehide", () => store.flush());
addEventListener("beforeunload", (event) => {
  if (panel.recording || (takes.unkept && outbox.entries.length > 0)) event.preventDefault();
});

outbox.restore();
begin();
navigator.serviceWorker?.register("/sw.js").catch(() => undefined);
