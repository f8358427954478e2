/** The wall: follows the board, shows as many notes as can be read, and counts the rest in words. */
import { board, place } from "./board-place.js";
import { watchTimer } from "./board-timer.js";
import { Follower } from "./live.js";

const path = location.pathname.replace(/\/projector$/, "");
const follower = new Follower(path, {
  as: "projector",
  cursor: () => board().dataset.cursor ?? "",
  take(html) {
    const placed = place(html);
    fit();
    if (placed.behind) follower.ask();
  },
  tell: (state) => document.body.classList.toggle("off", state === "off"),
});

/** Notes that would not be seen whole are left out, from the first one that does not fit. */
function fit() {
  for (const more of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-more]"))) {
    const list = document.getElementById(more.dataset.more ?? "");
    if (list) fitSection(list, more);
  }
}

function fitSection(/** @type {HTMLElement} */ list, /** @type {HTMLElement} */ more) {
  const notes = /** @type {HTMLElement[]} */ ([...list.children]);
  for (const note of notes) note.classList.remove("overflowing");
  more.hidden = true;
  if (list.scrollHeight <= list.clientHeight + 1) return;
  more.textContent = more.dataset.words ?? ""; // its height takes room from the list
  more.hidden = false;
  const end = list.getBoundingClientRect().bottom + 1;
  const first = notes.findIndex((note) => note.getBoundingClientRect().bottom > end);
  const from = Math.max(first, 1);
  const left = first < 0 ? [] : notes.slice(from);
  for (const note of left) note.classList.add("overflowing");
  more.textContent = (more.dataset.words ?? "").replace("{n}", String(left.length));
  more.hidden = left.length === 0;
}

fit();
watchTimer();
document.fonts.ready.then(fit);
new ResizeObserver(fit).observe(document.body);
