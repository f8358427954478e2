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
  for (const hidden of /** @type {NodeListOf<HTMLElement>} */ (foyer.querySelectorAll(".wall-group[hidden]"))) hidden.hidden = false;
  document.getElementById("groups-more")?.toggleAttribute("hidden", true);
  for (const dense of DENSITIES) {
    if (main.scrollHeight <= main.clientHeight + 1) return;
    foyer.dataset.dense = dense;
  }
  count(foyer, main);
}

/** Groups that would not be seen whole even so are counted. */
function count(/** @type {HTMLElement} */ foyer, /** @type {HTMLElement} */ main) {
  const more = document.getElementById("groups-more");
  const groups = /** @type {HTMLElement[]} */ ([...foyer.querySelectorAll(".wall-group")]);
  for (let left = 1; more && left < groups.length && main.scrollHeight > main.clientHeight + 1; left += 1) {
    groups[groups.length - left].hidden = true;
    more.hidden = false;
    more.textContent = (more.dataset.words ?? "").replace("{n}", String(left));
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
