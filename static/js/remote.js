/**
 * The remote control: a quiet buzz two minutes before the time is up, unless it has been switched off. Who has asked the
 * device for less motion gets none until they switch it on here.
 */
import { secondsLeft } from "./board-timer.js";
import { lead } from "./leading.js";

const SOON_S = 120;
const KEY = "agentnet-buzz";
const BUZZ = [180, 120, 180];

const buzz = /** @type {HTMLInputElement} */ (document.getElementById("buzz"));
/** @type {number | null} */
let before = null;
let until = "";

const chosen = localStorage.getItem(KEY);
buzz.checked = chosen ? chosen !== "off" : !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
buzz.addEventListener("change", () => localStorage.setItem(KEY, buzz.checked ? "on" : "off"));

/** Once, when the clock passes two minutes by itself, also behind a dark screen; not when somebody sets it to less. */
function watch() {
  const ends = document.getElementById("timer")?.dataset.ends ?? "";
  const left = ends ? secondsLeft() : null;
  const passed = ends === until && left !== null && before !== null && before > SOON_S && left <= SOON_S && left > 0;
  if (passed && buzz.checked) navigator.vibrate?.(BUZZ);
  before = left;
  until = ends;
}

lead();
window.setInterval(watch, 500);
