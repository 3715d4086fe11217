import { ApiError } from "./api.js";
import { texts } from "./texts.js";

/**
 * Puts an error into words a person can act on.
 * @param {unknown} error
 * @returns {{title: string, detail: string|null}} what happened, and what the server added to it
 */
export function inWords(error) {
  /** @type {Record<string, any>} */
  const words = texts.problem;
  if (!(error instanceof ApiError)) return { title: words.unknown, detail: null };
  if (error.status === 0) return { title: navigator.onLine ? words.network : words.offline, detail: null };
  const title = words[error.code] ?? words[error.status] ?? words.unknown;
  if (error.status >= 500 && error.status !== 503) {
    return { title, detail: error.instance ? words.reference(error.instance) : null };
  }
  const detail = error.violations.length ? error.violations.map((violation) => violation.message).join(" ") : error.detail;
  return { title, detail: detail && detail !== title ? detail : null };
}

/** Whether sending the same again later can help. @param {unknown} error */
export function passing(error) {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500 || [408, 409, 425, 429].includes(error.status));
}

/** @param {import("./api.js").Recording} recording @returns {string} why it failed */
export function failureInWords(recording) {
  /** @type {Record<string, string>} */
  const words = texts.failure;
  if (recording.status === "cancelled") return words.cancelled;
  return words[recording.error?.code ?? ""] ?? recording.error?.message ?? words.unknown;
}

/** @param {unknown} error of getUserMedia or MediaRecorder @returns {string} */
export function microphoneInWords(error) {
  const words = texts.microphone;
  switch (error instanceof Error || error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
    case "PermissionDeniedError":
      return words.refused;
    case "NotFoundError":
    case "OverconstrainedError":
      return words.absent;
    case "NotReadableError":
    case "AbortError":
      return words.taken;
    case "SecurityError":
      return words.insecure;
    case "NotSupportedError":
      return words.unsupported;
    default:
      return words.unknown;
  }
}
