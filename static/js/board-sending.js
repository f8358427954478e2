/** What is becoming of a change to a note that is there: sending, waiting, saved. It stands on the note itself. */
import { myNotes } from "./board-marks.js";

/**
 * @typedef {import("./outbox.js").Item} Item
 * @typedef {import("./outbox.js").Outbox} Outbox
 */

/** @type {Set<string>} notes that say something now */
let saying = new Set();

export function showSending(/** @type {Item[]} */ items, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  const now = new Set(items.filter((item) => item.failed === undefined && item.fields.text === undefined).flatMap(notesOf));
  const mine = new Set(myNotes());
  const state = (outbox.online ? words.dataset.sending : words.dataset.waits) ?? "";
  const before = saying;
  saying = new Set([...now, ...mine]);
  for (const id of new Set([...before, ...saying])) {
    const note = document.getElementById(`note-${id}`);
    if (!note?.matches("li.note:not(.unsent-note)")) continue;
    note.classList.toggle("sending", now.has(id));
    const out = note.querySelector(".note-state");
    const said = now.has(id) ? state : mine.has(id) ? `✓ ${words.dataset.saved}` : "";
    if (out && out.textContent !== said) out.textContent = said;
  }
}

/** @returns {string[]} the notes that an operation is about */
function notesOf(/** @type {Item} */ item) {
  const fromPath = /\/notes\/([0-9a-f-]{36})\//.exec(item.path)?.[1];
  return [fromPath, item.fields.note, item.fields.notes, item.fields.under].flat().filter((one) => typeof one === "string");
}
