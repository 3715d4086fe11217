import { ApiError, deleteRecording, getRecording, listRecordings, retryRecording } from "./api.js";
import { Coalesced } from "./coalesced.js";
import { HeldDeletions } from "./held-deletions.js";
import { KnownRecordings } from "./known-recordings.js";
import { passing } from "./problems.js";

/** @typedef {import("./api.js").Recording} Recording */

const PAGE = 20;
const AGAIN_MS = 3_000;

/**
 * What the page knows of the visitor's recordings. The server is the truth: an event only says which one to fetch anew.
 * Fires `list` when the set or its state changed and `recording` (detail: the recording) when one did.
 */
export class RecordingsStore extends EventTarget {
  #known = new KnownRecordings();
  #fetches = new Coalesced((id) => this.#fetch(id));
  #deletions = new HeldDeletions((id) => this.#delete(id));
  /** @type {string|null} */ nextCursor = null;
  /** @type {"loading"|"ready"|"error"} */ state = "loading";
  loadingMore = false;
  /** @type {unknown} */ error = null;

  /** @returns {Recording[]} newest first */
  get recordings() {
    return this.#known.all;
  }

  /** @param {string} id */
  isDeleted = (id) => this.#deletions.has(id);

  /** Loads the first page anew. @returns {Promise<string|null>} the event id to listen from */
  async load() {
    try {
      const page = await listRecordings({ limit: PAGE });
      this.#known.replace(page.data);
      this.nextCursor = page.nextCursor;
      this.state = "ready";
      this.error = null;
      return page.lastEventId;
    } catch (error) {
      if (this.state !== "ready") this.state = "error";
      this.error = error;
      throw error;
    } finally {
      this.#changed();
    }
  }

  /** @returns {void} */
  #reload() {
    this.load().catch(() => setTimeout(() => this.#reload(), AGAIN_MS));
  }

  async loadMore() {
    if (!this.nextCursor || this.loadingMore) return;
    this.loadingMore = true;
    this.#changed();
    try {
      const page = await listRecordings({ limit: PAGE, cursor: this.nextCursor });
      page.data.forEach((recording) => this.#known.keep(recording));
      this.nextCursor = page.nextCursor;
    } finally {
      this.loadingMore = false;
      this.#changed();
    }
  }

  /** Takes the answer to an upload, unless an event was faster and told something newer. @param {Recording} recording */
  add(recording) {
    if (this.#known.get(recording.id)) this.refresh(recording.id);
    else this.put(recording);
  }

  /** What lies beyond the last loaded page comes with "more", in its place. @param {Recording} recording */
  put(recording) {
    const known = this.#known.get(recording.id);
    if (!known && this.nextCursor && this.#known.endsBefore(recording)) return;
    this.#known.keep(recording);
    if (known) this.dispatchEvent(new CustomEvent("recording", { detail: recording }));
    else this.#changed();
  }

  /** @param {{type: string, recordingId: string|null, stage?: any, progress?: any}} event from the stream */
  handle(event) {
    if (event.type === "reset") return this.#reload();
    if (!event.recordingId || !event.type.startsWith("recording.")) return;
    if (event.type === "recording.deleted") return this.#forget(event.recordingId);
    const known = this.#known.get(event.recordingId);
    const progress = event.type === "recording.progress" && typeof event.progress === "number";
    if (progress && known?.status === "processing" && (event.stage ?? known.stage) === known.stage) {
      return this.put({ ...known, progress: event.progress });
    }
    this.refresh(event.recordingId);
  }

  /** Fetches one anew; bursts of calls become one fetch more. @param {string} id */
  refresh(id) {
    return this.#fetches.run(id);
  }

  /** @param {string} id */
  async #fetch(id) {
    try {
      this.put(await getRecording(id));
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) this.#forget(id);
      else if (passing(error)) setTimeout(() => this.refresh(id), AGAIN_MS);
    }
  }

  /** @param {string} id */
  seenAt = (id) => this.#known.seenAt(id);

  /** @param {string} id */
  async retry(id) {
    await retryRecording(id).finally(() => this.refresh(id));
  }

  /** Deletes, in 8 s unless undone. @param {string} id */
  remove(id) {
    this.#deletions.hold(id);
    this.#changed();
  }

  /** @param {string} id */
  undo(id) {
    this.#deletions.release(id);
    this.#changed();
  }

  flush = () => this.#deletions.flush();

  /** @param {string} id */
  async #delete(id) {
    try {
      await deleteRecording(id);
      this.#forget(id);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return this.#forget(id);
      this.undo(id);
      this.dispatchEvent(new CustomEvent("problem", { detail: { id, error } }));
    }
  }

  /** @param {string} id */
  #forget(id) {
    this.#deletions.release(id);
    if (this.#known.forget(id)) this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("list"));
  }
}
