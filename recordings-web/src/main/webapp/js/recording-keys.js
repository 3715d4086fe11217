const TAKES_KEYS = "input, textarea, select, button, a, summary, audio, [contenteditable], [tabindex='0']";

/**
 * Space records and stops, Escape cancels, unless the focus is on something that has its own use for the key.
 * @param {() => void} press @param {() => void} cancel
 */
export function recordingKeys(press, cancel) {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key === "Escape" && !target.closest("input, textarea, select")) cancel();
    if (event.key === " " && !target.closest(TAKES_KEYS)) {
      event.preventDefault();
      press();
    }
  });
}
