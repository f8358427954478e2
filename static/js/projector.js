/** The wall: follows the board and the workshop, shows what can be read, and tells the server what it has painted. */
import { watchTimer } from "./board-timer.js";
import { Follower, say } from "./live.js";
import { watchKeys } from "./projector-keys.js";
import { fit } from "./wall-fit.js";
import { followWorkshop, stayAwake } from "./wall-follow.js";
import { board, placeOnWall } from "./wall-place.js";

const keys = document.getElementById("wall-keys");
const alone = window.top === window;
const REPORT_MS = 400;
let reported = "";
let said = 0;

const follower = new Follower(`/boards/${board().dataset.board}`, {
  as: keys ? "projector" : "screen",
  cursor: () => board().dataset.cursor ?? "",
  take(html) {
    const behind = placeOnWall(html);
    show();
    if (behind) follower.ask();
  },
  tell: (state) => document.body.classList.toggle("off", state === "off" || state === "gone"),
});

/** What is to be shown stands in the frame; the page that really is shown is put beside it. */
export function show() {
  const frame = document.getElementById("board-frame");
  const { page, last } = fit(frame?.dataset.section ?? "", Number(frame?.dataset.page) || 0);
  board().dataset.page = String(page);
  board().toggleAttribute("data-last", last);
  for (const section of board().querySelectorAll(".section")) {
    const count = section.querySelector(".section-count");
    if (count) count.textContent = String(section.querySelectorAll("li[id]").length);
  }
  for (const note of board().querySelectorAll(".lit")) note.classList.remove("lit");
  document.getElementById(`note-${frame?.dataset.light}`)?.classList.add("lit");
  if (alone && keys) painted();
}

/** Said when the picture has gone to the screen, a few times a second at most. */
function painted() {
  const cursor = board().dataset.cursor ?? "";
  if (cursor === reported || document.visibilityState !== "visible" || Date.now() - said < REPORT_MS) return;
  reported = cursor;
  said = Date.now();
  requestAnimationFrame(() => window.setTimeout(() => say(`painted ${cursor}`)));
}

show();
watchTimer();
followWorkshop();
if (alone) stayAwake();
if (alone && keys instanceof HTMLFormElement) watchKeys(keys, show);
document.fonts.ready.then(show);
document.fonts.addEventListener("loadingdone", show);
document.addEventListener("load", (event) => event.target instanceof HTMLImageElement && show(), true);
new ResizeObserver(() => show()).observe(/** @type {HTMLElement} */ (document.querySelector("main"))); // a longer title, a clock, the QR
