/** Puts what the server sends into its places. Elements name their place by id, so order and repetition do no harm. */
import { dress } from "./board-dress.js";
import { marks } from "./board-marks.js";

/** What the news have touched, and when: an answer that was under way longer than that is old. @type {Map<string, number>} */
const touched = new Map();
let tick = 0;

/** Now, in messages: ask before sending, and hand it to `place` with the answer. */
export const moment = () => tick;

/**
 * @typedef {{fresh: Element[], phase: boolean, behind: boolean, lost: {id: string, near: Element | null} | null}} Placed
 * @param {string} html
 * @param {number} [asked] for an answer to what we did ourselves: the moment when it was asked
 * @returns {Placed} notes that were not there before, whether the phase changed, whether we have missed something
 */
export function place(html, asked) {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  dress(parsed.content);
  /** @type {Placed} */
  const result = { fresh: [], phase: false, behind: false, lost: null };
  const bundled = new Set([...document.querySelectorAll("#board li.under")].map((one) => one.id));
  if (asked === undefined) tick += 1;
  for (const element of [...parsed.content.children]) {
    const key = keyOf(element);
    if (asked !== undefined && outdated(key, asked)) continue;
    if (asked === undefined) touched.set(key, tick);
    put(element, result);
  }
  result.fresh = result.fresh.filter((note) => !bundled.has(note.id));
  marks(true);
  if (result.lost) refocus(result.lost);
  document.dispatchEvent(new CustomEvent("board:placed"));
  return result;
}

/** News that came after we asked know more than the answer; if they do not, the next ones will. */
function outdated(/** @type {string} */ key, /** @type {number} */ asked) {
  return Math.max(touched.get(key) ?? 0, touched.get("board") ?? 0) > asked;
}

function keyOf(/** @type {Element} */ element) {
  if (element.localName === "live-place") return (element.firstElementChild?.id ?? "").replace(/^note-/, "");
  return element.getAttribute("note") ?? element.id;
}

function put(/** @type {Element} */ element, /** @type {Placed} */ result) {
  switch (element.localName) {
    case "live-cursor":
      board().dataset.cursor = element.getAttribute("at") ?? "";
      break;
    case "live-beat":
      if (element.getAttribute("at") !== board().dataset.cursor) result.behind = true;
      break;
    case "live-gone":
      remove(element.getAttribute("note") ?? "", result);
      break;
    case "live-place":
      putNote(element, result);
      break;
    default:
      putPart(element, result);
  }
}

export function board() {
  return /** @type {HTMLElement} */ (document.getElementById("board"));
}

/** Every element with this id: there is one, and after this function's callers there still is. */
function copies(/** @type {string} */ id) {
  return document.querySelectorAll(`[id="${CSS.escape(id)}"]`);
}

/** From the top of the lists; one that lies in a bundle goes and comes with its bundle. */
function remove(/** @type {string} */ id, /** @type {Placed} */ result) {
  for (const note of copies(`note-${id}`)) if (note.classList.contains("note")) take(note, result);
}

function take(/** @type {Element} */ note, /** @type {Placed} */ result) {
  if (note.contains(document.activeElement)) {
    const near = note.nextElementSibling ?? note.previousElementSibling ?? note.closest("section")?.querySelector("h2") ?? null;
    result.lost = { id: note.id, near };
  }
  note.remove();
}

function putNote(/** @type {Element} */ at, /** @type {Placed} */ result) {
  const note = at.firstElementChild;
  const list = document.getElementById(`notes-${at.getAttribute("section")}`);
  if (!note || !list) return;
  const olds = [...copies(note.id)];
  const focus = olds.map(focused).find(Boolean);
  if (!olds.length) result.fresh.push(note);
  for (const old of olds) keepOpen(old, note);
  const after = document.getElementById(`note-${at.getAttribute("after")}`);
  if (after?.parentElement === list) after.after(note);
  else if (at.getAttribute("after")) list.append(note);
  else list.prepend(note);
  for (const old of olds) if (old !== note) old.remove();
  for (const under of note.querySelectorAll("li.under")) {
    for (const copy of copies(under.id)) if (copy !== under) take(copy, result);
  }
  if (focus) focusIn(note, focus);
}

function putPart(/** @type {Element} */ part, /** @type {Placed} */ result) {
  const old = document.getElementById(part.id);
  if (!old) return;
  if (part.id === "board" && part instanceof HTMLElement && part.dataset.phase !== old.dataset.phase) result.phase = true;
  const focus = focused(old);
  keepOpen(old, part);
  old.replaceWith(part);
  if (focus) focusIn(part, focus);
}

/** A selector that finds the focused control again in the fresh part. */
function focused(/** @type {Element} */ part) {
  const active = document.activeElement;
  if (!active || active === document.body || !part.contains(active)) return null;
  if (active.id) return `#${CSS.escape(active.id)}`;
  for (const name of ["formaction", "href"]) {
    const value = active.getAttribute(name);
    const more = active.getAttribute("value");
    if (value) return `[${name}="${CSS.escape(value)}"]${more ? `[value="${CSS.escape(more)}"]` : ""}`;
  }
  return active.localName;
}

function focusIn(/** @type {Element} */ part, /** @type {string} */ selector) {
  const found = part.matches(selector) ? part : (part.querySelector(selector) ?? part);
  if (found instanceof HTMLElement) found.focus({ preventScroll: true });
}

/** Who stood in a note that left: now in the bundle that it went into, else beside the place where it was. */
function refocus(/** @type {{id: string, near: Element | null}} */ lost) {
  if (document.activeElement && document.activeElement !== document.body) return;
  const target = document.getElementById(lost.id)?.closest("li.note") ?? (lost.near?.isConnected ? lost.near : null);
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

function keepOpen(/** @type {Element} */ old, /** @type {Element} */ fresh) {
  for (const details of old.querySelectorAll("details[open]")) {
    const note = details.closest("li.note");
    const where = note && note !== old && note.id ? (fresh.querySelector(`[id="${CSS.escape(note.id)}"]`) ?? fresh) : fresh;
    where.querySelector(`details.${CSS.escape(details.className.split(" ")[0])}`)?.setAttribute("open", "");
  }
}
