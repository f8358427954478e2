/** The wall while no board or poll is on it: title, task, countdown, groups, how to join. */
import { watchTimer } from "./board-timer.js";
import { Follower } from "./live.js";
import { ask, followWorkshop, stayAwake } from "./wall-follow.js";

const LOOK_MS = 5_000;
const PARTS = ["foyer-title", "foyer", "foyer-foot"];
const spot = /** @type {HTMLElement} */ (document.getElementById("wall-follow"));

/** The parts of the page as it is now; those that are the same stay. */
function same(/** @type {string} */ html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const id of PARTS) {
    const old = document.getElementById(id);
    const now = fresh.getElementById(id);
    if (old && now && plain(old) !== plain(now)) old.replaceWith(document.adoptNode(now));
  }
}

/** Without what the countdown and the fragments have filled in. */
function plain(/** @type {HTMLElement} */ part) {
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  for (const live of copy.querySelectorAll("#timer, [data-timer], [hx-get]")) live.textContent = "";
  for (const timer of copy.querySelectorAll("#timer")) timer.removeAttribute("data-now");
  return copy.innerHTML.replace(/ class="[^"]*"/g, "");
}

new Follower(`/workshops/${spot.dataset.workshop}`, {
  tell: (state) => document.body.classList.toggle("off", state === "off" || state === "gone"),
});
watchTimer();
followWorkshop(same);
window.setInterval(() => ask(spot.dataset.to ?? location.pathname, same), LOOK_MS);
if (window.top === window) stayAwake();
