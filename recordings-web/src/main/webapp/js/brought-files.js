import { h, icon } from "./dom.js";
import { texts } from "./texts.js";

/** Takes files that are dropped anywhere on the page or pasted. @param {(files: File[]) => void} take */
export function takeBroughtFiles(take) {
  const veil = h("div", { class: "drop-veil", hidden: true, "aria-hidden": "true" }, h("p", {}, icon("file"), texts.studio.drop));
  document.body.append(veil);
  let depth = 0;
  const brings = (/** @type {DragEvent} */ event) => Boolean(event.dataTransfer?.types.includes("Files"));
  const leave = () => {
    depth = 0;
    veil.hidden = true;
  };
  addEventListener("dragenter", (event) => brings(event) && (depth++, (veil.hidden = false)));
  addEventListener("dragleave", (event) => brings(event) && --depth <= 0 && leave());
  addEventListener("dragover", (event) => brings(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    leave();
    take([...(event.dataTransfer?.files ?? [])]);
  });
  addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length) take(files);
  });
}
