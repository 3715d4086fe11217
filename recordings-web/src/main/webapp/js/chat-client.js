import { ApiError, base, parse } from "./api.js";

/** @typedef {{token: string, name: string, createdAt: string}} Application */
/** @typedef {{number: number, title: string|null, messagesCount: number, createdAt: string}} Chat */
/** @typedef {{number: number, body: string|null, recordingId: string|null, correctedText: string|null, edited: boolean, deleted: boolean, createdAt: string}} Message */

/** What an application may do with its chats, by its key. */
export class ChatClient {
  #key;
  token = "";
  name = "";

  /** @param {string} key */
  constructor(key) {
    this.#key = key;
  }

  /** @param {string} path @param {RequestInit} [options] */
  async #call(path, options = {}) {
    let response;
    try {
      const headers = { Accept: "application/json", Authorization: `Bearer ${this.#key}`, ...options.headers };
      response = await fetch(base + path, { cache: "no-store", credentials: "omit", ...options, headers });
    } catch {
      throw new ApiError(0, null, null);
    }
    if (response.ok) return response;
    throw new ApiError(response.status, parse(await response.text().catch(() => "")), response.headers.get("Retry-After"));
  }

  /** @param {string} path */
  #get = async (path) => (await this.#call(path)).json();

  /** @param {string} method @param {string} path @param {object} body */
  async #send(method, path, body) {
    return (await this.#call(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) })).json();
  }

  /** @param {string} rest */
  #path = (rest) => `/applications/${encodeURIComponent(this.token)}${rest}`;

  /** @returns {Promise<Application[]>} whose key it is; of an administrator's the newest */
  applications = async () => (await this.#get("/applications?limit=200")).data;

  /** @param {Application} application whose chats are meant */
  open({ token, name }) {
    this.token = token;
    this.name = name;
  }

  /** @returns {Promise<Chat[]>} the newest */
  chats = async () => (await this.#get(this.#path("/chats?limit=100"))).data;

  /** @param {number} chat @returns {Promise<Chat>} */
  chat = (chat) => this.#get(this.#path(`/chats/${chat}`));

  /** @param {string} title @returns {Promise<Chat>} */
  begin = (title) => this.#send("POST", this.#path("/chats"), { title: title || null });

  /** @param {number} chat @param {number} message @returns {Promise<Message>} */
  message = (chat, message) => this.#get(this.#path(`/chats/${chat}/messages/${message}`));

  /** @param {number} chat @param {string} body @param {string} key the same again writes nothing twice @returns {Promise<Message>} */
  async write(chat, body, key) {
    const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
    return (await this.#call(this.#path(`/chats/${chat}/messages`), { method: "POST", headers, body: JSON.stringify({ body }) })).json();
  }

  /** @param {number} chat @param {Blob} audio @param {string} name @param {string} key @returns {Promise<Message>} */
  async speak(chat, audio, name, key) {
    const form = new FormData();
    form.set("audio", audio, name);
    return (await this.#call(this.#path(`/chats/${chat}/messages`), { method: "POST", headers: { "Idempotency-Key": key }, body: form })).json();
  }

  /** @param {number} chat @param {number} message @param {string} body @returns {Promise<Message>} */
  edit = (chat, message, body) => this.#send("PUT", this.#path(`/chats/${chat}/messages/${message}`), { body });

  /** @param {number} chat @param {string} query @returns {Promise<{number: number, snippet: string}[]>} */
  search = async (chat, query) => (await this.#get(this.#path(`/chats/${chat}/messages/search?${new URLSearchParams({ query, limit: "20" })}`))).data;

  /** @param {string} id @returns {Promise<import("./api.js").Recording>} */
  recording = (id) => this.#get(`/recordings/${encodeURIComponent(id)}`);

  /** @param {string} id @returns {Promise<import("./api.js").Transcript>} */
  transcript = (id) => this.#get(`/recordings/${encodeURIComponent(id)}/transcript?format=json`);

  /** Players cannot send keys, so they are handed the whole. @param {string} id @param {string} which @returns {Promise<Blob>} */
  audio = async (id, which) => (await this.#call(`/recordings/${encodeURIComponent(id)}/${which}`, { headers: { Accept: "*/*" } })).blob();

  /** @returns {Promise<string>} which opens one stream */
  ticket = async () => (await (await this.#call("/events/tickets", { method: "POST" })).json()).ticket;
}
