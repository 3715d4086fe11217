import { h } from "./dom.js";
import { moment } from "./format.js";
import { texts } from "./texts.js";

/**
 * Asks whose chats are meant, as an administrator's key opens those of all.
 *
 * @param {HTMLElement} place
 * @param {import("./chat-client.js").Application[]} applications
 * @returns {Promise<import("./chat-client.js").Application>}
 */
export function chosenOf(place, applications) {
  return new Promise((resolve) => {
    const choice = (/** @type {import("./chat-client.js").Application} */ application) =>
      h("li", {}, h("button", { type: "button", class: "button button-quiet", dir: "auto", onclick: () => resolve(application) }, `${application.name} (${moment(application.createdAt)})`));
    const title = h("h1", { tabindex: -1 }, texts.chat.which);
    place.replaceChildren(h("section", { class: "card card-whole sign-in" }, title, h("ul", { class: "chat-names", "data-testid": "applications" }, ...applications.map(choice))));
    title.focus();
  });
}
