/** @typedef {import("./api.js").Correction} Correction */
/** @typedef {{same: string} | {original: string, replacement: string, message: string}} Piece */

/**
 * Cuts a text into what stayed and what was changed.
 * @param {string} text what was heard
 * @param {Correction[]} corrections offsets in UTF-16 units of `text`
 * @returns {Piece[]}
 */
export function pieces(text, corrections) {
  /** @type {Piece[]} */
  const cut = [];
  let position = 0;
  for (const { offset, length, replacement, message } of [...corrections].sort((a, b) => a.offset - b.offset)) {
    if (offset < position || offset + length > text.length) continue;
    if (offset > position) cut.push({ same: text.slice(position, offset) });
    cut.push({ original: text.slice(offset, offset + length), replacement, message });
    position = offset + length;
  }
  if (position < text.length) cut.push({ same: text.slice(position) });
  return cut;
}

/** @param {Piece[]} cut @returns {string} the text with the changes made */
export const corrected = (cut) => cut.map((piece) => ("same" in piece ? piece.same : piece.replacement)).join("");
