/** What is becoming of a change to a note that is there: sending, waiting, saved. It stands on the note itself. */

/**
 * @typedef {import("./outbox.js").Item} Item
 * @typedef {import("./outbox.js").Outbox} Outbox
 */

export function showSending(/** @type {Item[]} */ items, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  const now = new Set(items.filter((item) => item.failed === undefined && item.fields.text === undefined).flatMap(notesOf));
  const state = (outbox.online ? words.dataset.sending : words.dataset.waits) ?? "";
  for (const note of document.querySelectorAll("#board li.note:not(.unsent-note)")) {
    const out = note.querySelector(".note-state");
    const waits = now.has(note.id.slice("note-".length));
    const said = waits ? state : note.classList.contains("mine") ? `✓ ${words.dataset.saved}` : "";
    note.classList.toggle("sending", waits);
    if (out && out.textContent !== said) out.textContent = said;
  }
}

/** @returns {string[]} the notes that an operation is about */
function notesOf(/** @type {Item} */ item) {
  const fromPath = /\/notes\/([0-9a-f-]{36})\//.exec(item.path)?.[1];
  return [fromPath, item.fields.note, item.fields.notes, item.fields.under].flat().filter((one) => typeof one === "string");
}
