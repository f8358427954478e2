/** The wall: follows the board and the workshop, shows what can be read, and tells the server what it has painted. */
import { watchTimer } from "./board-timer.js";
import { Follower } from "./live.js";
import { watchKeys } from "./projector-keys.js";
import { fit, pages } from "./wall-fit.js";
import { followWorkshop, renew, stayAwake } from "./wall-follow.js";
import { fitLight } from "./wall-light.js";
import { board, placeOnWall } from "./wall-place.js";
import { forget, paged, painted } from "./wall-report.js";

const keys = document.getElementById("wall-keys");
const alone = window.top === window;
/** On a phone the mirror is a page to scroll with everything on it. */
const small = window.matchMedia("(max-width: 44rem)");

const follower = new Follower(`/boards/${board().dataset.board}`, {
  as: keys ? "projector" : "screen",
  cursor: () => board().dataset.cursor ?? "",
  take(html) {
    const behind = placeOnWall(html);
    show();
    if (behind) follower.ask();
  },
  tell(state) {
    document.body.classList.toggle("off", state === "off" || state === "gone");
    if (state === "live") forget();
  },
});

/** What is to be shown stands in the frame; the page that really is shown is put beside it. */
export function show() {
  const frame = document.getElementById("board-frame");
  const only = frame?.dataset.section ?? "";
  const wanted = Number(frame?.dataset.page) || 0;
  for (const section of board().querySelectorAll(".section")) {
    const count = section.querySelector(".section-count");
    if (count) count.textContent = String(section.querySelectorAll("li[id]").length);
  }
  if (!keys && small.matches) flow(only);
  else place(only, wanted);
  for (const note of board().querySelectorAll(".lit")) note.classList.remove("lit");
  document.getElementById(`note-${frame?.dataset.light}`)?.classList.add("lit");
  fitLight();
  if (!alone || !keys) return;
  painted(board().dataset.cursor ?? "");
  paged({ page: Number(board().dataset.page), last: board().hasAttribute("data-last") }, only, counted);
}

function place(/** @type {string} */ only, /** @type {number} */ wanted) {
  const { page, last } = fit(only, wanted);
  board().dataset.page = String(page);
  board().toggleAttribute("data-last", last);
}

/** How many pages there are; the wall is left as it was. */
function counted() {
  const frame = document.getElementById("board-frame");
  const only = frame?.dataset.section ?? "";
  const all = pages(only);
  place(only, Number(frame?.dataset.page) || 0);
  const at = Number(board().dataset.page) + 1;
  return board().hasAttribute("data-last") ? at : Math.max(all, at + 1);
}

/** Everything below each other. */
function flow(/** @type {string} */ only) {
  const all = /** @type {HTMLElement[]} */ ([...board().querySelectorAll(".section")]);
  const single = all.some((section) => section.dataset.section === only);
  for (const section of all) section.hidden = single && section.dataset.section !== only;
  board().classList.toggle("single", true); // bundles are open
  for (const note of board().querySelectorAll(".overflowing")) note.classList.remove("overflowing");
  for (const more of /** @type {NodeListOf<HTMLElement>} */ (board().querySelectorAll(".more"))) more.hidden = true;
}

show();
watchTimer();
followWorkshop(renew(["wall-join", "wall-task-join"]));
if (alone) stayAwake();
if (alone && keys instanceof HTMLFormElement) watchKeys(keys, show);
document.fonts.ready.then(show);
document.fonts.addEventListener("loadingdone", show);
document.addEventListener("load", (event) => event.target instanceof HTMLImageElement && show(), true);
new ResizeObserver(() => show()).observe(/** @type {HTMLElement} */ (document.querySelector("main"))); // a longer title, a clock, the QR
