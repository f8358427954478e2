/** What is one's own on the board: whose a note is, where one's votes are, what one may do. It stands in `#own`. */

/** @returns {DOMStringMap} */
function own() {
  return document.getElementById("own")?.dataset ?? {};
}

/** May this person do it now? */
export function may(/** @type {string} */ act) {
  return (own().acts ?? "").split(" ").includes(act);
}

export function isMine(/** @type {string} */ note) {
  return (own().notes ?? "").split(" ").includes(note);
}

/** @returns {Map<string, number>} how many votes each note has of mine */
function given() {
  const pairs = (own().given ?? "").split(" ").filter(Boolean).map((pair) => pair.split(":"));
  return new Map(pairs.map(([note, n]) => [note, Number(n)]));
}

/** Marks on the notes, and how many notes a section has. */
export function marks() {
  const mine = new Set((own().notes ?? "").split(" "));
  const votes = given();
  const lit = document.getElementById("lit")?.dataset.note;
  for (const note of document.querySelectorAll("li.note")) {
    const id = note.id.slice("note-".length);
    note.classList.toggle("mine", mine.has(id));
    note.classList.toggle("voted", votes.has(id));
    note.classList.toggle("lit", id === lit);
    markVotes(note, votes.get(id) ?? 0);
  }
  const spent = own().left === "0";
  document.body.classList.toggle("no-more-votes", spent);
  for (const give of document.querySelectorAll("button.give")) give.setAttribute("aria-disabled", String(spent));
  for (const count of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-count]"))) {
    const list = document.getElementById(count.dataset.count ?? "");
    if (list) count.textContent = String(list.querySelectorAll("li.note, li.under").length);
  }
}

function markVotes(/** @type {Element} */ note, /** @type {number} */ votes) {
  const shown = note.querySelector(".given");
  if (shown && shown.textContent !== String(votes)) shown.textContent = String(votes);
}
