/**
 * Counts time down by the server's clock, on every screen alike: a phone whose own clock is wrong shows the same.
 * `#timer` says when it ends; the words go into every `[data-timer]`, or into itself when the page has none.
 * `#own-time` is one person's own time after that.
 */

const TICK_MS = 250;
const MINUTE = 60;
const SOON_S = 120;

let offset = 0;
/** @type {string | undefined} */
let measured;
let watching = 0;
/** When somebody's own time ends: of the one that was seen to run, and of the one whose end was told. */
let ran = "";
let told = "";
/** What the clock showed a moment ago, and until when it ran. */
let before = { ends: "", seconds: 0 };

/** The server's time now, in milliseconds. */
export function serverNow() {
  return Date.now() + offset;
}

export function watchTimer() {
  if (watching) return;
  document.addEventListener("live:clock", (event) => measure(String(/** @type {CustomEvent} */ (event).detail)));
  tick();
  watching = window.setInterval(tick, TICK_MS);
}

function measure(/** @type {string} */ now) {
  const fresh = Date.parse(now) - Date.now();
  if (!Number.isNaN(fresh)) offset = fresh;
}

/** Seconds left on the timer of the page, nothing without one; below zero when the time is up. */
export function secondsLeft() {
  const timer = document.getElementById("timer");
  if (!timer) return null;
  if (timer.dataset.now !== measured) {
    measured = timer.dataset.now;
    if (measured) measure(measured);
  }
  if (timer.dataset.left !== undefined) return Number(timer.dataset.left);
  if (!timer.dataset.ends) return null;
  return Math.ceil((Date.parse(timer.dataset.ends) - serverNow()) / 1000);
}

/** `4.37`, or `04:37` on the wall. */
export function clock(/** @type {number} */ seconds, wall = false) {
  const rest = Math.max(0, seconds);
  const minutes = String(Math.floor(rest / MINUTE)).padStart(wall ? 2 : 1, "0");
  return `${minutes}${wall ? ":" : "."}${String(rest % MINUTE).padStart(2, "0")}`;
}

function tick() {
  const timer = document.getElementById("timer");
  const seconds = secondsLeft();
  const outs = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-timer]"));
  if (timer && !outs.length && seconds !== null) put(timer, words(timer, seconds));
  for (const out of outs) {
    put(out, seconds === null || !timer ? "" : "timerShort" in out.dataset ? clock(seconds, true) : words(timer, seconds));
    out.classList.toggle("paused", timer?.dataset.left !== undefined);
    out.classList.toggle("over", seconds !== null && seconds <= 0);
  }
  own();
  pass(timer, seconds);
}

/** Two minutes before the end, and at the end, those who listen hear it; not when somebody sets the clock to that. */
function pass(/** @type {HTMLElement | null} */ timer, /** @type {number | null} */ seconds) {
  const ends = timer?.dataset.ends ?? "";
  const region = document.getElementById("announcer");
  if (ends && ends === before.ends && seconds !== null && region) {
    if (before.seconds > SOON_S && seconds <= SOON_S && seconds > 0) region.textContent = timer?.dataset.soon ?? "";
    if (before.seconds > 0 && seconds <= 0) region.textContent = timer?.dataset.over ?? "";
  }
  before = { ends, seconds: seconds ?? 0 };
}

function words(/** @type {HTMLElement} */ timer, /** @type {number} */ seconds) {
  if (timer.dataset.left !== undefined) return (timer.dataset.paused ?? "{time}").replace("{time}", clock(seconds));
  return seconds <= 0 ? (timer.dataset.over ?? "") : (timer.dataset.words ?? "{time}").replace("{time}", clock(seconds));
}

/** One person's own time, after the others' has run out. */
function own() {
  const mine = document.getElementById("own-time");
  if (!mine?.dataset.ends) return;
  const seconds = Math.ceil((Date.parse(mine.dataset.ends) - serverNow()) / 1000);
  if (seconds > 0) ran = mine.dataset.ends;
  const over = seconds <= 0 && ran === mine.dataset.ends;
  put(mine, seconds > 0 ? (mine.dataset.words ?? "{time}").replace("{time}", clock(seconds)) : over ? (mine.dataset.over ?? "") : "");
  mine.hidden = seconds <= 0 && !over;
  if (over && told !== ran) {
    told = ran;
    document.dispatchEvent(new CustomEvent("own:over"));
  }
}

function put(/** @type {HTMLElement} */ out, /** @type {string} */ text) {
  if (out.textContent !== text) out.textContent = text;
}
