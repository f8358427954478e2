/**
 * The board by keyboard. One note is in the Tab order, arrows move on from it; Tab goes on through a note's own buttons.
 * Single letters work only while the focus is on the board, and can be turned off; the choice is remembered.
 */
import { pressUndo } from "./board-undo.js";
import { askMove, askTitle, shift } from "./board-move.js";
import { toggle, withPicked } from "./board-pick.js";

const OFF = "agentnet-keys-off";
let at = "";

/** @typedef {import("./board.js").Desk} Desk */

export function watchKeys(/** @type {Desk} */ desk) {
  document.addEventListener("keydown", (event) => onKey(event, desk));
  document.addEventListener("focusin", (event) => {
    const note = event.target instanceof Element ? event.target.closest("#board li.note") : null;
    if (note instanceof HTMLElement && note.id !== at) {
      at = note.id;
      rove();
    }
  });
  document.addEventListener("board:placed", rove);
  watchSwitch();
  rove();
}

/** Exactly one note is reached by Tab: the one where we were, else the first. */
function rove() {
  const here = at ? document.getElementById(at) : null;
  const next = here?.matches("#board li.note") ? here : document.querySelector("#board li.note");
  for (const other of document.querySelectorAll("#board li.note[tabindex='0']")) if (other !== next) other.setAttribute("tabindex", "-1");
  next?.setAttribute("tabindex", "0");
}

function onKey(/** @type {KeyboardEvent} */ event, /** @type {Desk} */ desk) {
  if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing(event.target)) return void (pressUndo() && event.preventDefault());
  if (event.ctrlKey || event.metaKey || typing(event.target) || !(event.target instanceof Element)) return;
  if (!event.target.closest("#board, #tools, #picked")) return;
  const note = event.target.closest("#board li.note");
  const done = (note instanceof HTMLElement && onNote(event, note, desk)) || (!event.altKey && anywhere(event.key));
  if (done) event.preventDefault();
}

function typing(/** @type {EventTarget | null} */ target) {
  return target instanceof Element && Boolean(target.closest("textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])"));
}

function onNote(/** @type {KeyboardEvent} */ event, /** @type {HTMLElement} */ note, /** @type {Desk} */ desk) {
  const key = event.key;
  if (event.altKey) return key === "ArrowUp" || key === "ArrowDown" ? shift(note, key === "ArrowDown", desk) : false;
  const to = neighbour(note, key);
  if (to) {
    to.focus();
    to.scrollIntoView({ block: "nearest" });
    return true;
  }
  const onItself = event.target === note;
  if (key === "Enter") return onItself && press(note.querySelector("a.note-open"));
  if (key === " ") return onItself && toggle(note);
  if (off()) return false;
  switch (key.toLowerCase()) {
    case "m":
      return withPicked("move", desk) || askMove([note], "move");
    case "g":
      return withPicked("bundle", desk) || askMove([note], "bundle");
    case "t":
      return askTitle(note);
    case "v":
      return press(note.querySelector(event.shiftKey ? "button.take" : note.classList.contains("voted") && !note.querySelector(".vote-box") ? "button.take" : "button.give"));
    default:
      return false;
  }
}

/** What the arrow keys lead to: within the section, and to the sections beside it that have notes. */
function neighbour(/** @type {HTMLElement} */ note, /** @type {string} */ key) {
  const list = note.closest("ol.notes");
  const inside = /** @type {HTMLElement[]} */ ([...(list?.querySelectorAll(":scope > li.note") ?? [])]);
  const place = inside.indexOf(note);
  switch (key) {
    case "ArrowDown":
      return inside[place + 1] ?? null;
    case "ArrowUp":
      return inside[place - 1] ?? null;
    case "Home":
      return inside[0] ?? null;
    case "End":
      return inside.at(-1) ?? null;
    case "ArrowRight":
    case "ArrowLeft": {
      const lists = [...document.querySelectorAll("#board ol.notes")].filter((one) => one === list || one.querySelector("li.note"));
      const beside = list && lists[lists.indexOf(list) + (key === "ArrowRight" ? 1 : -1)];
      const there = /** @type {HTMLElement[]} */ ([...(beside?.querySelectorAll(":scope > li.note") ?? [])]);
      return there[Math.min(place, there.length - 1)] ?? null;
    }
    default:
      return null;
  }
}

function press(/** @type {HTMLElement | null} */ control) {
  if (!control || getComputedStyle(control).display === "none") return false;
  control.click();
  return true;
}

/** With a finger the button is not shown; who has a keyboard may still ask. */
function askKeys() {
  const button = document.querySelector("#tools [data-dialog=keys-dialog]");
  if (button instanceof HTMLElement) button.click();
  return Boolean(button);
}

function anywhere(/** @type {string} */ key) {
  if (key === "Escape") return toggle(null);
  if (off()) return false;
  if (key === "?") return askKeys();
  const field = document.querySelector("[data-compose] [name=text]");
  if (key.toLowerCase() !== "n" || !(field instanceof HTMLElement) || !field.offsetParent) return false;
  field.focus();
  return true;
}

function off() {
  try {
    return localStorage.getItem(OFF) === "yes";
  } catch {
    return false;
  }
}

function watchSwitch() {
  const box = document.getElementById("keys-on");
  if (!(box instanceof HTMLInputElement)) return;
  box.checked = !off();
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "yes");
    } catch {
      // Then the choice lives as long as the page.
    }
  });
}
