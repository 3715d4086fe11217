import "./connection-status.js";
import { ApiError } from "./api.js";
import { chosenOf } from "./application-choice.js";
import { ChatClient } from "./chat-client.js";
import { Conversation } from "./conversation.js";
import { h } from "./dom.js";
import { EventStream } from "./events.js";
import { moment } from "./format.js";
import { lookOften } from "./looks.js";
import { inWords } from "./problems.js";
import { texts } from "./texts.js";

const words = texts.chat;
/** Gone with the tab. */
const KEPT = "application-key";
const CHOSEN = "application";

const main = /** @type {HTMLElement} */ (document.getElementById("chat"));
const status = /** @type {any} */ (document.querySelector("connection-status"));
const leave = /** @type {HTMLElement} */ (document.getElementById("leave"));
/** @type {Conversation|null} */ let conversation = null;

document.title = words.title;
for (const element of document.querySelectorAll("[data-text]")) {
  const path = /** @type {HTMLElement} */ (element).dataset.text?.split(".") ?? [];
  element.textContent = path.reduce((/** @type {any} */ part, name) => part[name], texts);
}

/** @param {unknown} error @returns {string} */
const why = (error) => (error instanceof ApiError && error.status === 401 ? words.wrongKey : inWords(error).title);

/** @param {string} [sentence] */
function askForKey(sentence) {
  const input = h("input", { id: "key", type: "password", autocomplete: "off", spellcheck: "false", required: true, "aria-describedby": "key-hint" });
  const problem = h("p", { class: "field-error", role: "alert" }, sentence);
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    problem.textContent = "";
    try {
      await enter(input.value.trim());
    } catch (error) {
      problem.textContent = why(error);
    }
  };
  main.replaceChildren(h("form", { class: "card card-whole sign-in", onsubmit: submit }, h("h1", {}, words.signIn), h("label", { for: "key" }, words.key), input,
    h("p", { class: "card-note", id: "key-hint" }, words.keyHint), problem, h("button", { type: "submit", class: "button button-main" }, words.enter)));
  input.focus();
}

/** @param {string} key */
async function enter(key) {
  const client = new ChatClient(key);
  const applications = await client.applications();
  sessionStorage.setItem(KEPT, key);
  leave.hidden = false;
  const chosen = applications.find(({ token }) => token === sessionStorage.getItem(CHOSEN));
  client.open(chosen ?? (applications.length === 1 ? applications[0] : await chosenOf(main, applications)));
  sessionStorage.setItem(CHOSEN, client.token);
  status.hidden = false;
  listen(client);
  await overview(client);
}

/** @param {ChatClient} client */
async function overview(client) {
  const chats = await client.chats();
  const place = h("div", { class: "chat-place" });
  const list = h("ul", { class: "chat-names" });
  const open = async (/** @type {number} */ number) => {
    if (conversation?.unsaid && !(await conversation.finish()) && !confirm(words.leaveUnsent)) return;
    const chat = await client.chat(number);
    conversation?.close();
    conversation = new Conversation(client, chat);
    place.replaceChildren(conversation.element);
    history.replaceState(null, "", `#${number}`);
    for (const link of list.querySelectorAll("a")) link.setAttribute("aria-current", String(link.hash === `#${number}`));
    await conversation.begin();
  };
  const link = (/** @type {import("./chat-client.js").Chat} */ { number, title, createdAt }) =>
    h("li", {}, h("a", { href: `#${number}`, dir: "auto", title: moment(createdAt), onclick: (/** @type {Event} */ event) => {
      event.preventDefault();
      open(number).catch(complain);
    } }, title ?? words.untitled(number)));
  const title = h("input", { id: "new-chat", maxlength: 200, placeholder: words.newTitle, "aria-label": words.newTitle, dir: "auto" });
  const begin = async (/** @type {Event} */ event) => {
    event.preventDefault();
    try {
      const chat = await client.begin(title.value.trim());
      title.value = "";
      list.prepend(link(chat));
      await open(chat.number);
    } catch (error) {
      complain(error);
    }
  };
  const complain = (/** @type {unknown} */ error) => place.replaceChildren(h("p", { class: "notice", role: "alert" }, inWords(error).title));
  list.append(...chats.map(link));
  main.replaceChildren(h("nav", { class: "chat-list", "aria-label": words.chats }, h("h2", { dir: "auto" }, client.name), h("form", { class: "chat-new", onsubmit: begin }, title, h("button", { type: "submit", class: "button" }, words.begin)), list), place);
  const wanted = Number(location.hash.slice(1)) || chats[0]?.number;
  if (wanted) await open(wanted).catch(complain);
  else place.replaceChildren(h("p", { class: "card-note" }, words.none));
}

/** @param {ChatClient} client */
function listen(client) {
  const events = new EventStream(client.ticket);
  events.addEventListener("event", (event) => {
    const { recordingId, type } = /** @type {CustomEvent} */ (event).detail;
    if (recordingId && type !== "recording.progress") conversation?.refresh(recordingId);
  });
  events.addEventListener("state", (event) => {
    status.state = /** @type {CustomEvent} */ (event).detail;
    if (status.dataset.state === "live") conversation?.refresh(null);
  });
  events.start(null);
  // Messages that others write have no events.
  lookOften(async () => conversation?.lookForMore());
}

leave.addEventListener("click", () => {
  sessionStorage.removeItem(KEPT);
  sessionStorage.removeItem(CHOSEN);
  location.replace("/chat");
});
addEventListener("beforeunload", (event) => conversation?.unsaid && event.preventDefault());

const kept = sessionStorage.getItem(KEPT);
if (kept) enter(kept).catch((error) => askForKey(why(error)));
else askForKey();
