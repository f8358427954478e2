/** What was just done can be taken back for ten seconds; a deed of several operations as one. */
import { say } from "./board-news.js";
import { mint, sentence } from "./outbox.js";
import { toast } from "./toast.js";

const STAYS_MS = 10_000;
/** Where a note's own page leaves what it has just done. */
export const UNDO_SHELF = "agentnet-undo";

/**
 * @typedef {{op: string, words: string}} Undo
 * @typedef {{box: HTMLElement, words: HTMLElement, ops: string[], said: string}} Offer
 * @type {Map<string, Offer>}
 */
const offers = new Map();

/** @returns {Undo | null} what the answer offers */
export function undoIn(/** @type {string} */ html) {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  const found = parsed.content.querySelector("live-undo");
  return found ? { op: found.getAttribute("op") ?? "", words: found.getAttribute("words") ?? "" } : null;
}

/** Offer to take it back. `gesture` gathers the operations of one deed under one offer. */
export function offer(/** @type {Undo} */ undo, /** @type {string} */ gesture, /** @type {{path: string, token: string, take: (html: string) => void}} */ board) {
  const region = document.getElementById("toasts");
  const tools = document.getElementById("tools");
  if (!region) return;
  const known = offers.get(gesture);
  if (known?.box.isConnected) {
    known.ops.push(undo.op);
    known.words.textContent = (tools?.dataset.done ?? "{n}").replace("{n}", String(known.ops.length));
    return;
  }
  for (const [name, old] of offers) {
    old.box.remove();
    offers.delete(name);
  }
  const made = drawn(undo.words);
  made.ops.push(undo.op);
  offers.set(gesture, made);
  region.append(made.box);
  const button = /** @type {HTMLButtonElement} */ (made.box.querySelector("button"));
  button.textContent = tools?.dataset.undo ?? "";
  button.addEventListener("click", () => takeBack(made, board));
  leaveLater(made.box, button);
}

/** What was done on a note's own page a moment ago, once the board says that it was: in place of the words alone. */
export function offerBrought(/** @type {{path: string, token: string, take: (html: string) => void}} */ board) {
  const said = document.querySelector("#toasts [data-toast='']");
  try {
    const { op, at } = JSON.parse(sessionStorage.getItem(UNDO_SHELF) ?? "{}");
    sessionStorage.removeItem(UNDO_SHELF);
    if (!op || !said || Date.now() - at > STAYS_MS) return;
    const words = said.querySelector("span")?.textContent ?? "";
    said.remove();
    offer({ op, words }, op, board);
  } catch {
    // No storage, or not ours: there is nothing to offer.
  }
}

/** @returns {Offer} */
function drawn(/** @type {string} */ said) {
  const box = Object.assign(document.createElement("p"), { className: "toast undoing" });
  const words = box.appendChild(document.createElement("span"));
  words.textContent = said;
  box.append(" ", Object.assign(document.createElement("button"), { type: "button", className: "undo" }));
  return { box, words, ops: [], said };
}

/** The clock stands still while the pointer or the focus is on it. */
function leaveLater(/** @type {HTMLElement} */ box, /** @type {HTMLElement} */ button) {
  let timer = 0;
  const stop = () => window.clearTimeout(timer);
  const start = () => {
    stop();
    timer = window.setTimeout(() => leave(box, button), STAYS_MS);
  };
  for (const event of ["pointerenter", "focusin"]) box.addEventListener(event, stop);
  for (const event of ["pointerleave", "focusout"]) box.addEventListener(event, start);
  start();
}

function leave(/** @type {HTMLElement} */ box, /** @type {HTMLElement} */ button) {
  if (document.activeElement === button) document.querySelector("#board li.note[tabindex='0']")?.focus();
  box.remove();
}

/** The newest offer, for a key. */
export function pressUndo() {
  const last = [...offers.values()].filter((one) => one.box.isConnected).at(-1);
  last?.box.querySelector("button")?.click();
  return Boolean(last);
}

async function takeBack(/** @type {Offer} */ one, /** @type {{path: string, token: string, take: (html: string) => void}} */ board) {
  const button = one.box.querySelector("button");
  button?.setAttribute("aria-busy", "true");
  let failed = false;
  for (const op of one.ops.toReversed()) {
    const headers = { "HX-Request": "true", "X-CSRF-Token": board.token };
    const body = new URLSearchParams({ op, id: mint() });
    const answer = await fetch(`${board.path}/undo`, { method: "POST", body, headers }).catch(() => null);
    const text = (await answer?.text().catch(() => "")) ?? "";
    if (answer?.ok) board.take(text);
    else {
      toast(answer ? sentence(text, answer) : (document.getElementById("connection")?.dataset.off ?? ""), { problem: true });
      failed = true;
      break;
    }
  }
  if (!failed) say(document.getElementById("tools")?.dataset.undone ?? "");
  if (button) leave(one.box, button);
}
