/** How far from the end still counts as there. */
const NEAR_PX = 120;

/** Stays at the end of the page while what stands there grows, unless the person has scrolled away from it. */
export class PageEnd {
  #stays = true;
  #closing = new AbortController();
  #growth = new ResizeObserver(() => this.#stays && this.reach());

  /** @param {Element} element that grows */
  follow(element) {
    this.#growth.observe(element);
    const look = () => (this.#stays = scrollY + innerHeight >= document.documentElement.scrollHeight - NEAR_PX);
    addEventListener("scroll", look, { signal: this.#closing.signal, passive: true });
  }

  reach() {
    this.#stays = true;
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  }

  close() {
    this.#growth.disconnect();
    this.#closing.abort();
  }
}
