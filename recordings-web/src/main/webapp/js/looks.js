const QUICK_MS = 3_000;
const SLOW_MS = 30_000;

/**
 * Looks again and again for what nobody tells of, while the page is seen: ever more seldom while nothing is found and nobody
 * touches the page.
 *
 * @param {() => Promise<boolean|undefined>} look whether it has found something
 */
export function lookOften(look) {
  let pause = QUICK_MS;
  let timer = 0;
  const wait = () => (timer = setTimeout(again, pause));
  const again = async () => {
    if (document.visibilityState === "hidden") return;
    const found = await look().catch(() => false);
    pause = found ? QUICK_MS : Math.min(SLOW_MS, pause * 1.5);
    clearTimeout(timer);
    wait();
  };
  const soon = () => {
    if (pause === QUICK_MS && timer) return;
    pause = QUICK_MS;
    clearTimeout(timer);
    wait();
  };
  for (const touch of ["pointerdown", "keydown", "focus"]) addEventListener(touch, soon);
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    timer = 0;
    if (document.visibilityState === "visible") soon();
  });
  wait();
}
