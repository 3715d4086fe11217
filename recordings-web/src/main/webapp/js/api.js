/** @typedef {{field: string, in: string, message: string}} Violation */
/**
 * @typedef {object} Recording as in the contract of `/api/v1/recordings`
 * @property {string} id
 * @property {"queued"|"processing"|"completed"|"failed"|"cancelled"} status
 * @property {"recognising"|"correcting"|"speaking"|null} stage
 * @property {number|null} progress
 * @property {string|null} email
 * @property {string|null} contentType
 * @property {number|null} durationMs
 * @property {string|null} text
 * @property {string|null} correctedText
 * @property {{code: string, message: string}|null} error
 * @property {number} attempts
 * @property {number|null} queuePosition
 * @property {string} createdAt
 * @property {string|null} completedAt
 */
/**
 * @typedef {object} Job for a picture, as in the contract of `/api/v1/jobs`
 * @property {string} id
 * @property {string} type
 * @property {"queued"|"processing"|"completed"|"failed"|"cancelled"} status
 * @property {{query: string}} parameters
 * @property {{imageUrl: string, width: number, height: number, author: string, sourceUrl: string}|null} result
 * @property {{code: string, message: string}|null} error
 * @property {string|null} nextAttemptAt
 * @property {string|null} completedAt
 */
/** @typedef {{id: string, partSizeBytes: number, received: number[], missing: {partNumber: number, url: string}[]}} Upload */
/** @typedef {{offset: number, length: number, original: string, replacement: string, rule: string, message: string}} Correction */
/** @typedef {{text: string, correctedText: string, words: import("./spoken-words.js").Word[], corrections: Correction[], peaks?: {original: number[], corrected: number[]}}} Transcript */

export const base = "/api/v1";

/** An answer other than 2xx, or none at all (`status` 0). */
export class ApiError extends Error {
  /** @param {number} status @param {any} problem problem+json or null @param {string|null} retryAfter */
  constructor(status, problem, retryAfter) {
    super(problem?.detail ?? problem?.title ?? `status ${status}`);
    this.status = status;
    this.code = String(problem?.type ?? "").split(/[/:#]/).pop() ?? "";
    this.detail = typeof problem?.detail === "string" ? problem.detail : null;
    this.instance = problem?.instance ?? null;
    /** @type {Violation[]} */
    this.violations = Array.isArray(problem?.violations) ? problem.violations : [];
    this.retryAfterMs = retryAfterMs(retryAfter);
  }
}

/** @param {string|null} value seconds or an HTTP date @returns {number|null} */
function retryAfterMs(value) {
  if (!value) return null;
  const seconds = Number(value);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
}

/** @param {string} text @returns {any} null when it is not JSON */
export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Asks for a fresh visitor cookie, which only `GET /` issues: a page from a cache may have outlived its cookie. */
export const renewVisitor = () => fetch("/", { cache: "no-store" }).then(() => undefined, () => undefined);

/** @param {string} path below the base @param {RequestInit} [options] @param {boolean} [again] @returns {Promise<Response>} */
async function call(path, options = {}, again = false) {
  let response;
  try {
    response = await fetch(base + path, { cache: "no-store", ...options });
  } catch {
    throw new ApiError(0, null, null);
  }
  if (response.ok) return response;
  if (response.status === 401 && !again) {
    await renewVisitor();
    return call(path, options, true);
  }
  throw new ApiError(response.status, parse(await response.text().catch(() => "")), response.headers.get("Retry-After"));
}

const json = { headers: { Accept: "application/json" } };
const at = (/** @type {string} */ id) => `/recordings/${encodeURIComponent(id)}`;

/**
 * @param {Record<string, string|number|null|undefined>} filters
 * @returns {Promise<{data: Recording[], nextCursor: string|null, lastEventId: string|null}>}
 */
export async function listRecordings(filters) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value) query.set(name, String(value));
  const response = await call(`/recordings?${query}`, json);
  return { ...(await response.json()), lastEventId: response.headers.get("Last-Event-ID") };
}

/** @param {string} id @returns {Promise<Recording>} */
export const getRecording = async (id) => (await call(at(id), json)).json();

/** @param {string} id @returns {Promise<{transcript: Transcript, tag: string|null}>} `tag` for `editTranscript` */
export async function getTranscript(id) {
  const response = await call(`${at(id)}/transcript?format=json`, { ...json, cache: "no-cache" });
  return { transcript: await response.json(), tag: response.headers.get("ETag") };
}

/** Has a text corrected and spoken anew in place of what was understood. @param {string} id @param {string} text @param {string|null} tag */
export const editTranscript = (id, text, tag) =>
  call(`${at(id)}/transcript`, {
    method: "PUT",
    headers: { ...json.headers, "Content-Type": "application/json", ...(tag ? { "If-Match": tag } : {}) },
    body: JSON.stringify({ text }),
  });

