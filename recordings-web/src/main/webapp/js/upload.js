import { ApiError, base, renewVisitor } from "./api.js";
import { sendInParts } from "./parts.js";
import { transfer } from "./transfer.js";

/** What is larger goes in parts, so that a broken connection costs one of them at most. */
const LARGE_BYTES = 5 * 1024 * 1024;

/** @typedef {{key: string, blob: Blob, name: string, email: string, upload: string|null}} Sent */

/**
 * Sends one recording.
 * @param {Sent} entry
 * @param {import("./parts.js").Course} course
 * @returns {Promise<import("./api.js").Recording>} what the server made durable
 */
export async function upload(entry, course) {
  const attempt = entry.blob.size > LARGE_BYTES ? sendInParts : sendAtOnce;
  try {
    return await attempt(entry, course);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    await renewVisitor();
    return attempt(entry, course);
  }
}

/** @type {typeof upload} */
function sendAtOnce(entry, { onProgress, signal }) {
  const headers = { Accept: "application/json", "Idempotency-Key": entry.key };
  return transfer({ method: "POST", url: `${base}/recordings`, headers, body: form(entry) }, onProgress, signal);
}

/** @param {{blob: Blob, name: string, email: string}} entry */
function form(entry) {
  const data = new FormData();
  if (entry.email) data.set("email", entry.email);
  data.set("audio", entry.blob, entry.name);
  return data;
}
