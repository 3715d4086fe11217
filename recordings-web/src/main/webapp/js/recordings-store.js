import { ApiError, deleteRecording, getRecording, listRecordings, retryRecording } from "./api.js";

/** @typedef {import("./api.js").Recording} Recording */

const PAGE = 20;
const UNDO_MS = 8_000;
const STALE_MS = 20_000;

/** @param {Recording} a @param {Recording} b newest first, as the server orders them */
const newestFirst = (a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1);
const unfinished = (/** @type {Recording} */ recording) => recording.status === "queued" || recording.status === "processing";

/**
 * What the page knows of the visitor's recordings. The server is the truth: an event only says which one to fetch anew.
 * Fires `list` when the set or its state changed and `recording` (detail: the recording) when one did.
 */
export class RecordingsStore extends EventTarget {
  /** @type {Map<string, Recording>} */ #recordings = new Map();
  /** @type {Map<string, number>} when each was last heard of */ #seen = new Map();
  /** @type {Map<string, boolean>} running fetches; true when one more is wanted after it */ #fetching = new Map();
  /** @type {Map<string, number>} deletions held back, with their timers */ #deletions = new Map();
  /** @type {string|null} */ nextCursor = null;
  /** @type {"loading"|"ready"|"error"} */ state = "loading";
  loadingMore = false;
  /** @type {unknown} */ error = null;

  /** @returns {Recording[]} newest first */
  get recordings() {
    return [...this.#recordings.values()].sort(newestFirst);
  }

  /** @param {string} id */
  isDeleted = (id) => this.#deletions.has(id);

  /** Loads the first page anew. @returns {Promise<string|null>} the event id to listen from */
  async load() {
    try {
      const page = await listRecordings({ limit: PAGE });
      this.#recordings.clear();
      page.data.forEach((recording) => this.#keep(recording));
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

  async loadMore() {
    if (!this.nextCursor || this.loadingMore) return;
    this.loadingMore = true;
    this.#changed();
    try {
      const page = await listRecordings({ limit: PAGE, cursor: this.nextCursor });
      page.data.forEach((recording) => this.#keep(recording));
      this.nextCursor = page.nextCursor;
    } finally {
      this.loadingMore = false;
      this.#changed();
    }
  }

  /** @param {Recording} recording */
  put(recording) {
    const known = this.#recordings.has(recording.id);
    if (!known && this.#olderThanLoaded(recording)) return;
    this.#keep(recording);
    if (known) this.dispatchEvent(new CustomEvent("recording", { detail: recording }));
    else this.#changed();
  }

  /** @param {{type: string, recordingId: string|null, stage?: any, progress?: any}} event from the stream */
  handle(event) {
    if (event.type === "reset") return void this.load().catch(() => undefined);
    if (!event.recordingId || !event.type.startsWith("recording.")) return;
    if (event.type === "recording.deleted") return this.#forget(event.recordingId);
    const known = this.#recordings.get(event.recordingId);
    if (event.type === "recording.progress" && known?.status === "processing" && (event.stage ?? known.stage) === known.stage && typeof event.progress === "number") {
      return this.put({ ...known, progress: event.progress });
    }
    this.refresh(event.recordingId);
  }

  /** Fetches one anew; calls while a fetch is under way become one more fetch. @param {string} id */
  async refresh(id) {
    if (this.#fetching.has(id)) return void this.#fetching.set(id, true);
    this.#fetching.set(id, false);
    try {
      this.put(await getRecording(id));
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) this.#forget(id);
    }
    const again = this.#fetching.get(id);
    this.#fetching.delete(id);
    if (again) await this.refresh(id);
  }

  /** The net under the stream: positions in the queue move without an event, and a half-open connection tells nothing. */
  async tick() {
    const waiting = this.recordings.filter(unfinished);
    const stale = waiting.filter((recording) => recording.status !== "queued" && Date.now() - (this.#seen.get(recording.id) ?? 0) > STALE_MS);
    stale.forEach((recording) => this.refresh(recording.id));
    const queued = waiting.filter((recording) => recording.status === "queued");
    if (queued.length === 1) await this.refresh(queued[0].id);
    if (queued.length < 2) return;
    const page = await listRecordings({ status: "queued", limit: 50 }).catch(() => null);
    page?.data.filter((recording) => this.#recordings.get(recording.id)?.status === "queued").forEach((recording) => this.put(recording));
    const listed = new Set(page?.data.map((recording) => recording.id));
    if (page && !page.nextCursor) queued.filter((recording) => !listed.has(recording.id)).forEach((recording) => this.refresh(recording.id));
  }

  /** @param {string} id */
  async retry(id) {
    await retryRecording(id).finally(() => this.refresh(id));
  }

  /** Holds the deletion back for 8 s, so that it can be undone. @param {string} id */
  remove(id) {
    this.#deletions.set(id, setTimeout(() => this.#delete(id), UNDO_MS));
    this.#changed();
  }

  /** @param {string} id */
  undo(id) {
    clearTimeout(this.#deletions.get(id));
    this.#deletions.delete(id);
    this.#changed();
  }

  /** Carries out what is held back; for a page that is about to close. */
  flush() {
    for (const id of this.#deletions.keys()) this.#delete(id);
  }

  /** @param {string} id */
  async #delete(id) {
    clearTimeout(this.#deletions.get(id));
    try {
      await deleteRecording(id);
      this.#forget(id);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return this.#forget(id);
      this.undo(id);
      this.dispatchEvent(new CustomEvent("problem", { detail: { id, error } }));
    }
  }

  /** @param {Recording} recording */
  #keep(recording) {
    this.#recordings.set(recording.id, recording);
    this.#seen.set(recording.id, Date.now());
  }

  /** @param {string} id */
  #forget(id) {
    this.#deletions.delete(id);
    this.#seen.delete(id);
    if (this.#recordings.delete(id)) this.#changed();
  }

  /** What lies beyond the last loaded page comes with "more", in its place. @param {Recording} recording */
  #olderThanLoaded(recording) {
    const last = this.recordings.at(-1);
    return Boolean(this.nextCursor && last && newestFirst(recording, last) > 0);
  }

  #changed() {
    this.dispatchEvent(new Event("list"));
  }
}
