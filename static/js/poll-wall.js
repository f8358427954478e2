/** The poll on the wall: follows it and the workshop, shows as much as can be read, turns pages by the arrow keys. */
import { Follower } from "./live.js";
import { place, poll } from "./poll-place.js";

const here = poll();
const path = `/polls/${here.dataset.poll}`;
const act = /** @type {HTMLFormElement | null} */ (document.getElementById("act"));
const results = () => /** @type {HTMLElement} */ (document.getElementById("poll-results"));

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

/** Words that would not be seen whole are counted instead. */
function fit() {
  const list = document.getElementById("cloud");
  const more = /** @type {HTMLElement | null} */ (document.querySelector("[data-cloud-more]"));
  if (!list || !more) return;
  const items = /** @type {HTMLElement[]} */ ([...list.children]);
  for (const item of items) item.hidden = false;
  more.hidden = true;
  let left = 0;
  const room = list.parentElement;
  while (room && room.scrollHeight > room.clientHeight + 1 && left < items.length - 1) {
    left += 1;
    items[items.length - left].hidden = true;
    more.hidden = false;
    more.textContent = (more.dataset.words ?? "").replace("{n}", String(left));
  }
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
  const way = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (way) turn(way);
});

/** Everybody has gone elsewhere: so does the wall, unless it was told to stay. */
let seen = "";
document.addEventListener("workshop:look", async (event) => {
  const mark = String(/** @type {CustomEvent} */ (event).detail);
  if (!here.dataset.to || mark === seen) return;
  seen = mark;
  try {
    const asked = new URLSearchParams({ was: "", here: `${path}/projector` });
    const answer = await fetch(`/workshops/${here.dataset.workshop}/on?${asked}`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    const there = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("elsewhere");
    if (there && there.dataset.there !== path) location.assign(here.dataset.to);
  } catch {
    seen = "";
  }
});

settle();
document.fonts.ready.then(fit);
new ResizeObserver(fit).observe(document.body);
