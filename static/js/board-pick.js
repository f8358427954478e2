/** Several notes at once: check boxes on the notes, and a bar that says what can be done with those that are chosen. */
import { isMine, may } from "./board-marks.js";
import { askMove } from "./board-move.js";
import { say } from "./board-news.js";
import { mint } from "./outbox.js";

/** @typedef {import("./board.js").Desk} Desk */

/** @type {Set<string>} ids of the chosen notes, in the order they were chosen */
const picked = new Set();
let last = "";

export function watchPicking(/** @type {Desk} */ desk) {
  document.getElementById("pick")?.addEventListener("click", () => mode(!on()));
  document.getElementById("picked")?.addEventListener("click", (event) => {
    const deed = event.target instanceof Element ? event.target.closest("button")?.dataset.deed : "";
    if (deed) act(deed, desk);
  });
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box instanceof HTMLInputElement && box.matches(".pick input")) choose(box.value, box.checked);
  });
  document.addEventListener("click", onClick);
  document.addEventListener("board:placed", () => on() && draw());
}

function on() {
  return document.body.classList.contains("picking");
}

/** @returns {HTMLElement[]} the chosen notes that are still there, from the top of the board */
function chosen() {
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#board li.note")]);
  return all.filter((note) => picked.has(idOf(note)));
}

function idOf(/** @type {Element} */ note) {
  return note.id.slice("note-".length);
}

/** A press on a note chooses it while choosing; with Shift, everything from the last one. */
function onClick(/** @type {MouseEvent} */ event) {
  if (!(event.target instanceof Element)) return;
  const note = event.target.closest("#board li.note:not(.unsent-note)");
  if (!note || event.target.closest("a, button, input, label, summary, textarea, select")) return;
  if (!on() && !event.shiftKey) return;
  if (event.shiftKey) window.getSelection()?.removeAllRanges();
  if (!on()) mode(true);
  const from = event.shiftKey && last ? document.getElementById(`note-${last}`) : null;
  if (from && from.parentElement === note.parentElement) for (const one of between(from, note)) choose(idOf(one), true);
  else choose(idOf(note), !picked.has(idOf(note)));
}

function between(/** @type {Element} */ a, /** @type {Element} */ b) {
  const all = [...(a.parentElement?.querySelectorAll(":scope > li.note:not(.unsent-note)") ?? [])];
  const [from, to] = [all.indexOf(a), all.indexOf(b)].sort((x, y) => x - y);
  return all.slice(from, to + 1);
}

/** By key: choose this note or leave it; with no note, stop choosing. Says whether there was anything to do. */
export function toggle(/** @type {HTMLElement | null} */ note) {
  if (!note) {
    const was = on();
    if (was) mode(false);
    return was;
  }
  if (note.classList.contains("unsent-note") || !document.getElementById("pick")?.offsetParent) return false;
  if (!on()) mode(true);
  choose(idOf(note), !picked.has(idOf(note)));
  return true;
}

/** By key, with those that are chosen. Says whether there was anything to do. */
export function withPicked(/** @type {"bundle" | "move"} */ deed, /** @type {Desk} */ desk) {
  if (!on() || !may(deed) || chosen().length < (deed === "bundle" ? 2 : 1)) return false;
  act(deed, desk);
  return true;
}

function mode(/** @type {boolean} */ start) {
  const box = start ? null : document.activeElement?.closest(".pick")?.closest("li.note");
  if (box instanceof HTMLElement) box.focus();
  document.body.classList.toggle("picking", start);
  document.getElementById("pick")?.setAttribute("aria-pressed", String(start));
  picked.clear();
  last = "";
  draw();
}

function choose(/** @type {string} */ id, /** @type {boolean} */ yes) {
  if (yes) picked.add(id);
  else picked.delete(id);
  last = id;
  draw();
  say(count());
}

function count() {
  const bar = document.getElementById("picked");
  return (picked.size === 1 ? bar?.dataset.one : bar?.dataset.many?.replace("{n}", String(picked.size))) ?? "";
}

/** The boxes and the bar as they are now; also on notes that have just come. */
function draw() {
  const bar = document.getElementById("picked");
  if (!bar) return;
  if (bar.hidden && !on()) return;
  bar.hidden = !on();
  for (const note of document.querySelectorAll("#board li.note:not(.unsent-note)")) box(note, bar);
  const those = chosen();
  for (const id of picked) if (!document.getElementById(`note-${id}`)?.matches("li.note")) picked.delete(id);
  const out = bar.querySelector("[data-count-picked]");
  if (out) out.textContent = count();
  const able = { bundle: may("bundle") && those.length > 1, move: may("move") && those.length > 0, bin: those.length > 0 };
  for (const button of bar.querySelectorAll("button[data-deed]")) {
    const deed = button instanceof HTMLElement ? (button.dataset.deed ?? "") : "";
    if (deed in able) button.toggleAttribute("disabled", !able[/** @type {keyof typeof able} */ (deed)]);
  }
}

function box(/** @type {Element} */ note, /** @type {HTMLElement} */ bar) {
  const there = note.querySelector(":scope > .pick");
  if (!on()) return there?.remove();
  const label = there ?? note.insertBefore(document.createElement("label"), note.firstChild);
  if (!there) {
    label.className = "pick";
    const input = Object.assign(document.createElement("input"), { type: "checkbox", value: idOf(note) });
    const words = Object.assign(document.createElement("span"), { className: "sr" });
    words.textContent = `${bar.dataset.choose}: ${note.querySelector(".note-text")?.textContent?.trim().slice(0, 80)}`;
    label.append(input, words);
  }
  const input = label.querySelector("input");
  if (input) input.checked = picked.has(idOf(note));
  note.classList.toggle("picked", picked.has(idOf(note)));
}

function act(/** @type {string} */ deed, /** @type {Desk} */ desk) {
  const those = chosen();
  const ids = those.map(idOf);
  if (deed === "stop") mode(false);
  if (deed === "move") askMove(those, "move");
  if (deed === "bundle") {
    const top = idOf(those.find((note) => note.classList.contains("pile")) ?? those[0]);
    desk.send("/bundles", { notes: ids.filter((id) => id !== top), under: top });
    mode(false);
    document.getElementById(`note-${top}`)?.focus();
  }
  if (deed === "bin") {
    const mayBin = ids.filter((id) => may("bin") || (may("bin_own") && isMine(id)));
    const gesture = mint();
    for (const note of mayBin) desk.send("/bin", { note }, gesture);
    if (mayBin.length < ids.length) say(document.getElementById("picked")?.dataset.notYours ?? "");
    mode(false);
  }
  if (deed === "stop" || deed === "bin") document.getElementById("pick")?.focus();
}

/** After something was done with the chosen ones. */
export function stopPicking() {
  if (on()) mode(false);
}
