/** What every note has alike comes once with the board, in its `<template>`: here each note gets its own copy. */

/** @param {Document | DocumentFragment} root the page, or fresh pieces that are not in their places yet */
export function dress(root) {
  const board = root.querySelector("#board") ?? document.getElementById("board");
  const parts = board?.querySelector("template[data-dress]");
  if (!(parts instanceof HTMLTemplateElement)) return;
  for (const open of root.querySelectorAll("li.note > footer a.note-open")) {
    const note = open.closest("li.note");
    if (note && !note.querySelector(".note-move")) put(note, open, filled(parts, note.id.slice("note-".length), open));
  }
}

/** A copy that says which note it is about. */
function filled(/** @type {HTMLTemplateElement} */ parts, /** @type {string} */ id, /** @type {Element} */ open) {
  const copy = /** @type {DocumentFragment} */ (parts.content.cloneNode(true));
  const about = open.querySelector(".sr")?.textContent ?? "";
  for (const word of copy.querySelectorAll("[data-about]")) word.textContent = about;
  for (const link of copy.querySelectorAll("[data-to]")) link.setAttribute("href", open.getAttribute("href") + (link.getAttribute("data-to") ?? ""));
  copy.querySelector(".take")?.setAttribute("value", id);
  copy.querySelector(".say")?.setAttribute("data-say", id);
  copy.querySelector(".talk")?.setAttribute("data-talk", id);
  for (const nod of copy.querySelectorAll(".nod")) {
    const name = `${id}:${nod.getAttribute("data-nod")}`;
    nod.setAttribute("value", name);
    nod.setAttribute("data-nod", name);
  }
  return copy;
}

/** The copy's pieces into their places, with what the note already says: its comments and how many have nodded. */
function put(/** @type {Element} */ note, /** @type {Element} */ open, /** @type {DocumentFragment} */ copy) {
  const [move, take, talk] = [".note-move", ".take", ".note-talk"].map((name) => copy.querySelector(name));
  if (move) open.parentElement?.prepend(move);
  const give = note.querySelector("footer .give");
  if (take && give && !note.querySelector("footer .take")) (give.parentElement?.querySelector(".given") ?? give).before(take);
  if (!talk) return;
  const old = note.querySelector(":scope > .note-talk");
  for (const told of old?.querySelectorAll(".nod-told") ?? []) {
    const count = told.querySelector("b");
    if (count) talk.querySelector(`.nod[data-nod$=":${told.getAttribute("data-kind")}"]`)?.append(" ", count);
  }
  const said = old?.querySelector("details.talk");
  if (said) talk.querySelector("details.talk")?.replaceWith(said);
  if (old) old.replaceWith(talk);
  else note.append(talk);
}
