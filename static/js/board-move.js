/** "Siirrä…": a dialog that finds sections and notes by what is typed; the same for one note or for several. */
import { may } from "./board-marks.js";
import { stopPicking } from "./board-pick.js";
import { mint } from "./outbox.js";

/** @typedef {import("./board.js").Desk} Desk */

const SHOWN = 20;
/** @type {{notes: string[], how: "move" | "bundle"}} */
let asked = { notes: [], how: "move" };

const part = (/** @type {string} */ id) => document.getElementById(id);
const idOf = (/** @type {Element} */ note) => note.id.slice("note-".length);

export function watchMoving(/** @type {Desk} */ desk) {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.note-move, a.note-name") : null;
    const note = link?.closest("li.note");
    if (!link || !(note instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches(".note-move") ? askMove([note], "move") : askTitle(note)) event.preventDefault();
  });
  part("move-search")?.addEventListener("input", list);
  part("move-dialog")?.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-to]") : null;
    if (button instanceof HTMLElement) go(button.dataset, desk);
  });
  part("title-form")?.addEventListener("submit", () => {
    const field = part("title-field");
    const note = part("title-dialog")?.dataset.note;
    if (field instanceof HTMLInputElement && note) desk.send(`/notes/${note}/title`, { title: field.value.trim() });
  });
}

/** Open the dialog. Says whether there is one, and whether these hands may. */
export function askMove(/** @type {HTMLElement[]} */ notes, /** @type {"move" | "bundle"} */ how) {
  const dialog = part("move-dialog");
  const those = notes.filter((note) => !note.classList.contains("unsent-note"));
  if (!(dialog instanceof HTMLDialogElement) || !those.length || !may(how)) return false;
  asked = { notes: those.map(idOf), how };
  const { one, many, bundle } = dialog.dataset;
  const title = part("move-dialog-title");
  if (title) title.textContent = (how === "bundle" ? bundle : those.length === 1 ? one : many?.replace("{n}", String(those.length))) ?? "";
  const about = part("move-about");
  if (about) about.textContent = those.length === 1 ? textOf(those[0]) : "";
  const field = part("move-search");
  if (field instanceof HTMLInputElement) field.value = "";
  list();
  dialog.showModal();
  field?.focus();
  return true;
}

function textOf(/** @type {Element} */ note) {
  const title = note.querySelector(".bundle-title")?.textContent;
  return [title, note.querySelector(".note-text")?.textContent?.trim()].filter(Boolean).join(" – ").slice(0, 160);
}

/** Sections and notes that have the words in them. */
function list() {
  const field = part("move-search");
  const wanted = (field instanceof HTMLInputElement ? field.value : "").toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = (/** @type {string} */ text) => wanted.every((word) => text.toLocaleLowerCase().includes(word));
  const sections = asked.how === "move" ? [...document.querySelectorAll("#board .section")].map(sectionRow).filter((row) => fits(row.words)) : [];
  const notes = [...document.querySelectorAll("#board li.note:not(.unsent-note)")].filter((note) => !asked.notes.includes(idOf(note)) && fits(note.textContent ?? ""));
  fill("move-sections", sections.map((row) => row.item));
  fill("move-notes", notes.slice(0, SHOWN).map(noteRow));
  const said = part("move-count");
  const more = notes.length - SHOWN;
  if (said) said.textContent = (sections.length + notes.length === 0 ? said.dataset.none : more > 0 ? said.dataset.more?.replace("{n}", String(more)) : "") ?? "";
}

function fill(/** @type {string} */ id, /** @type {HTMLElement[]} */ rows) {
  const there = part(id);
  there?.replaceChildren(...rows);
  there?.closest(".move-part")?.toggleAttribute("hidden", rows.length === 0);
}

function sectionRow(/** @type {Element} */ section) {
  const words = section.querySelector("h2 > span")?.textContent?.trim() ?? "";
  const to = section.querySelector("ol.notes")?.id.slice("notes-".length) ?? "";
  return { words, item: row([button(words, { to: "section", id: to }, "btn")]) };
}

function noteRow(/** @type {Element} */ note) {
  const words = part("move-dialog")?.dataset;
  const text = textOf(note);
  const section = note.closest("ol.notes")?.id.slice("notes-".length) ?? "";
  const ways = [];
  if (may("bundle")) ways.push(button(words?.under ?? "", { to: "under", id: idOf(note) }, "btn small", text));
  if (asked.how === "move") ways.push(button(words?.after ?? "", { to: "after", id: idOf(note), section }, "btn quiet small", text));
  const said = Object.assign(document.createElement("span"), { className: "move-text", textContent: text });
  return row([said, ...ways]);
}

function row(/** @type {HTMLElement[]} */ parts) {
  const item = document.createElement("li");
  item.append(...parts);
  return item;
}

function button(/** @type {string} */ label, /** @type {Record<string, string>} */ data, kind = "", about = "") {
  const made = Object.assign(document.createElement("button"), { type: "button", className: kind, textContent: label });
  if (about) made.append(Object.assign(document.createElement("span"), { className: "sr", textContent: `: ${about}` }));
  Object.assign(made.dataset, data);
  return made;
}

function go(/** @type {DOMStringMap} */ to, /** @type {Desk} */ desk) {
  const dialog = part("move-dialog");
  const gesture = mint();
  if (to.to === "under") desk.send("/bundles", { notes: asked.notes, under: to.id ?? "" });
  let after = to.id ?? "";
  for (const note of to.to === "under" ? [] : asked.notes) {
    const fields = to.to === "after" ? { section: to.section ?? "", after } : { section: to.id ?? "" };
    desk.send(`/notes/${note}/move`, fields, gesture);
    after = note;
  }
  if (dialog instanceof HTMLDialogElement) dialog.close();
  stopPicking();
  const there = document.getElementById(`note-${to.to === "under" ? to.id : asked.notes[0]}`);
  there?.focus();
}

/** One place up or down in its own section. */
export function shift(/** @type {HTMLElement} */ note, /** @type {boolean} */ down, /** @type {Desk} */ desk) {
  if (!may("move") || note.classList.contains("unsent-note")) return false;
  const over = note.previousElementSibling;
  const anchor = down ? note.nextElementSibling : over?.previousElementSibling;
  if (down ? !anchor : !over) return true;
  const section = note.closest("ol.notes")?.id.slice("notes-".length) ?? "";
  desk.send(`/notes/${idOf(note)}/move`, anchor ? { section, after: idOf(anchor) } : { section, first: "true" });
  return true;
}

/** The name of a bundle, in a dialog. */
export function askTitle(/** @type {HTMLElement} */ note) {
  const dialog = part("title-dialog");
  const field = part("title-field");
  if (!(dialog instanceof HTMLDialogElement) || !(field instanceof HTMLInputElement) || !note.classList.contains("pile") || !may("bundle")) return false;
  dialog.dataset.note = idOf(note);
  field.value = note.querySelector(".bundle-title")?.textContent?.trim() ?? "";
  dialog.showModal();
  field.select();
  return true;
}
