/** @typedef {import("./api.js").Transcript} Transcript */
/** @typedef {{same: string} | {original: string, replacement: string, message: string}} Piece */

/**
 * Cuts a corrected text into what stayed and what was changed. What stayed may have been dressed, with capitals and
 * marks, which is no change to show.
 * @param {Transcript} transcript whose corrections have offsets in UTF-16 units of `text`
 * @returns {Piece[]|null} which make up `correctedText`; null when the corrections do not
 */
export function pieces({ text, correctedText, corrections }) {
  /** @type {Piece[]} */
  const cut = [];
  let heard = 0;
  let position = 0;
  const take = (/** @type {string} */ stretch) => {
    const end = endOf(stretch, correctedText, position);
    const taken = end < 0 ? null : correctedText.slice(position, end);
    position = end;
    return taken;
  };
  for (const { offset, length, replacement, message } of [...(corrections ?? [])].sort((a, b) => a.offset - b.offset)) {
    if (offset < heard || offset + length > text.length) return null;
    const same = take(text.slice(heard, offset));
    if (same === null) return null;
    if (same) cut.push({ same });
    const put = take(replacement);
    if (put === null) return null;
    heard = offset + length;
    cut.push({ original: text.slice(offset, heard), replacement: put, message });
  }
  const last = take(text.slice(heard));
  const rest = correctedText.slice(position);
  if (last === null || !/^[\p{P}\s]*$/u.test(rest)) return null;
  if (last + rest) cut.push({ same: last + rest });
  return cut;
}

/**
 * Where a stretch, perhaps dressed, ends in the corrected text.
 * @param {string} stretch @param {string} corrected @param {number} from
 * @returns {number} -1 when something else stands there
 */
function endOf(stretch, corrected, from) {
  let at = from;
  for (let i = 0; i < stretch.length; i++) {
    while (at < corrected.length && !alike(stretch[i], corrected[at]) && /\p{P}/u.test(corrected[at])) at++;
    if (at >= corrected.length || !alike(stretch[i], corrected[at])) return -1;
    at++;
  }
  return at;
}

/** @param {string} one @param {string} other */
const alike = (one, other) => one === other || one.toLowerCase() === other.toLowerCase() || (/\s/.test(one) && /\s/.test(other));
