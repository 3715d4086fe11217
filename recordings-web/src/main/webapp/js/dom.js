/**
 * Builds an element. Strings become text nodes, so what a person said can never become markup.
 * @param {string} tag
 * @param {Record<string, any>} [properties] attributes; `on*` functions are listeners, `dataset` is copied, null is skipped
 * @param {...(Node|string|null|undefined)} children
 * @returns {any}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "dataset") Object.assign(element.dataset, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

const paths = {
  play: "M8 5.6v12.8a.8.8 0 0 0 1.2.7l10.2-6.4a.8.8 0 0 0 0-1.4L9.2 4.9A.8.8 0 0 0 8 5.6z",
  pause: "M7 5h3.2v14H7zM13.8 5H17v14h-3.2z",
  trash: "M5 7h14M10 7V5h4v2M7 7l.8 12h8.4L17 7M10.2 10.5v5M13.8 10.5v5",
  copy: "M9 9h10v10H9zM15 9V5H5v10h4",
  download: "M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14",
  file: "M12 15.5V5M7.5 9 12 4.5 16.5 9M5 19.5h14",
  pencil: "M5 19l1-4L16.5 4.5l3 3L9 18l-4 1M14 7l3 3",
  share: "M17 8.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM7 14.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM17 21a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM9.2 10.6l5.6-3.5M9.2 13.4l5.6 3.5",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  search: "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l4.5 4.5",
  check: "M5.5 12.5l4.2 4.2L18.5 8",
  alert: "M12 7.5v5.5M12 16.4v.1M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z",
  clock: "M12 7.5V12l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z",
};

/** @param {keyof typeof paths} name @returns {SVGElement} a decorative 24-unit icon */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", name === "play" || name === "pause" ? "icon icon-solid" : "icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}

/** Says a sentence to screen readers without moving the focus. @param {string} sentence */
export function announce(sentence) {
  const region = document.getElementById("announcer");
  if (region) region.append(h("p", {}, sentence));
  if (region && region.childElementCount > 3) region.firstElementChild?.remove();
}
