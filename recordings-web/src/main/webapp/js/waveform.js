const BAR = 2;
const GAP = 1.5;

/** The outline of a sound, filled as far as it has been played. */
export class Waveform {
  /** @type {HTMLCanvasElement} */ element = document.createElement("canvas");
  /** @type {number[]} */ #peaks = [];
  #played = 0;
  #drawn = "";

  constructor() {
    this.element.className = "wave";
    this.element.setAttribute("aria-hidden", "true");
    new ResizeObserver(() => this.#draw()).observe(this.element);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => ((this.#drawn = ""), this.#draw()));
  }

  /** @param {number[]} peaks 0..100 each */
  set peaks(peaks) {
    const loudest = Math.max(20, ...peaks);
    this.#peaks = peaks.map((peak) => peak / loudest);
    this.#drawn = "";
    this.#draw();
  }

  /** @param {number} share 0..1 */
  set played(share) {
    this.#played = share;
    this.#draw();
  }

  #draw() {
    const { clientWidth: width, clientHeight: height } = this.element;
    const count = Math.floor((width + GAP) / (BAR + GAP));
    const full = this.#played * count;
    const state = `${width} ${height} ${Math.round(full * 4)}`;
    if (!this.#peaks.length || count < 1 || state === this.#drawn) return;
    this.#drawn = state;
    const scale = devicePixelRatio || 1;
    this.element.width = width * scale;
    this.element.height = height * scale;
    const pen = this.element.getContext("2d");
    if (!pen) return;
    pen.scale(scale, scale);
    const colours = getComputedStyle(this.element);
    for (let bar = 0; bar < count; bar++) {
      const size = Math.max(BAR, this.#peak(bar / count, (bar + 1) / count) * height);
      pen.fillStyle = colours.getPropertyValue(bar < full ? "--green" : "--wave");
      pen.beginPath();
      pen.roundRect(bar * (BAR + GAP), (height - size) / 2, BAR, size, BAR / 2);
      pen.fill();
    }
  }

  /** The loudest between two shares of the whole. @param {number} from @param {number} to */
  #peak(from, to) {
    const first = Math.floor(from * this.#peaks.length);
    const last = Math.max(first + 1, Math.ceil(to * this.#peaks.length));
    return Math.max(0, ...this.#peaks.slice(first, last));
  }
}
