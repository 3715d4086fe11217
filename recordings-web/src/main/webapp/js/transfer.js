import { ApiError, parse } from "./api.js";

/** A connection on which nothing moved for this long counts as gone. */
const SILENCE_MS = 60_000;

/** @typedef {{method: string, url: string, headers?: Record<string, string>, body: XMLHttpRequestBodyInit}} Transfer */

/**
 * Sends a body. XMLHttpRequest, because fetch does not tell how much has gone out.
 * @param {Transfer} transfer
 * @param {(share: number) => void} onProgress 0..1 of the bytes handed over
 * @param {AbortSignal} signal
 * @returns {Promise<any>} the answer, null when there is none in JSON
 */
export function transfer({ method, url, headers = {}, body }, onProgress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let silence = 0;
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENCE_MS);
    };
    const lost = () => reject(new ApiError(0, null, null));
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
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
    if (signal.aborted) return lost();
    signal.addEventListener("abort", abort);
    alive();
    request.send(body);
  });
}

/** @param {XMLHttpRequest} request */
const refused = (request) => new ApiError(request.status, parse(request.responseText), request.getResponseHeader("Retry-After"));
