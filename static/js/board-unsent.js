/** Notes and comments on their way: among the others, each with what is becoming of it and what can be done. */
import { asData, keptPicture } from "./compose-shelf.js";
import { commentsUnsent, isComment, markTalk } from "./compose-talk.js";

/**
 * @typedef {import("./outbox.js").Item} Item
 * @typedef {import("./outbox.js").Outbox} Outbox
 */

/** @returns {Item} a new note as an operation, with the pictures and their words as the composer holds them */
export function waitingNote(
  /** @type {string} */ id,
  /** @type {string} */ note,
  /** @type {string} */ path,
  /** @type {FormData} */ typed,
  /** @type {string} */ text,
) {
  /** @type {Record<string, string>} */
  const fields = { note, text, section: String(typed.get("section") ?? "") };
  for (const name of ["naming", "tone"]) if (typed.get(name)) fields[name] = String(typed.get(name));
  const words = typed.getAll("alt").map(String);
  const pictures = typed.getAll("picture").map((one, at) => ({ id: String(one), alt: (words[at] ?? "").trim() }));
  return pictures.length ? { id, path, fields, pictures, bring: path.replace(/\/notes$/, "/pictures") } : { id, path, fields };
}

function isNote(/** @type {Item} */ item) {
  return item.fields.text !== undefined;
}

/** Show every unsent operation that is a note or a comment; take away those that are no longer unsent. */
export function showItems(/** @type {Item[]} */ items, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  const notes = items.filter(isNote);
  const ids = new Set(notes.map((item) => `note-${item.fields.note}`));
  for (const old of document.querySelectorAll(".note.unsent-note")) if (!ids.has(old.id)) old.remove();
  for (const item of notes) showNote(item, outbox, words);
  const shown = commentsUnsent(items, (item) => stateOf(item, outbox, words), (item) => problem(item, outbox, words));
  showFailedPresses(items.filter((item) => !isNote(item) && !shown.has(item.id)), outbox, words);
  markTalk(items);
}

function stateOf(/** @type {Item} */ item, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  return (item.failed !== undefined ? words.dataset.failed : outbox.online ? words.dataset.sending : words.dataset.waits) ?? "";
}

function showNote(/** @type {Item} */ item, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  const there = document.getElementById(`note-${item.fields.note}`);
  if (there && !there.classList.contains("unsent-note")) return;
  const list = document.getElementById(`notes-${item.fields.section}`) ?? document.querySelector("ol.notes");
  if (!list) return;
  const note = there ?? list.appendChild(drawn(item, list));
  const failed = item.failed !== undefined;
  note.classList.toggle("failed", failed);
  const said = note.querySelector(".note-state");
  const state = stateOf(item, outbox, words);
  if (said && said.textContent !== state) said.textContent = state;
  if (failed && !note.querySelector(".unsent-error")) {
    note.append(problem(item, outbox, words));
    note.scrollIntoView({ block: "nearest" });
  }
  if (!failed) note.querySelector(".unsent-error")?.remove();
}

function drawn(/** @type {Item} */ item, /** @type {Element} */ list) {
  const note = document.createElement("li");
  const its = [...(list.closest(".section")?.classList ?? [])].find((name) => name.startsWith("tone-"));
  note.className = `note waiting unsent-note ${item.fields.tone ? `tone-${item.fields.tone}` : (its ?? "")}`;
  note.id = `note-${item.fields.note}`;
  const text = note.appendChild(document.createElement("p"));
  text.className = "note-text pre";
  text.textContent = String(item.fields.text);
  if (item.pictures) note.append(previews(item.pictures));
  const foot = note.appendChild(document.createElement("footer"));
  foot.appendChild(document.createElement("span")).className = "note-state";
  return note;
}

function previews(/** @type {import("./outbox.js").Brought[]} */ pictures) {
  const list = document.createElement("ul");
  list.className = "pictures";
  for (const { id, alt } of pictures) {
    const image = Object.assign(document.createElement("img"), { alt });
    list.appendChild(document.createElement("li")).append(image);
    keptPicture(id).then(async (blob) => blob && (image.src = await asData(blob)));
  }
  return list;
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

/** What can be done about it: what was written is mended, tried again or dropped; a vote is only taken note of. */
function ways(/** @type {Item} */ item, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  const drop = () => outbox.drop(item.id);
  if (!isNote(item) && !isComment(item)) return [button(words.dataset.seen ?? "", drop)];
  return [
    button(words.dataset.edit ?? "", () => mend(item, outbox)),
    button(words.dataset.retry ?? "", () => outbox.retry(item.id)),
    button(words.dataset.drop ?? "", drop),
  ];
}

/** The words go back to where they were written, after what is being written there; so do the pictures. */
function mend(/** @type {Item} */ item, /** @type {Outbox} */ outbox) {
  if (isComment(item)) {
    document.dispatchEvent(new CustomEvent("talk:mend", { detail: item }));
    return outbox.drop(item.id);
  }
  const field = document.getElementById("text");
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.value = [field.value.trim(), item.fields.text].filter(Boolean).join("\n");
  field.form?.dispatchEvent(new CustomEvent("compose:mend", { detail: item }));
  outbox.drop(item.id, true);
  field.focus();
}

function button(/** @type {string} */ label, /** @type {() => void} */ pressed) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: label });
  made.addEventListener("click", pressed);
  return made;
}

/** Votes and nods that were refused: said at the top of the board, to be put away. */
function showFailedPresses(/** @type {Item[]} */ items, /** @type {Outbox} */ outbox, /** @type {HTMLElement} */ words) {
  const failed = items.filter((item) => item.failed !== undefined);
  words.hidden = failed.length === 0;
  words.replaceChildren(...failed.map((item) => problem(item, outbox, words)));
}
