import { ApiError, base, parse, renewVisitor } from "./api.js";

/** A connection on which nothing moved for this long counts as gone. */
const SILENCE_MS = 60_000;

/**
 * Sends one recording. XMLHttpRequest, because fetch does not tell how much has gone out.
 * @param {{key: string, blob: Blob, name: string, email: string}} entry
 * @param {(share: number) => void} onProgress 0..1 of the bytes handed over
 * @param {AbortSignal} signal
 * @returns {Promise<import("./api.js").Recording>} what the server made durable
 */
export async function upload(entry, onProgress, signal) {
  try {
    return await attempt(entry, onProgress, signal);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    await renewVisitor();
    return attempt(entry, onProgress, signal);
  }
}

/** @type {typeof upload} */
function attempt(entry, onProgress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let silence = 0;
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENCE_MS);
    };
    const lost = () => reject(new ApiError(0, null, null));
    request.open("POST", `${base}/recordings`);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Idempotency-Key", entry.key);
    request.upload.onprogress = (event) => {
      alive();
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = lost;
    request.onabort = lost;
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve(parse(request.responseText)) : reject(refused(request)));
    request.onloadend = () => {
      clearTimeout(silence);
      signal.removeEventListener("abort", abort);
    };
    const abort = () => request.abort();
    signal.addEventListener("abort", abort);
    alive();
    request.send(form(entry));
  });
}

/** @param {XMLHttpRequest} request */
const refused = (request) => new ApiError(request.status, parse(request.responseText), request.getResponseHeader("Retry-After"));

/** @param {{blob: Blob, name: string, email: string}} entry */
function form(entry) {
  const data = new FormData();
  if (entry.email) data.set("email", entry.email);
  data.set("audio", entry.blob, entry.name);
  return data;
}
