/** What is one's own on the board: whose a note is, where one's votes are, what one may do. It stands in `#own`. */

/** @returns {DOMStringMap} */
function own() {
  return document.getElementById("own")?.dataset ?? {};
}

/** May this person do it now? */
export function may(/** @type {string} */ act) {
  return (own().acts ?? "").split(" ").includes(act);
}

/** @returns {string[]} the notes that are mine */
export function myNotes() {
  return (own().notes ?? "").split(" ").filter(Boolean);
}

export function isMine(/** @type {string} */ note) {
  return (own().notes ?? "").split(" ").includes(note);
}

/** @returns {Map<string, number>} how many votes each note has of mine */
function given() {
  const pairs = (own().given ?? "").split(" ").filter(Boolean).map((pair) => pair.split(":"));
  return new Map(pairs.map(([note, n]) => [note, Number(n)]));
}

let drawn = "";

/** Marks on the notes, and how many notes a section has. `anew` also when nothing of one's own has changed. */
export function marks(anew = false) {
  const lit = document.getElementById("lit")?.dataset.note;
  const key = [own().notes, own().given, own().left, lit].join("|");
  if (!anew && key === drawn) return;
  drawn = key;
  const mine = new Set((own().notes ?? "").split(" "));
  const votes = given();
  for (const note of document.querySelectorAll("#board li.note")) {
    const id = note.id.slice("note-".length);
    note.classList.toggle("mine", mine.has(id));
    note.classList.toggle("voted", votes.has(id));
    note.classList.toggle("lit", id === lit);
    markVotes(note, votes.get(id) ?? 0);
  }
  const spent = own().left === "0";
  document.body.classList.toggle("no-more-votes", spent);
  for (const give of document.querySelectorAll("#board button.give")) give.setAttribute("aria-disabled", String(spent));
  count();
}

/** How many notes a section has, those in bundles included. */
function count() {
  for (const out of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-count]"))) {
    const list = document.getElementById(out.dataset.count ?? "");
    const n = String(list?.querySelectorAll("li.note, li.under").length ?? 0);
    if (list && out.textContent !== n) out.textContent = n;
  }
}

function markVotes(/** @type {Element} */ note, /** @type {number} */ votes) {
  const shown = note.querySelector(".given");
  if (shown && shown.textContent !== String(votes)) shown.textContent = String(votes);
}
