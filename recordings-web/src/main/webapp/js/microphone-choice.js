import { h } from "./dom.js";
import { chooseMicrophone, chosenMicrophone, microphones } from "./recorder.js";
import { texts } from "./texts.js";

/** Which microphone to use; shown once there is a choice. */
export class MicrophoneChoice {
  #select = /** @type {HTMLSelectElement} */ (h("select", { id: "microphone", onchange: () => chooseMicrophone(this.#select.value) }));
  #field = h("p", { class: "microphone", hidden: true }, h("label", { for: "microphone" }, texts.studio.microphone), this.#select);
  element = h("div", {}, this.#field);

  constructor() {
    navigator.mediaDevices?.addEventListener("devicechange", () => this.refresh());
  }

  async refresh() {
    const found = await microphones();
    this.#select.replaceChildren(...found.map(({ deviceId, label }) => h("option", { value: deviceId }, label)));
    if (found.some(({ deviceId }) => deviceId === chosenMicrophone())) this.#select.value = chosenMicrophone();
    this.#field.hidden = found.length < 2;
  }
}
