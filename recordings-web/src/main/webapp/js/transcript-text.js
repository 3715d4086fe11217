import { pieces } from "./corrections.js";
import { h } from "./dom.js";
import { attachReason } from "./reason-tip.js";
import { texts } from "./texts.js";

/**
 * The corrected text with what was taken out and put in. When the marks do not add up to the corrected text,
 * that text is shown as it is, for it is what is spoken.
 * @param {import("./api.js").Transcript} transcript
 * @returns {(Node|string)[]}
 */
export function markedText(transcript) {
  const cut = pieces(transcript);
  if (!cut) return [transcript.correctedText];
  return cut.map((piece) => ("same" in piece ? piece.same : correction(piece)));
}

/** @param {{original: string, replacement: string, message: string}} change @returns {HTMLElement} */
export function correction({ original, replacement, message }) {
  const element = h(
    "span",
    { class: "correction", role: "group", tabindex: 0, "aria-label": texts.card.changed(original, replacement), "aria-description": message },
    original ? h("del", {}, original) : null,
    replacement ? h("ins", {}, replacement) : null,
  );
  if (message) attachReason(element, message);
  return element;
}
