/** Tells the leaders, over the socket, that somebody writes or is ready. Throttled; without a socket a small POST. */
import { say } from "./live.js";

const AGAIN_MS = 15_000; // a "writing" holds for a minute
const SENT_MS = 600; // two words at once would not be heard
let said = 0;
/** @type {HTMLTextAreaElement | null} where something waits to be sent */
let unsent = null;

export function watchReady() {
  document.addEventListener("input", onInput);
  document.addEventListener("submit", onSubmit, true);
  new MutationObserver(onPhase).observe(document.body, { subtree: true, attributes: true, childList: true, attributeFilter: ["data-phase"] });
}

function form() {
  return /** @type {HTMLFormElement | null} */ (document.getElementById("ready"));
}

function onInput(/** @type {Event} */ event) {
  if (!(event.target instanceof HTMLTextAreaElement) || !event.target.closest("[data-compose]")) return;
  unsent = event.target;
  if (!unsent.value.trim()) return void window.setTimeout(onSent, SENT_MS);
  if (Date.now() - said < AGAIN_MS) return;
  said = Date.now();
  show(false);
  tell("writing");
}

/** What was written is sent, or wiped: nobody waits for it any more. */
function onSent() {
  if (!said || unsent?.value.trim()) return;
  said = 0;
  tell("done");
}

function onSubmit(/** @type {SubmitEvent} */ event) {
  if (unsent && event.target instanceof Element && event.target.contains(unsent)) window.setTimeout(onSent, SENT_MS);
  if (event.target !== form()) return;
  said = 0;
  event.preventDefault();
  event.stopPropagation();
  const ready = button()?.getAttribute("aria-pressed") !== "true";
  show(ready);
  tell(ready ? "ready" : "unready");
  const status = form()?.querySelector("[data-said]");
  if (status instanceof HTMLElement) status.textContent = ready ? (status.dataset.said ?? "") : "";
}

/** Being ready ends with the phase. */
function onPhase() {
  const here = form();
  const phase = document.getElementById("board")?.dataset.phase;
  if (!here || !phase || here.dataset.phase === phase) return;
  here.dataset.phase = phase;
  here.hidden = !["ideation", "grouping", "voting"].includes(phase);
  show(false);
}

function button() {
  return form()?.querySelector("button");
}

function show(/** @type {boolean} */ ready) {
  const pressed = button();
  const words = pressed?.querySelector("span");
  if (!pressed || !words) return;
  pressed.value = ready ? "unready" : "ready";
  pressed.setAttribute("aria-pressed", String(ready));
  words.textContent = (ready ? words.dataset.on : words.dataset.off) ?? "";
}

async function tell(/** @type {string} */ state) {
  if (say(state)) return;
  const here = form();
  const token = /** @type {HTMLInputElement | null} */ (here?.elements.namedItem("csrf"))?.value ?? "";
  if (!here) return;
  try {
    await fetch(here.action, { method: "POST", body: new URLSearchParams({ state }), headers: { "HX-Request": "true", "X-CSRF-Token": token } });
  } catch {
    // It is a courtesy: nothing is lost when the line is down.
  }
}

watchReady();
