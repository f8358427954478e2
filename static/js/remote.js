/** The remote control: a quiet buzz two minutes before the time is up, unless it has been switched off. */
import { secondsLeft } from "./board-timer.js";
import { lead } from "./leading.js";

const SOON_S = 120;
const KEY = "agentnet-buzz";
const BUZZ = [180, 120, 180];

const buzz = /** @type {HTMLInputElement} */ (document.getElementById("buzz"));
/** @type {number | null} */
let before = null;

buzz.checked = localStorage.getItem(KEY) !== "off";
buzz.addEventListener("change", () => localStorage.setItem(KEY, buzz.checked ? "on" : "off"));

/** Once, when the clock passes two minutes by itself; not when somebody sets it to less. */
function watch() {
  const timer = document.getElementById("timer");
  const left = timer?.dataset.ends ? secondsLeft() : null;
  if (left !== null && before !== null && before > SOON_S && left <= SOON_S && before - left < 10 && buzz.checked) navigator.vibrate?.(BUZZ);
  before = left;
}

lead();
window.setInterval(watch, 500);
