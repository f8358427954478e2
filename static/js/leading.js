/** A leader's page that keeps itself as it is on the server: any leader may press, at any machine, at any time. */
import { watchTimer } from "./board-timer.js";
import { watchCommands } from "./commands.js";
import { Follower } from "./live.js";

const REST_MS = 800;
const LOOK_MS = 6_000;

let asked = 0;
let later = 0;
let board = "";
/** @type {Follower} */
let follower;

/** @param {() => void} shown after every look */
export function lead(shown = () => {}) {
  const spot = /** @type {HTMLElement} */ (document.getElementById("leading"));
  board = ledBoard();
  follower = new Follower(spot.dataset.leading ?? "", {
    query: () => ({ board }),
    take: () => soon(spot, shown),
    tell: (state) => {
      document.body.classList.toggle("off", state === "off" || state === "gone");
      if (state === "live") soon(spot, shown);
    },
  });
  document.addEventListener("workshop:look", () => soon(spot, shown));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && soon(spot, shown));
  window.setInterval(() => document.visibilityState === "visible" && soon(spot, shown), LOOK_MS);
  watchCommands(() => look(spot, shown));
  watchTimer();
}

function ledBoard() {
  return document.querySelector("[data-board]")?.getAttribute("data-board") ?? "";
}

/** Once for many changes. */
function soon(/** @type {HTMLElement} */ spot, /** @type {() => void} */ shown) {
  if (later) return;
  later = window.setTimeout(() => look(spot, shown), Math.max(0, asked + REST_MS - Date.now()));
}

async function look(/** @type {HTMLElement} */ spot, /** @type {() => void} */ shown) {
  window.clearTimeout(later);
  later = 0;
  asked = Date.now();
  try {
    const answer = await fetch(spot.dataset.at ?? "", { headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    place(await answer.text());
  } catch {
    return; // The line is down: the follower says so, and looks again when it is back.
  }
  if (ledBoard() !== board) {
    board = ledBoard();
    follower.anew();
  }
  shown();
}

/** Parts with an id take the place of the old ones where they differ; the focus and what is open stay. */
export function place(/** @type {string} */ html) {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  for (const part of [...parsed.content.children]) {
    const old = part.id ? document.getElementById(part.id) : null;
    if (!old || same(old, part) || old.querySelector("[data-busy]")) continue;
    const key = old.contains(document.activeElement) ? (/** @type {HTMLElement} */ (document.activeElement).dataset.key ?? "") : null;
    if (key === "") continue; // somebody is in a field, or on a link that has no other
    for (const fold of old.querySelectorAll("details[id]")) part.querySelector(`#${CSS.escape(fold.id)}`)?.toggleAttribute("open", fold.hasAttribute("open"));
    for (const [at, fold] of [...old.querySelectorAll("details:not([id])")].entries()) {
      part.querySelectorAll("details:not([id])")[at]?.toggleAttribute("open", fold.hasAttribute("open"));
    }
    old.replaceWith(part);
    /** @type {any} */ (window).htmx?.process(part);
    if (key) /** @type {HTMLElement | null} */ (document.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus();
  }
  document.dispatchEvent(new CustomEvent("leading:placed"));
}

/** The same but for marks that are new each time. */
function same(/** @type {Element} */ old, /** @type {Element} */ fresh) {
  return plain(old) === plain(fresh);
}

function plain(/** @type {Element} */ part) {
  const copy = /** @type {Element} */ (part.cloneNode(true));
  for (const live of copy.querySelectorAll("#timer, [data-timer], [hx-get]")) live.textContent = "";
  for (const mark of copy.querySelectorAll("input[name=csrf], input[name=once], input[name=nonce]")) mark.remove();
  for (const fold of copy.querySelectorAll("details")) fold.removeAttribute("open");
  for (const timer of copy.querySelectorAll("#timer")) timer.removeAttribute("data-now");
  return copy.innerHTML.replace(/ (class|aria-busy|data-seen)="[^"]*"/g, "").replace(/\s+/g, " ");
}
