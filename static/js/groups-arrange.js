/** The leader's page of breakout groups keeps up by itself: who came in, who is where, what each group would bring. */
import { place } from "./leading.js";
import { Follower } from "./live.js";

const REST_MS = 700;
const LOOK_MS = 8_000;
const PARTS = ["#deal-facts", "#groups-live"];

let later = 0;

/** Once for many changes; never under the hand of somebody who is moving a person. */
function soon() {
  if (!later) later = window.setTimeout(look, REST_MS);
}

async function look() {
  later = 0;
  if (document.visibilityState !== "visible" || moving()) return;
  try {
    const answer = await fetch(spot.dataset.at ?? "", { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!moving()) place(PARTS.map((part) => fresh.querySelector(part)?.outerHTML ?? "").join(""));
  } catch {
    // The line is down: the next look will do.
  }
}

function moving() {
  return document.querySelector("#groups-live details[open], #groups-live [data-sent], dialog[open]") !== null;
}

const spot = /** @type {HTMLElement} */ (document.getElementById("groups-live"));
new Follower(spot.dataset.arranging ?? "", { tell: (state) => state === "live" && soon() });
document.addEventListener("workshop:look", soon);
document.addEventListener("visibilitychange", soon);
window.setInterval(soon, LOOK_MS);
