/** Notes that are on their way: among the others, each with what is becoming of it and what can be done. */

/**
 * @typedef {import("./outbox.js").Item} Item
 * @typedef {import("./outbox.js").Outbox} Outbox
 */

/** @returns {Item} a new note as an operation */
export function waitingNote(
  /** @type {string} */ id,
  /** @type {string} */ note,
  /** @type {string} */ path,
  /** @type {FormData} */ typed,
  /** @type {string} */ text,
) {
  const fields = { note, text, section: String(typed.get("section") ?? "") };
  const naming = typed.get("naming");
  return { id, path, fields: naming ? { ...fields, naming: String(naming) } : fields };
}

/** Show every unsent operation that is a note; take away those that are no longer unsent. */
export function showItems(/** @type {Item[]} */ items, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  const notes = items.filter((item) => item.fields.text !== undefined);
  const ids = new Set(notes.map((item) => `note-${item.fields.note}`));
  for (const old of document.querySelectorAll(".note.unsent-note")) if (!ids.has(old.id)) old.remove();
  for (const item of notes) showNote(item, outbox, words);
  showFailedPresses(items, outbox, words);
}

function showNote(/** @type {Item} */ item, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  const there = document.getElementById(`note-${item.fields.note}`);
  if (there && !there.classList.contains("unsent-note")) return;
  const list = document.getElementById(`notes-${item.fields.section}`) ?? document.querySelector("ol.notes");
  if (!list) return;
  const note = there ?? list.appendChild(drawn(item, list));
  const failed = item.failed !== undefined;
  note.classList.toggle("failed", failed);
  const state = failed ? words.dataset.failed : outbox.online ? words.dataset.sending : words.dataset.waits;
  const said = note.querySelector(".note-state");
  if (said && said.textContent !== state) said.textContent = state ?? "";
  if (failed && !note.querySelector(".unsent-error")) note.append(problem(item, outbox, words));
  if (!failed) note.querySelector(".unsent-error")?.remove();
}

function drawn(/** @type {Item} */ item, /** @type {Element} */ list) {
  const note = document.createElement("li");
  const tone = [...(list.closest(".section")?.classList ?? [])].find((name) => name.startsWith("tone-"));
  note.className = `note waiting unsent-note ${tone ?? ""}`;
  note.id = `note-${item.fields.note}`;
  const text = note.appendChild(document.createElement("p"));
  text.className = "note-text pre";
  text.textContent = item.fields.text;
  const foot = note.appendChild(document.createElement("footer"));
  foot.appendChild(document.createElement("span")).className = "note-state";
  return note;
}

function problem(/** @type {Item} */ item, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  const box = document.createElement("div");
  box.className = "unsent-error stack tight";
  box.setAttribute("role", "alert");
  box.append(Object.assign(document.createElement("p"), { textContent: item.failed }));
  const row = box.appendChild(document.createElement("div"));
  row.className = "row tight";
  row.append(...ways(item, outbox, words));
  return box;
}

/** What can be done about it: a note is mended, tried again or dropped; a vote is only taken note of. */
function ways(/** @type {Item} */ item, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  const drop = () => outbox.drop(item.id);
  if (item.fields.text === undefined) return [button(words.dataset.seen ?? "", drop)];
  return [
    button(words.dataset.edit ?? "", () => mend(item, drop)),
    button(words.dataset.retry ?? "", () => outbox.retry(item.id)),
    button(words.dataset.drop ?? "", drop),
  ];
}

/** The words go back to the composer, after what is being written there. */
function mend(/** @type {Item} */ item, /** @type {() => void} */ drop) {
  const field = document.getElementById("text");
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.value = [field.value.trim(), item.fields.text].filter(Boolean).join("\n");
  drop();
  field.focus();
}

function button(/** @type {string} */ label, /** @type {() => void} */ pressed) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: label });
  made.addEventListener("click", pressed);
  return made;
}

/** Votes that were refused: said at the top of the board, to be put away. */
function showFailedPresses(/** @type {Item[]} */ items, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  const failed = items.filter((item) => item.fields.text === undefined && item.failed !== undefined);
  words.hidden = failed.length === 0;
  words.replaceChildren(...failed.map((item) => problem(item, outbox, words)));
}
