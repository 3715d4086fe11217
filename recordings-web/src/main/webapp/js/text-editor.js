import { h, icon } from "./dom.js";
import { inWords } from "./problems.js";
import { texts } from "./texts.js";

const words = texts.editor;

/**
 * A person's own words in place of what was misheard.
 * @param {string} text @param {(text: string) => Promise<void>} save @param {() => void} close @returns {HTMLElement}
 */
export function textEditor(text, save, close) {
  const area = h("textarea", { class: "speech", "aria-label": words.label, rows: 4, dir: "auto", "data-testid": "editor" });
  area.value = text;
  const problem = h("p", { class: "field-error", role: "alert" });
  const button = h("button", { type: "submit", class: "button button-main" }, words.save);
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!area.value.trim()) return void (problem.textContent = words.empty);
    button.disabled = true;
    problem.textContent = "";
    try {
      await save(area.value.trim());
    } catch (error) {
      const { title, detail } = inWords(error);
      problem.textContent = detail ? `${title} ${detail}` : title;
      button.disabled = false;
    }
  };
  return h("form", { class: "editor", onsubmit: submit, onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && close() },
    area, problem,
    h("div", { class: "actions" }, button, h("button", { type: "button", class: "button button-quiet", onclick: close }, words.cancel)));
}

/** @param {() => void} open */
export const editButton = (open) =>
  h("button", { type: "button", class: "icon-button", "aria-label": words.open, title: words.open, onclick: open }, icon("pencil"));
