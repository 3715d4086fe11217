import { texts } from "./texts.js";

/** @typedef {import("./api.js").Recording} Recording */

export const stages = /** @type {const} */ (["recognising", "correcting", "speaking"]);

/** @param {Recording} recording @param {boolean} [withProgress] @returns {string} */
export function statusInWords(recording, withProgress = true) {
  const words = texts.status;
  if (recording.status === "queued") {
    if (recording.queuePosition) return recording.queuePosition === 1 ? words.next : words.position(recording.queuePosition);
    return recording.attempts > 0 ? words.retrying : words.queued;
  }
  if (recording.status !== "processing") return words[recording.status];
  if (!recording.stage) return words.starting;
  const share = withProgress && typeof recording.progress === "number" ? ` ${texts.outbox.percent(recording.progress)}` : "";
  return words[recording.stage] + share;
}
