import { h } from "./dom.js";

/** One note for all corrections: shown on hover, focus and tap, closed by Escape or by looking elsewhere. */
const tip = h("div", { class: "reason", role: "tooltip", id: "reason", hidden: true });
/** @type {HTMLElement|null} */
let shownFor = null;

/** @param {HTMLElement} element @param {string} message */
export function attachReason(element, message) {
  const open = () => show(element, message);
  element.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && open());
  element.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && document.activeElement !== element && hide());
  element.addEventListener("focus", open);
  element.addEventListener("blur", hide);
  element.addEventListener("click", open);
}

/** @param {HTMLElement} element @param {string} message */
function show(element, message) {
  if (!tip.isConnected) document.body.append(tip);
  shownFor?.removeAttribute("aria-describedby");
  shownFor = element;
  element.setAttribute("aria-describedby", tip.id);
  tip.textContent = message;
  tip.hidden = false;
  place(element);
}

/** @param {HTMLElement} element */
function place(element) {
  const at = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const left = Math.min(Math.max(12, at.left + at.width / 2 - tip.offsetWidth / 2), document.documentElement.clientWidth - tip.offsetWidth - 12);
  const above = at.top - tip.offsetHeight - 10;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 8 ? above : at.bottom + 10}px`;
}

function hide() {
  tip.hidden = true;
  shownFor?.removeAttribute("aria-describedby");
  shownFor = null;
}

addEventListener("keydown", (event) => event.key === "Escape" && hide());
addEventListener("scroll", () => shownFor && place(shownFor), { passive: true, capture: true });
addEventListener("pointerdown", (event) => shownFor && !shownFor.contains(/** @type {Node} */ (event.target)) && hide());
