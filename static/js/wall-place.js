/** Puts what the server sends onto the wall. Elements name their place by id: order and repetition do no harm. */

/**
 * @param {string} html
 * @returns {boolean} whether something was missed, so that the page must ask
 */
export function placeOnWall(html) {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  let behind = false;
  for (const element of [...parsed.content.children]) behind = put(element) || behind;
  return behind;
}

export function board() {
  return /** @type {HTMLElement} */ (document.getElementById("board"));
}

function put(/** @type {Element} */ element) {
  switch (element.localName) {
    case "live-cursor":
      board().dataset.cursor = element.getAttribute("at") ?? "";
      break;
    case "live-beat":
      return element.getAttribute("at") !== board().dataset.cursor;
    case "live-gone":
      document.getElementById(`note-${element.getAttribute("note")}`)?.remove();
      break;
    case "live-place":
      putNote(element);
      break;
    default:
      if (element.id) document.getElementById(element.id)?.replaceWith(element);
  }
  return false;
}

function putNote(/** @type {Element} */ at) {
  const note = at.firstElementChild;
  const list = document.getElementById(`notes-${at.getAttribute("section")}`);
  if (!note || !list) return;
  const old = document.getElementById(note.id);
  for (const under of note.querySelectorAll("[id]")) document.getElementById(under.id)?.remove();
  const after = document.getElementById(`note-${at.getAttribute("after")}`);
  if (after?.parentElement === list) after.after(note);
  else if (at.getAttribute("after")) list.append(note);
  else list.prepend(note);
  if (old && old !== note) old.remove();
}
