/** Puts what the server sends into its places. Elements name their place by id, so order and repetition do no harm. */

/**
 * @typedef {{fresh: Element[], phase: boolean, behind: boolean}} Placed
 * @param {string} html
 * @returns {Placed} notes that were not there before, whether the phase changed, whether we have missed something
 */
export function place(html) {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  /** @type {Placed} */
  const result = { fresh: [], phase: false, behind: false };
  for (const element of [...parsed.content.children]) put(element, result);
  marks();
  return result;
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
      remove(element.getAttribute("note") ?? "");
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

function remove(/** @type {string} */ id) {
  const note = document.getElementById(`note-${id}`);
  if (note?.contains(document.activeElement)) note.closest("section")?.querySelector("h2")?.focus();
  note?.remove();
}

function putNote(/** @type {Element} */ at, /** @type {Placed} */ result) {
  const note = at.firstElementChild;
  const list = document.getElementById(`notes-${at.getAttribute("section")}`);
  if (!note || !list) return;
  const old = document.getElementById(note.id);
  const after = document.getElementById(`note-${at.getAttribute("after")}`);
  const focus = old ? focused(old) : null;
  if (!old) result.fresh.push(note);
  if (after?.parentElement === list) after.after(note);
  else if (at.getAttribute("after")) list.append(note);
  else list.prepend(note);
  if (old && old !== note) {
    keepOpen(old, note);
    old.remove();
  }
  if (focus) note.querySelector(focus)?.focus();
}

function putPart(/** @type {Element} */ part, /** @type {Placed} */ result) {
  const old = document.getElementById(part.id);
  if (!old) return;
  if (part.id === "board" && part instanceof HTMLElement && part.dataset.phase !== old.dataset.phase) result.phase = true;
  const focus = focused(old);
  keepOpen(old, part);
  old.replaceWith(part);
  if (focus) part.querySelector(focus)?.focus();
}

/** A selector that finds the focused control again in the fresh part. */
function focused(/** @type {Element} */ part) {
  const active = document.activeElement;
  if (!active || active === document.body || !part.contains(active)) return null;
  for (const name of ["formaction", "href"]) {
    const value = active.getAttribute(name);
    const more = active.getAttribute("value");
    if (value) return `[${name}="${CSS.escape(value)}"]${more ? `[value="${CSS.escape(more)}"]` : ""}`;
  }
  return active.localName;
}

function keepOpen(/** @type {Element} */ old, /** @type {Element} */ fresh) {
  for (const details of old.querySelectorAll("details[open]")) {
    fresh.querySelector(`details.${CSS.escape(details.className)}`)?.setAttribute("open", "");
  }
}

/** Whose notes, where the votes are, how many notes a section has. */
export function marks() {
  const own = document.getElementById("own");
  if (own) {
    const mine = new Set(own.dataset.notes?.split(" "));
    const voted = new Set(own.dataset.voted?.split(" "));
    for (const note of document.querySelectorAll("li.note")) {
      const id = note.id.slice("note-".length);
      note.classList.toggle("mine", mine.has(id));
      note.classList.toggle("voted", voted.has(id));
    }
  }
  for (const count of document.querySelectorAll("[data-count]")) {
    const list = document.getElementById(count.dataset.count ?? "");
    if (list) count.textContent = String(list.querySelectorAll("li.note, li.under").length);
  }
}
