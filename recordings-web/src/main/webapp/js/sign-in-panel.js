import { askToSignIn, beginOpenId, confirmSignIn, signOut, whoAmI } from "./api.js";
import { announce, h, icon } from "./dom.js";
import { inWords } from "./problems.js";
import { texts } from "./texts.js";

const words = texts.signIn;
const LINK = "#sign-in=";
const PROBLEM = "#sign-in-problem=";

/**
 * What the server offers.
 * @typedef {{signInOffered: boolean, openId: string|null}} Ways
 */

/**
 * `<sign-in-panel>`: who is signed in, where the server can send links or has an OpenID provider. Opens such a link, too, when
 * the page was opened by one, and tells what became of a way to the provider and back.
 */
export class SignInPanel extends HTMLElement {
  /** @type {Ways} */
  #ways = { signInOffered: true, openId: null };

  async connectedCallback() {
    addEventListener("hashchange", () => this.#confirm());
    if (await this.#confirm()) return;
    try {
      const { kind, email, signedIn, ...ways } = await whoAmI();
      this.#ways = ways;
      if (kind === "visitor" && (ways.signInOffered || ways.openId || signedIn)) this.#show(signedIn, email);
      this.#complain();
    } catch {
      // The page works without; the next one that is opened asks again.
    }
  }

  /** @param {boolean} signedIn @param {string|null} email */
  #show(signedIn, email) {
    const action = signedIn
      ? h("button", { type: "button", class: "link", onclick: () => this.#leave() }, words.signOut)
      : h("button", { type: "button", class: "link", "aria-haspopup": "dialog", onclick: () => new SignInDialog(this.#ways) }, words.open);
    const who = email ? h("span", { class: "sign-in-name", dir: "ltr", title: words.signedIn(email) }, email) : h("span", { class: "sign-in-name" }, words.anybody);
    this.replaceChildren(...(signedIn ? [who] : []), action);
  }

  #complain() {
    if (!location.hash.startsWith(PROBLEM)) return;
    /** @type {Record<string, string>} */
    const problems = words.problems;
    const problem = problems[location.hash.slice(PROBLEM.length)] ?? problems.unavailable;
    history.replaceState(null, "", location.pathname);
    new SignInDialog(this.#ways, problem);
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
      new SignInDialog(this.#ways, isWrong ? words.wrongLink : inWords(error).title);
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

/** Leads to the OpenID provider, and asks for the address that a link is to be sent to. */
class SignInDialog {
  #email = h("input", { id: "sign-in-email", type: "email", autocomplete: "email", required: true, dir: "ltr", autofocus: true, "aria-describedby": "sign-in-problem" });
  #send = h("button", { type: "submit", class: "button button-main" }, words.send);
  #said = h("p", { class: "share-said", role: "status" });
  #problem = h("p", { id: "sign-in-problem", class: "field-error", role: "alert" });
  /** @type {HTMLDialogElement} */
  #dialog;

  /** @param {Ways} ways @param {string} [problem] of what opened the page */
  constructor({ signInOffered, openId }, problem = "") {
    this.#dialog = h("dialog", { class: "share", "aria-labelledby": "sign-in-title", onclose: () => this.#dialog.remove() },
      h("div", { class: "share-row" }, h("h2", { id: "sign-in-title" }, words.title),
        h("button", { type: "button", class: "icon-button", "aria-label": texts.share.close, title: texts.share.close, onclick: () => this.#dialog.close() }, icon("close"))),
      h("p", { class: "card-note" }, words.why),
      ...(openId ? [h("button", { type: "button", class: "button button-main", onclick: () => this.#leaveFor() }, words.openId(openId))] : []),
      ...(signInOffered ? this.#byEmail() : []),
      this.#said, this.#problem);
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#problem.textContent = problem;
  }

  #byEmail() {
    return [
      h("p", { class: "card-note" }, words.lead),
      h("form", { class: "share-row", novalidate: true, onsubmit: (/** @type {Event} */ event) => this.#submit(event) }, h("label", { for: "sign-in-email" }, words.email), this.#email, this.#send),
    ];
  }

  async #leaveFor() {
    try {
      location.assign((await beginOpenId()).url);
    } catch (error) {
      this.#problem.textContent = /** @type {any} */ (error).status === 503 ? words.problems.unavailable : inWords(error).title;
    }
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
