/** The poll on the wall: follows it and the workshop, shows as much as can be read, turns pages by the arrow keys. */
import { watchTimer } from "./board-timer.js";
import { Follower } from "./live.js";
import { place, poll } from "./poll-place.js";
import { followWorkshop, renew, stayAwake } from "./wall-follow.js";

const here = poll();
const path = `/polls/${here.dataset.poll}`;
const act = /** @type {HTMLFormElement | null} */ (document.getElementById("act"));
const results = () => /** @type {HTMLElement} */ (document.getElementById("poll-results"));
/** Tighter and tighter, never under what can be read: shorter words around the figures, then smaller ones. */
const TIGHTER = ["1", "2", "3", "4"];

const follower = new Follower(path, {
  as: here.dataset.as,
  cursor: () => here.dataset.cursor ?? "",
  take(html) {
    const behind = place(html);
    settle();
    if (behind) follower.ask();
  },
  tell(state) {
    document.body.classList.toggle("off", state === "off");
    if (state === "gone") location.reload();
  },
});

function settle() {
  const title = document.getElementById("poll-title");
  const now = results().dataset.title;
  if (title && now && title.textContent !== now) title.textContent = document.title = now;
  fit();
}

function fit() {
  const items = /** @type {HTMLElement[]} */ ([...(document.getElementById("cloud")?.children ?? [])]);
  const more = /** @type {HTMLElement | null} */ (document.querySelector("[data-cloud-more]"));
  for (const item of items) item.hidden = false;
  if (more) more.hidden = true;
  delete results().dataset.tight;
  for (const tight of TIGHTER) {
    if (whole()) return;
    results().dataset.tight = tight;
  }
  count(items, more);
}

/** Words that would not be seen whole even so are counted instead. */
function count(/** @type {HTMLElement[]} */ items, /** @type {HTMLElement | null} */ more) {
  let left = 0;
  while (more && !whole() && left < items.length - 1) {
    left += 1;
    items[items.length - left].hidden = true;
    more.hidden = false;
    more.textContent = (more.dataset.words ?? "").replace("{n}", String(left));
  }
}

function whole() {
  const room = /** @type {HTMLElement | null} */ (results().querySelector(".wall-figures, .wall-asking, .answers"));
  return !room || room.scrollHeight <= room.clientHeight + 1;
}

/** The leader's own wall obeys the arrow keys. */
async function turn(/** @type {number} */ way) {
  const page = Number(results().dataset.page) + way;
  if (!act || page < 0 || page >= Number(results().dataset.pages)) return;
  const body = new URLSearchParams(/** @type {any} */ (new FormData(act)));
  body.set("page", String(page));
  await fetch(act.action, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => undefined);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const way = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }[event.key];
  if (way) turn(way);
});

settle();
watchTimer();
if (here.dataset.to) followWorkshop(renew(["wall-join", "wall-clock"]));
if (window.top === window) stayAwake();
document.fonts.ready.then(fit);
new ResizeObserver(fit).observe(/** @type {HTMLElement} */ (document.getElementById("main")));
