/**
 * Follows the workshop: a page hears that something has changed, and asks what there is to see. When everybody goes
 * elsewhere, it offers the way; it goes by itself only for those who were following and have nothing in hand.
 */
import { watchTimer } from "./board-timer.js";
import { Follower, told } from "./live.js";

const NOTICE_MS = 1_200;
const REST_MS = 4_000;
const LONG_REST_MS = 10_000;
const CROWD_MS = 300;
const AGAIN_MS = 3_000;
const BOUND = "agentnet:bound-for";
const FIELDS = "textarea, input[type=text], input[type=search], input:not([type])";
const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel", "touchmove", "input"];

let following = false;
let looked = false;
let touched = 0;
let waiting = 0;
let asking = false;
let again = "";

/** What follows on this page: the card of the workshop's own page, or the offer on any other. */
function spot() {
  return document.getElementById("now") ?? document.getElementById("elsewhere");
}

export function watchElsewhere() {
  const here = spot();
  if (!here?.dataset.workshop) return;
  settle();
  arrive();
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a[href]");
    if (link instanceof HTMLAnchorElement && link.pathname === spot()?.dataset.there) sessionStorage.setItem(BOUND, link.pathname);
  });
  document.addEventListener("live:gone", gone);
  document.addEventListener("workshop:look", (event) => look(String(/** @type {CustomEvent} */ (event).detail)));
  const before = told("workshop:look");
  if (before !== undefined) look(before);
  for (const touch of TOUCHES) document.addEventListener(touch, () => { touched = Date.now(); }, { passive: true, capture: true });
  if (!document.getElementById("board") && !("relayed" in here.dataset)) new Follower(`/workshops/${here.dataset.workshop}`, {});
}

/** Who was on the way to where everybody is follows also when everybody has gone on before this page came. */
function arrive() {
  const bound = sessionStorage.getItem(BOUND);
  sessionStorage.removeItem(BOUND);
  if (following || bound !== location.pathname) return;
  if (looked) return leaveWhenFree();
  following = looked = true;
}

/** Is this page the place to be? It stays so until everybody has gone on. The server says it when it draws the page. */
function settle() {
  const there = spot()?.dataset.there;
  if (there === undefined) return;
  following = there === location.pathname;
  looked = true;
}

/** A moment's wait, another for everyone, so that a thousand phones do not ask at once. */
function look(/** @type {string} */ mark) {
  if (mark === spot()?.dataset.mark) return;
  if (asking) {
    again = mark;
    return;
  }
  asking = true;
  window.setTimeout(() => ask(mark), Math.random() * CROWD_MS);
}

async function ask(/** @type {string} */ mark) {
  let failed = true;
  try {
    const here = spot();
    const address = `/workshops/${here?.dataset.workshop}/on?${new URLSearchParams({ was: here?.dataset.mark ?? "", here: location.pathname })}`;
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    if (answer.status === 200) show(await answer.text());
    failed = answer.status >= 500;
  } catch {
    // The line is down for a moment.
  } finally {
    asking = false;
    const next = again;
    again = "";
    if (next) look(next);
    else if (failed) window.setTimeout(() => look(mark), AGAIN_MS);
  }
}

function show(/** @type {string} */ html) {
  const was = following || !looked;
  const first = !looked;
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  for (const part of [...parsed.content.children]) {
    const old = part.id ? document.getElementById(part.id) : null;
    part.removeAttribute("hx-swap-oob");
    if (old?.querySelector("details[open]")) part.querySelector("details")?.setAttribute("open", "");
    if (old && old.outerHTML !== part.outerHTML && !old.contains(document.activeElement)) old.replaceWith(part);
    else if (old && part instanceof HTMLElement) keep(old, part);
  }
  settle();
  document.dispatchEvent(new CustomEvent("workshop:shown"));
  if (following || first || !was) return window.clearInterval(waiting);
  following = false;
  leaveWhenFree();
}

/** A part that holds the focus stays as it is, and takes only what it must know. */
function keep(/** @type {HTMLElement} */ old, /** @type {HTMLElement} */ fresh) {
  for (const name of ["mark", "there"]) if (fresh.dataset[name] !== undefined) old.dataset[name] = fresh.dataset[name];
}

function leaveWhenFree() {
  const since = Date.now();
  window.clearInterval(waiting);
  waiting = window.setInterval(() => {
    const there = spot()?.dataset.there;
    if (!there || there === location.pathname) return window.clearInterval(waiting);
    if (Date.now() - since < NOTICE_MS || !free(since)) return;
    window.clearInterval(waiting);
    sessionStorage.setItem(BOUND, there);
    location.assign(there);
  }, 250);
}

/** No longer theirs to see: on to where they are now, or to hear why; at once, or when nothing is in hand any more. */
async function gone() {
  const here = spot();
  const address = `/workshops/${here?.dataset.workshop}/on?${new URLSearchParams({ here: location.pathname })}`;
  const answer = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (answer?.status === 200) show(await answer.text());
  const there = answer?.status === 200 ? spot()?.dataset.there : undefined;
  if (there && there !== location.pathname) return leaveWhenFree();
  const since = Date.now();
  const around = spot()?.parentElement;
  if (around && !around.querySelector(".elsewhere")) {
    const link = Object.assign(document.createElement("a"), { className: "btn primary", href: location.href, textContent: around.dataset.gone ?? "" });
    around.appendChild(Object.assign(document.createElement("p"), { className: "elsewhere" })).append(link);
  }
  window.setInterval(() => Date.now() - since > NOTICE_MS && free(since) && location.reload(), 250);
}

/** Nothing typed, no dialog open, and no finger on the page lately; a while longer when an empty field has the focus. */
function free(/** @type {number} */ since) {
  if (document.querySelector("dialog[open], #unsent:not([hidden]) > *") || answering()) return false;
  const rest = document.activeElement?.matches(FIELDS) ? LONG_REST_MS : REST_MS;
  if (touched > since - 1_000 && Date.now() - touched < rest) return false;
  if (rest === LONG_REST_MS && Date.now() - since < LONG_REST_MS) return false;
  const fields = /** @type {NodeListOf<HTMLTextAreaElement | HTMLInputElement>} */ (document.querySelectorAll(FIELDS));
  return ![...fields].some((field) => field.value.trim() && field.value !== field.defaultValue);
}

/** A form of questions that somebody has begun to answer: they send it first. */
function answering() {
  const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement>} */ (document.querySelectorAll("form[data-survey-draft] :is(input, textarea)"));
  return [...fields].some((field) => field.type !== "hidden" && field.value.trim() && (!["radio", "checkbox"].includes(field.type) || /** @type {HTMLInputElement} */ (field).checked));
}

watchElsewhere();
watchTimer();
