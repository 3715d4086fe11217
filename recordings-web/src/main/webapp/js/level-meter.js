const BAR = 3;
const GAP = 3;
const STEP_MS = 50;
const QUIET = 0.012;
const QUIET_MS = 3000;

/**
 * Shows how loud the microphone is: bars that move along, or one bar for people who asked for less motion.
 * Fires `quiet` (detail: boolean) when nothing was heard for 3 s, and when something is again.
 */
export class LevelMeter extends EventTarget {
  /** @type {HTMLCanvasElement} */ #canvas;
  /** @type {AudioContext|null} */ #context = null;
  /** @type {AnalyserNode|null} */ #analyser = null;
  /** @type {number[]} */ #levels = [];
  #samples = new Float32Array(1024);
  #timer = 0;
  #loudAt = 0;
  #quiet = false;
  #still = matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    super();
    this.#canvas = canvas;
    new ResizeObserver(() => this.#draw()).observe(canvas);
  }

  /** @param {MediaStream} stream */
  attach(stream) {
    this.#context = new AudioContext();
    this.#context.resume().catch(() => undefined);
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = this.#samples.length;
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    this.#levels = [];
    this.#loudAt = performance.now();
    this.#timer = setInterval(() => this.#step(), STEP_MS);
  }

  detach() {
    clearInterval(this.#timer);
    this.#context?.close();
    this.#context = null;
    this.#levels = [];
    this.#hear(true);
    this.#draw();
  }

  #step() {
    this.#analyser?.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length;
    const loudness = Math.sqrt(power);
    this.#hear(loudness > QUIET);
    this.#levels.push(Math.min(1, Math.sqrt(loudness * 2.2)));
    if (this.#levels.length > 600) this.#levels.shift();
    this.#canvas.parentElement?.style.setProperty("--level", this.#levels.at(-1)?.toFixed(2) ?? "0");
    this.#draw();
  }

  /** @param {boolean} heard */
  #hear(heard) {
    if (heard) this.#loudAt = performance.now();
    const quiet = performance.now() - this.#loudAt > QUIET_MS;
    if (quiet === this.#quiet) return;
    this.#quiet = quiet;
    this.dispatchEvent(new CustomEvent("quiet", { detail: quiet }));
  }

  #draw() {
    const scale = devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    if (!width) return;
    this.#canvas.width = width * scale;
    this.#canvas.height = height * scale;
    const pen = this.#canvas.getContext("2d");
    if (!pen) return;
    pen.scale(scale, scale);
    const colours = getComputedStyle(this.#canvas);
    if (this.#still.matches && this.#context) this.#drawStill(pen, width, height, colours);
    else this.#drawBars(pen, width, height, colours);
  }

  /** @param {CanvasRenderingContext2D} pen @param {number} width @param {number} height @param {CSSStyleDeclaration} colours */
  #drawBars(pen, width, height, colours) {
    const count = Math.floor((width + GAP) / (BAR + GAP));
    const recent = this.#levels.slice(-count);
    for (let bar = 0; bar < count; bar++) {
      const level = recent[bar - (count - recent.length)];
      const size = Math.max(BAR, (level ?? 0) * height);
      pen.fillStyle = colours.getPropertyValue(level === undefined ? "--meter-idle" : "--meter");
      pen.beginPath();
      pen.roundRect(bar * (BAR + GAP), (height - size) / 2, BAR, size, BAR / 2);
      pen.fill();
    }
  }

  /** @param {CanvasRenderingContext2D} pen @param {number} width @param {number} height @param {CSSStyleDeclaration} colours */
  #drawStill(pen, width, height, colours) {
    const recent = this.#levels.slice(-6);
    const level = recent.reduce((sum, each) => sum + each, 0) / Math.max(1, recent.length);
    for (const [share, colour] of /** @type {[number, string][]} */ ([[1, "--meter-idle"], [level, "--meter"]])) {
      pen.fillStyle = colours.getPropertyValue(colour);
      pen.beginPath();
      pen.roundRect(0, height / 2 - 5, Math.max(10, width * share), 10, 5);
      pen.fill();
    }
  }
}
