import { listRecordings } from "./api.js";

const STALE_MS = 20_000;

/**
 * What the stream cannot tell: positions in the queue move without an event, and a half-open connection is silent.
 * @param {import("./recordings-store.js").RecordingsStore} store
 */
export async function lookAgain(store) {
  const queued = store.recordings.filter((recording) => recording.status === "queued");
  const processing = store.recordings.filter((recording) => recording.status === "processing");
  if (queued.length > 1) await refreshQueued(store);
  const stale = [...processing, ...queued].filter((recording) => Date.now() - store.seenAt(recording.id) > STALE_MS);
  if (queued.length === 1) stale.push(queued[0]);
  new Set(stale.map((recording) => recording.id)).forEach((id) => store.refresh(id));
}

/** One call for all. @param {import("./recordings-store.js").RecordingsStore} store */
async function refreshQueued(store) {
  const page = await listRecordings({ status: "queued", limit: 50 }).catch(() => null);
  const known = new Set(store.recordings.filter((recording) => recording.status === "queued").map((recording) => recording.id));
  page?.data.filter((recording) => known.has(recording.id)).forEach((recording) => store.put(recording));
}
