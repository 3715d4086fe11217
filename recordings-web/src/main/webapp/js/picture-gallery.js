import { askForPicture, getJob, listPictures, offersPictures } from "./api.js";
import { Coalesced } from "./coalesced.js";
import { announce, h } from "./dom.js";
import { inWords, passing } from "./problems.js";
import { texts } from "./texts.js";

/** @typedef {import("./api.js").Job} Job */

const words = texts.gallery;
const SHOWN = 12;
const AGAIN_MS = 3_000;

/**
 * `<picture-gallery>`: asks for a random picture of a topic and shows each as its job goes on, newest first. Hidden where
 * the server has no provider of pictures.
 */
export class PictureGallery extends HTMLElement {
  /** @type {Map<string, Job>} */ #jobs = new Map();
  #fetches = new Coalesced((id) => this.#fetch(id));
  #input = h("input", { id: "topic", maxlength: 100, autocomplete: "off", "aria-describedby": "topic-problem" });
  #button = h("button", { type: "submit", class: "button button-main" }, words.ask);
  #problem = h("p", { id: "topic-problem", class: "field-error", role: "alert" });
  #list = h("ul", { class: "pictures", "aria-label": words.mine });

  connectedCallback() {
    this.append(
      h("h2", { id: "gallery-title" }, words.title),
      h("p", { class: "card-note" }, words.lead),
      h("form", { class: "topic", novalidate: true, onsubmit: (/** @type {Event} */ event) => this.#ask(event) },
        h("label", { for: "topic" }, words.topic), h("div", { class: "topic-line" }, this.#input, this.#button), this.#problem),
      this.#list,
    );
  }

  /** @returns {Promise<void>} */
  async load() {
    try {
      this.#jobs.clear();
      this.#list.replaceChildren();
      this.hidden = !(await offersPictures());
      if (this.hidden) return;
      (await listPictures(SHOWN)).reverse().forEach((job) => this.#show(job));
    } catch {
      setTimeout(() => this.load(), AGAIN_MS);
    }
  }

  /** @param {{type: string, jobId: string|null}} event from the stream; what it tells of is fetched anew */
  handle(event) {
    if (event.type === "reset") this.load();
    else if (!this.hidden && event.jobId && event.type.startsWith("job.")) this.#fetches.run(event.jobId);
  }

  /** @param {Event} event */
  async #ask(event) {
    event.preventDefault();
    const topic = this.#input.value.trim();
    this.#tell(topic ? "" : words.empty);
    if (!topic) return this.#input.focus();
    this.#button.disabled = true;
    try {
      this.#fetches.run((await askForPicture(topic)).id);
      this.#input.value = "";
      announce(words.asked(topic));
    } catch (error) {
      const { title, detail } = inWords(error);
      this.#tell(detail ? `${title} ${detail}` : title);
    } finally {
      this.#button.disabled = false;
    }
  }

  /** @param {string} problem */
  #tell(problem) {
    this.#problem.textContent = problem;
    this.#input.setAttribute("aria-invalid", String(problem !== ""));
  }

  /** @param {string} id */
  async #fetch(id) {
    try {
      const job = await getJob(id);
      const before = this.#jobs.get(id)?.status;
      if (job.type !== "random-image") return;
      this.#show(job);
      if (before && before !== job.status && job.completedAt) announce(inSentence(job));
    } catch (error) {
      if (passing(error)) setTimeout(() => this.#fetches.run(id), AGAIN_MS);
    }
  }

  /** @param {Job} job */
  #show(job) {
    this.#jobs.set(job.id, job);
    const item = h("li", { class: "card picture", dataset: { jobId: job.id, status: job.status } }, ...content(job));
    const shown = this.#list.querySelector(`[data-job-id="${CSS.escape(job.id)}"]`);
    if (shown) shown.replaceWith(item);
    else this.#list.prepend(item);
  }
}

/** @param {Job} job @returns {Node[]} */
function content(job) {
  const topic = h("span", { class: "card-title", dir: "auto" }, job.parameters.query);
  const picture = job.result;
  if (!picture) {
    return [h("div", { class: "picture-waits" }, topic, h("span", { class: "status" }, stateOf(job)), job.status === "failed" ? h("p", { class: "card-note" }, inSentence(job)) : null)];
  }
  const image = h("img", { src: picture.imageUrl, width: picture.width, height: picture.height, loading: "lazy", decoding: "async", alt: words.alt(job.parameters.query) });
  const credit = h("a", { href: picture.sourceUrl, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, words.credit(picture.author));
  return [h("figure", {}, image, h("figcaption", {}, topic, credit))];
}

/** @param {Job} job @returns {string} */
const stateOf = (job) => (job.status === "queued" && job.nextAttemptAt ? words.states.retrying : words.states[job.status]);

/** @param {Job} job one that has ended @returns {string} */
function inSentence(job) {
  /** @type {Record<string, string>} */
  const reasons = words.failure;
  if (job.status === "completed") return words.found(job.parameters.query);
  return job.status === "failed" ? (reasons[job.error?.code ?? ""] ?? reasons.unknown) : words.states[job.status];
}
customElements.define("picture-gallery", PictureGallery);
