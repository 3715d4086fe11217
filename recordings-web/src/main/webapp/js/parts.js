import { ApiError, base, beginUpload, getUpload, recordUpload } from "./api.js";
import { transfer } from "./transfer.js";

/** @typedef {import("./upload.js").Sent} Sent */
/**
 * @typedef {object} Course of something being sent
 * @property {(share: number) => void} onProgress 0..1 of the bytes handed over
 * @property {() => Promise<void>} onBegun keeps the entry, which now knows its upload
 * @property {AbortSignal} signal
 */

/**
 * Sends a large recording part by part and goes on where an earlier attempt ended, in whichever page that was.
 * @param {Sent} entry
 * @param {Course} course
 * @returns {Promise<import("./api.js").Recording>}
 */
export async function sendInParts(entry, course) {
  if (entry.upload) {
    const known = await orGone(getUpload(entry.upload));
    // An upload that is gone may be a recording whose answer was lost.
    const made = known ? null : await orGone(recordUpload(entry.upload, entry));
    if (made) return made;
    if (!known) entry.upload = null;
  }
  if (!entry.upload) {
    entry.upload = (await beginUpload(entry.blob)).id;
    await course.onBegun();
  }
  await sendMissing(entry.blob, await getUpload(entry.upload), course);
  return recordUpload(entry.upload, entry);
}

/**
 * @param {Blob} blob
 * @param {import("./api.js").Upload} upload
 * @param {Course} course
 */
async function sendMissing(blob, { partSizeBytes, missing }, { onProgress, signal }) {
  const part = (/** @type {number} */ number) => blob.slice((number - 1) * partSizeBytes, number * partSizeBytes);
  let left = missing.reduce((sum, { partNumber }) => sum + part(partNumber).size, 0);
  onProgress(1 - left / blob.size);
  for (const { partNumber, url } of missing) {
    const body = part(partNumber);
    await transfer({ method: "PUT", url: reachable(url), body }, (share) => onProgress(1 - (left - share * body.size) / blob.size), signal);
    left -= body.size;
  }
}

/** The product's own addresses by the name that this page was opened by, which may be another one of the same. @param {string} url */
function reachable(url) {
  const { pathname } = new URL(url);
  return pathname.startsWith(`${base}/upload-content/`) ? pathname : url;
}

/** @template T @param {Promise<T>} answer @returns {Promise<T|null>} null when it is not there */
const orGone = (answer) =>
  answer.catch((error) => {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  });
