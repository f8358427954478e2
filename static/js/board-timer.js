/** Counts the phase's time down by the server's clock, wherever a page has `[data-timer]`. */

let shown = "";
let offset = 0;
/** @type {string | undefined} */
let measured;

export function watchTimer() {
  tick();
  window.setInterval(tick, 250);
}

function tick() {
  const timer = document.getElementById("timer");
  const out = document.querySelector("[data-timer]");
  if (!timer || !(out instanceof HTMLElement)) return;
  const words = timer.dataset.ends ? left(timer, out) : "";
  if (words !== shown) out.textContent = shown = words;
}

function left(/** @type {HTMLElement} */ timer, /** @type {HTMLElement} */ out) {
  if (timer.dataset.now !== measured) {
    measured = timer.dataset.now;
    offset = Date.parse(measured ?? "") - Date.now();
  }
  const seconds = Math.ceil((Date.parse(timer.dataset.ends ?? "") - Date.now() - offset) / 1000);
  if (seconds <= 0) return "timerShort" in out.dataset ? "00:00" : (timer.dataset.over ?? "");
  const clock = `${String(Math.floor(seconds / 60)).padStart("timerShort" in out.dataset ? 2 : 1, "0")}:${String(seconds % 60).padStart(2, "0")}`;
  return "timerShort" in out.dataset ? clock : (timer.dataset.words ?? "{time}").replace("{time}", clock);
}