/** @param {string} query @returns {Promise<{recordingId: string, snippet: string}[]>} best first, snippets with matches in `<mark>` */
export const searchTranscripts = async (query) => (await (await call(`/transcripts?${new URLSearchParams({ q: query, limit: "20" })}`, json)).json()).data;

/** @param {object} body */
const posted = (body) => ({ method: "POST", headers: { ...json.headers, "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** Begins an upload in parts. @param {Blob} blob @returns {Promise<{id: string}>} */
export async function beginUpload({ type, size }) {
  return (await call("/uploads", posted({ contentType: type || "application/octet-stream", sizeBytes: size, parts: true }))).json();
}

const uploadAt = (/** @type {string} */ id) => `/uploads/${encodeURIComponent(id)}`;

/** @param {string} id @returns {Promise<Upload>} */
export const getUpload = async (id) => (await call(uploadAt(id), json)).json();

/** @param {string} id @returns {Promise<Response>} */
export const abortUpload = (id) => call(uploadAt(id), { method: "DELETE" });

/** Makes a recording of an upload. @param {string} id @param {{key: string, email: string}} entry @returns {Promise<Recording>} */
export async function recordUpload(id, { key, email }) {
  const options = posted({ uploadId: id, ...(email ? { email } : {}) });
  return (await call("/recordings", { ...options, headers: { ...options.headers, "Idempotency-Key": key } })).json();
}

/** @param {string} id @param {"txt"|"vtt"|"srt"} format */
export const transcriptFile = (id, format) => `${base}${at(id)}/transcript?format=${format}`;

/** @param {string} id @returns {Promise<Response>} */
export const retryRecording = (id) => call(`${at(id)}/retry`, { method: "POST" });

/** Survives the page being closed. @param {string} id @returns {Promise<Response>} */
export const deleteRecording = (id) => call(at(id), { method: "DELETE", keepalive: true });

/** @typedef {{id: string, createdAt: string, expiresAt: string}} Link that opens a recording to others */

/** @param {string} id @returns {Promise<Link[]>} newest first */
export const listLinks = async (id) => (await (await call(`${at(id)}/links?limit=200`, json)).json()).data;

/** @param {string} id @param {number} expiresInMs @returns {Promise<Link & {url: string}>} */
export async function makeLink(id, expiresInMs) {
  const headers = { ...json.headers, "Content-Type": "application/json" };
  return (await call(`${at(id)}/links`, { method: "POST", headers, body: JSON.stringify({ expiresInMs }) })).json();
}

/** @param {string} id @param {string} link */
export const revokeLink = (id, link) => call(`${at(id)}/links/${encodeURIComponent(link)}`, { method: "DELETE" });

/** @param {string} id */
export const originalAudio = (id) => `${base}${at(id)}/audio`;

/** @param {string} id */
export const correctedAudio = (id) => `${base}${at(id)}/corrected-audio`;

/** @param {number} limit @returns {Promise<Job[]>} newest first */
export const listPictures = async (limit) => (await (await call(`/jobs?type=random-image&limit=${limit}`, json)).json()).data;

/** @returns {Promise<boolean>} whether the server has a provider of pictures */
export async function offersPictures() {
  const { data } = await (await call("/jobs/types", json)).json();
  return data.some((/** @type {{type: string, offered: boolean}} */ { type, offered }) => offered && type === "random-image");
}

/** @param {string} id @returns {Promise<Job>} */
export const getJob = async (id) => (await call(`/jobs/${encodeURIComponent(id)}`, json)).json();

/** @param {string} query what the picture is to show @returns {Promise<Job>} */
export async function askForPicture(query) {
  return (await call("/jobs", posted({ type: "random-image", parameters: { query } }))).json();
}

/** @param {string} method @param {any} value @returns {RequestInit} */
const sent = (method, value) => ({ method, headers: { ...json.headers, "Content-Type": "application/json" }, body: JSON.stringify(value) });

/** @returns {Promise<{kind: string, email: string|null, signedIn: boolean, signInOffered: boolean, openId: string|null}>} */
export const whoAmI = async () => (await call("/me", json)).json();

/** Has a link sent that signs in this browser. @param {string} email */
export const askToSignIn = (email) => call("/sign-in", sent("POST", { email }));

/** @param {string} token of the link @returns {Promise<{email: string}>} */
export const confirmSignIn = async (token) => (await call("/sign-in/confirmation", sent("POST", { token }))).json();

/** @returns {Promise<{url: string}>} of the OpenID provider, where the browser is to go */
export const beginOpenId = async () => (await call("/sign-in/openid", { ...json, method: "POST" })).json();

export const signOut = () => call("/sign-in", { method: "DELETE" });
