import { h, icon } from "./dom.js";

/**
 * A small list of things to download.
 * @param {string} label @param {[string, string, string?][]} links what, where, and its file's name unless the server says it @returns {HTMLElement}
 */
export function downloadMenu(label, links) {
  const summary = h("summary", { class: "icon-button", "aria-label": label, title: label }, icon("download"));
  const menu = h("details", { class: "menu" }, summary,
    h("ul", { class: "menu-list" }, ...links.map(([name, url, file]) => h("li", {}, h("a", { href: url, download: file ?? "", onclick: () => (menu.open = false) }, name)))));
  menu.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    summary.focus();
  });
  menu.addEventListener("focusout", (/** @type {FocusEvent} */ event) => event.relatedTarget && !menu.contains(/** @type {Node} */ (event.relatedTarget)) && (menu.open = false));
  menu.addEventListener("toggle", () => menu.open && addEventListener("pointerdown", function shut(event) {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
    if (!menu.open) removeEventListener("pointerdown", shut);
  }));
  return menu;
}
