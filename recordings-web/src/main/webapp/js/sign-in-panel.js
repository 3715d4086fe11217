import { askToSignIn, confirmSignIn, signOut, whoAmI } from "./api.js";
import { announce, h, icon } from "./dom.js";
import { inWords } from "./problems.js";
import { texts } from "./texts.js";

const words = texts.signIn;
const LINK = "#sign-in=";

/** `<sign-in-panel>`: who is signed in, where the server can send links. Opens such a link, too, when the page was opened by one. */
export class SignInPanel extends HTMLElement {
  async connectedCallback() {
    addEventListener("hashchange", () => this.#confirm());
    if (await this.#confirm()) return;
    try {
      const { kind, email, signInOffered } = await whoAmI();
      if (kind === "visitor" && (signInOffered || email)) this.#show(email);
    } catch {
      // The page works without; the next one that is opened asks again.
    }
  }

  /** @param {string|null} email */
  #show(email) {
    const action = email
      ? h("button", { type: "button", class: "link", onclick: () => this.#leave() }, words.signOut)
      : h("button", { type: "button", class: "link", "aria-haspopup": "dialog", onclick: () => new SignInDialog() }, words.open);
    this.replaceChildren(...(email ? [h("span", { class: "sign-in-name", dir: "ltr", title: words.signedIn(email) }, email)] : []), action);
  }

  /** @returns {Promise<boolean>} whether the page begins anew */
  async #confirm() {
    if (!location.hash.startsWith(LINK)) return false;
    const token = location.hash.slice(LINK.length);
    history.replaceState(null, "", location.pathname);
    try {
      const { email } = await confirmSignIn(token);
      announce(words.signedIn(email));
      location.reload();
      return true;
    } catch (error) {
      const isWrong = /** @type {any} */ (error).status === 404;
      new SignInDialog(isWrong ? words.wrongLink : inWords(error).title);
      return false;
    }
  }

  async #leave() {
    try {
      await signOut();
      location.reload();
    } catch (error) {
      announce(inWords(error).title);
    }
  }
}
customElements.define("sign-in-panel", SignInPanel);

/** Asks for the address that the link is to be sent to. */
class SignInDialog {
  #email = h("input", { id: "sign-in-email", type: "email", autocomplete: "email", required: true, dir: "ltr", autofocus: true, "aria-describedby": "sign-in-problem" });
  #send = h("button", { type: "submit", class: "button button-main" }, words.send);
  #said = h("p", { class: "share-said", role: "status" });
  #problem = h("p", { id: "sign-in-problem", class: "field-error", role: "alert" });
  #dialog = h("dialog", { class: "share", "aria-labelledby": "sign-in-title", onclose: () => this.#dialog.remove() },
    h("div", { class: "share-row" }, h("h2", { id: "sign-in-title" }, words.title),
      h("button", { type: "button", class: "icon-button", "aria-label": texts.share.close, title: texts.share.close, onclick: () => this.#dialog.close() }, icon("close"))),
    h("p", { class: "card-note" }, words.lead),
    h("form", { class: "share-row", novalidate: true, onsubmit: (/** @type {Event} */ event) => this.#submit(event) }, h("label", { for: "sign-in-email" }, words.email), this.#email, this.#send),
    this.#said, this.#problem);

  /** @param {string} [problem] of the link that opened the page */
  constructor(problem = "") {
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#problem.textContent = problem;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    this.#send.disabled = true;
    this.#problem.textContent = "";
    try {
      await askToSignIn(this.#email.value);
      this.#said.textContent = words.sent;
    } catch (error) {
      const { status } = /** @type {any} */ (error);
      this.#problem.textContent = status === 422 ? texts.review.emailWrong : inWords(error).title;
      this.#email.focus();
    }
    this.#send.disabled = false;
  }
}
