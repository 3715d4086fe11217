import { h } from "./dom.js";
import { texts } from "./texts.js";

/** Below this the recogniser was guessing. */
const UNSURE = 0.5;

/** @typedef {{text: string, startMs: number, endMs: number, confidence: number}} Word */

/** A text whose words are lit while they are spoken, and lead to where they were said. */
export class SpokenWords {
  /** @type {{element: HTMLElement, startMs: number, endMs: number}[]} */ #words = [];
  /** @type {HTMLElement|null} */ #lit = null;
  /** @type {(Node|string)[]} */ nodes;

  /** @param {string} text @param {Word[]} words in the order of the text @param {(ms: number) => void} seek */
  constructor(text, words, seek) {
    this.nodes = [];
    let at = 0;
    for (const word of words ?? []) {
      const start = text.indexOf(word.text, at);
      if (start < 0) continue;
      const element = this.#word(word);
      element.addEventListener("click", () => seek(word.startMs));
      this.nodes.push(text.slice(at, start), element);
      this.#words.push({ element, startMs: word.startMs, endMs: word.endMs });
      at = start + word.text.length;
    }
    this.nodes.push(text.slice(at));
  }

  /** @param {Word} word */
  #word({ text, confidence }) {
    const unsure = typeof confidence === "number" && confidence < UNSURE;
    return h("span", { class: unsure ? "word unsure" : "word", title: unsure ? texts.card.unsure : null }, text);
  }

  /** @param {number|null} ms what is heard now; null when nothing is */
  light(ms) {
    const word = ms === null ? undefined : this.#words.find(({ startMs, endMs }) => startMs <= ms && ms < endMs);
    const element = word?.element ?? null;
    if (element === this.#lit) return;
    this.#lit?.classList.remove("lit");
    element?.classList.add("lit");
    this.#lit = element;
  }
}
