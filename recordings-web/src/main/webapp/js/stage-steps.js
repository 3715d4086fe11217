import { h } from "./dom.js";
import { stages } from "./status.js";
import { texts } from "./texts.js";

/** `<stage-steps>`: recognise, correct, speak; the one under way fills as it goes. */
export class StageSteps extends HTMLElement {
  #steps = stages.map((stage) => ({ stage, bar: h("span", { class: "step-bar" }, h("i")), item: h("li", {}, texts.steps[stage]) }));

  connectedCallback() {
    this.#steps.forEach(({ item, bar }) => item.prepend(bar));
    this.append(h("ol", { class: "steps", "aria-label": texts.steps.label }, ...this.#steps.map(({ item }) => item)));
  }

  /** @param {import("./api.js").Recording} recording */
  show(recording) {
    const now = recording.status === "processing" && recording.stage ? stages.indexOf(recording.stage) : -1;
    this.#steps.forEach(({ item, bar }, index) => {
      const state = index < now ? "done" : index === now ? "now" : "later";
      item.dataset.state = state;
      item.toggleAttribute("aria-current", false);
      if (state === "now") item.setAttribute("aria-current", "step");
      const known = state === "now" && typeof recording.progress === "number";
      item.dataset.known = String(known);
      bar.style.setProperty("--share", String(state === "done" ? 1 : known ? recording.progress : 0));
    });
  }
}
customElements.define("stage-steps", StageSteps);
