/** The wall while no board or poll is on it: title, task, countdown, groups, how to join. */
import { watchTimer } from "./board-timer.js";
import { Follower } from "./live.js";
import { ask, followWorkshop, renew, stayAwake } from "./wall-follow.js";

const LOOK_MS = 5_000;
const PARTS = ["foyer-title", "foyer-join", "foyer", "foyer-foot"];
const spot = /** @type {HTMLElement} */ (document.getElementById("wall-follow"));

/** What is too much for the wall is said more tightly: without the task, then names after each other. */
const DENSITIES = ["1", "2", "3", "4"];

function fit() {
  const foyer = document.getElementById("foyer");
  const main = document.getElementById("main");
  if (!foyer || !main) return;
  delete foyer.dataset.dense;
  for (const dense of DENSITIES) {
    if (foyer.scrollHeight <= main.clientHeight + 1) return;
    foyer.dataset.dense = dense;
  }
}

const renewed = renew(PARTS);
function same(/** @type {string} */ html) {
  renewed(html);
  fit();
}

new Follower(`/workshops/${spot.dataset.workshop}`, {
  tell: (state) => document.body.classList.toggle("off", state === "off" || state === "gone"),
});
watchTimer();
followWorkshop(same);
window.setInterval(() => ask(spot.dataset.to ?? location.pathname, same), LOOK_MS);
if (window.top === window) stayAwake();
fit();
document.fonts.ready.then(fit);
new ResizeObserver(fit).observe(/** @type {HTMLElement} */ (document.getElementById("main")));
