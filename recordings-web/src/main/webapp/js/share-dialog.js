import { listLinks, makeLink, revokeLink } from "./api.js";
import { h, icon } from "./dom.js";
import { fullMoment, moment } from "./format.js";
import { inWords } from "./problems.js";
import { texts } from "./texts.js";

const words = texts.share;
const DAY_MS = 86_400_000;
const USUAL_DAYS = 7;

/** @param {() => string} recordingId */
export const shareButton = (recordingId) =>
  h("button", { type: "button", class: "icon-button", "aria-label": words.open, title: words.open, "aria-haspopup": "dialog", onclick: () => new ShareDialog(recordingId()) }, icon("share"));

/** Makes, lists and revokes the links that open a recording to others. A link is shown once, when it is made. */
class ShareDialog {
  #id;
  #life = h("select", { id: "share-life", autofocus: true }, ...Object.entries(words.lives).map(([days, name]) => h("option", { value: days, selected: Number(days) === USUAL_DAYS }, name)));
  #make = h("button", { type: "submit", class: "button button-main" }, words.make);
  #url = h("input", { id: "share-url", type: "text", readonly: true, dir: "ltr", onfocus: () => this.#url.select() });
  #made = h("div", { class: "share-made", hidden: true }, h("label", { for: "share-url" }, words.made),
    h("div", { class: "share-row" }, this.#url, h("button", { type: "button", class: "button", onclick: () => this.#copy() }, icon("copy"), words.copy)));
  #said = h("p", { class: "share-said", role: "status" });
  #problem = h("p", { class: "field-error", role: "alert" });
  #links = h("ul", { class: "share-links", "aria-label": words.links });
  #dialog = h("dialog", { class: "share", "aria-labelledby": "share-title", onclose: () => this.#dialog.remove() },
    h("div", { class: "share-row" }, h("h2", { id: "share-title" }, words.title),
      h("button", { type: "button", class: "icon-button", "aria-label": words.close, title: words.close, onclick: () => this.#dialog.close() }, icon("close"))),
    h("p", { class: "card-note" }, words.lead),
    h("form", { class: "share-row", onsubmit: (/** @type {Event} */ event) => this.#submit(event) }, h("label", { for: "share-life" }, words.works), this.#life, this.#make),
    this.#made, this.#said, this.#problem, h("h3", {}, words.links), this.#links);

  /** @param {string} id of the recording */
  constructor(id) {
    this.#id = id;
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#list();
  }

  async #list() {
    await this.#try(async () => {
      const links = await listLinks(this.#id);
      this.#links.replaceChildren(...(links.length ? links.map((link) => this.#link(link)) : [h("li", { class: "card-note" }, words.none)]));
    });
  }

  /** @param {{id: string, createdAt: string, expiresAt: string}} link */
  #link({ id, createdAt, expiresAt }) {
    const name = words.link(moment(createdAt), moment(expiresAt));
    return h("li", { class: "share-row" }, h("span", { title: fullMoment(expiresAt) }, name),
      h("button", { type: "button", class: "button", "aria-label": words.revokeThis(name), onclick: () => this.#revoke(id) }, words.revoke));
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    this.#make.disabled = true;
    await this.#try(async () => {
      const link = await makeLink(this.#id, Number(this.#life.value) * DAY_MS);
      this.#url.value = link.url;
      this.#made.hidden = false;
      this.#said.textContent = words.once;
      this.#url.focus();
      await this.#list();
    });
    this.#make.disabled = false;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#url.value);
      this.#said.textContent = words.copied;
    } catch {
      this.#url.focus();
      this.#said.textContent = words.copyByHand;
    }
  }

  /** @param {string} link */
  async #revoke(link) {
    await this.#try(async () => {
      await revokeLink(this.#id, link);
      if (this.#url.value.includes(link)) this.#made.hidden = true;
      this.#said.textContent = words.revoked;
      await this.#list();
      this.#life.focus();
    });
  }

  /** @param {() => Promise<void>} action */
  async #try(action) {
    this.#problem.textContent = "";
    try {
      await action();
    } catch (error) {
      const { title, detail } = inWords(error);
      this.#problem.textContent = detail ? `${title} ${detail}` : title;
    }
  }
}
