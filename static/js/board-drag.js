/**
 * Dragging, for those who like it: between notes moves, onto a note makes a bundle, into another section moves there.
 * With a finger it begins by a long press, never by scrolling. Esc puts everything back. Nothing can be done by dragging
 * alone: the dialog and the bar do the same.
 */
import { may } from "./board-marks.js";

/** @typedef {import("./board.js").Desk} Desk */

const PRESS_MS = 400;
const EDGE = 0.28;
const CONTROLS = "a, button, input, textarea, select, summary, label, details[open] > ul";

/** @type {any} */
let Sortable = null;
/** @type {{from: Element, next: Element | null, onto: Element | null, cancelled: boolean, x: number, y: number} | null} */
let drag = null;

export function watchDrag(/** @type {Desk} */ desk) {
  const ready = () => make(desk);
  document.addEventListener("board:placed", ready);
  document.addEventListener("pointermove", (event) => {
    if (drag) look(event.clientX, event.clientY);
  }, { passive: true, capture: true });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drag) return;
    event.preventDefault();
    drag.cancelled = true;
    document.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
  }, { capture: true });
  ready();
}

async function make(/** @type {Desk} */ desk) {
  if (!may("move")) return;
  Sortable ??= await import("../vendor/sortable.js").then((found) => found.default, () => null);
  if (!Sortable) return;
  for (const list of document.querySelectorAll("#board ol.notes:not([data-drag])")) {
    list.setAttribute("data-drag", "");
    Sortable.create(list, {
      group: "board",
      draggable: "li.note:not(.unsent-note)",
      filter: CONTROLS,
      preventOnFilter: false,
      delay: PRESS_MS,
      delayOnTouchOnly: true,
      touchStartThreshold: 6,
      forceFallback: true,
      fallbackOnBody: true,
      fallbackTolerance: 5,
      emptyInsertThreshold: 24,
      invertSwap: true,
      invertedSwapThreshold: EDGE * 2,
      animation: 0,
      ghostClass: "drag-place",
      fallbackClass: "drag-note",
      onChoose: () => window.getSelection()?.removeAllRanges(),
      onStart: (/** @type {any} */ event) => begin(event, desk),
      onMove: () => !drag?.onto && may("move"),
      onEnd: (/** @type {any} */ event) => end(event, desk),
    });
  }
}

function begin(/** @type {{item: Element, from: Element}} */ event, /** @type {Desk} */ desk) {
  drag = { from: event.from, next: event.item.nextElementSibling, onto: null, cancelled: !may("move"), x: 0, y: 0 };
  desk.hold.begin("drag");
  document.body.classList.add("dragging");
}

/** Which note lies under the pointer: its middle gathers, its edges let by. */
function look(/** @type {number} */ x, /** @type {number} */ y) {
  if (!drag) return;
  const under = may("bundle") ? document.elementsFromPoint(x, y).map((one) => one.closest("#board li.note")).find((note) => note && fits(note, y)) : null;
  if (drag.onto === (under ?? null)) return;
  drag.onto?.classList.remove("drop-onto");
  drag.onto = under ?? null;
  drag.onto?.classList.add("drop-onto");
}

function fits(/** @type {Element} */ note, /** @type {number} */ y) {
  if (note.matches(".drag-place, .drag-note, .unsent-note")) return false;
  const { top, height } = note.getBoundingClientRect();
  return y > top + height * EDGE && y < top + height * (1 - EDGE);
}

function end(/** @type {{item: HTMLElement, to: Element}} */ event, /** @type {Desk} */ desk) {
  const was = drag;
  drag = null;
  document.body.classList.remove("dragging");
  was?.onto?.classList.remove("drop-onto");
  if (was) settle(event, was, desk);
  desk.hold.end("drag");
}

function settle(/** @type {{item: HTMLElement, to: Element}} */ { item, to }, /** @type {NonNullable<typeof drag>} */ was, /** @type {Desk} */ desk) {
  const id = idOf(item);
  const stayed = to === was.from && item.nextElementSibling === was.next;
  if (was.cancelled || was.onto) was.from.insertBefore(item, was.next?.parentElement === was.from ? was.next : null);
  if (was.cancelled) return;
  if (was.onto) return desk.send("/bundles", { notes: [id], under: idOf(was.onto) });
  if (stayed) return;
  const before = [...to.children].slice(0, [...to.children].indexOf(item)).findLast((one) => one.matches("li.note:not(.unsent-note)"));
  const section = to.id.slice("notes-".length);
  desk.send(`/notes/${id}/move`, before ? { section, after: idOf(before) } : { section, first: "true" });
}

function idOf(/** @type {Element} */ note) {
  return note.id.slice("note-".length);
}
