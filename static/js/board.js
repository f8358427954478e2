/** A board on somebody's own screen: news in, notes and votes out through the outbox, everything said in words. */
import { announce, announcePhase } from "./board-news.js";
import { board, marks, place } from "./board-place.js";
import { showItems, waitingNote } from "./board-unsent.js";
import { watchTimer } from "./board-timer.js";
import { Follower } from "./live.js";
import { mint, Outbox, sentence } from "./outbox.js";
import { toast } from "./toast.js";

const act = /** @type {HTMLFormElement} */ (document.getElementById("act"));
const compose = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-compose]"));
const words = /** @type {HTMLElement} */ (document.getElementById("connection"));
const unsent = /** @type {HTMLElement} */ (document.getElementById("unsent"));
const token = /** @type {HTMLInputElement} */ (act.elements.namedItem("csrf")).value;
const path = `/boards/${board().dataset.board}`;
const QUEUED = ["/votes", "/unvotes", "/restore"];
let state = "opening";

const outbox = new Outbox(`agentnet-outbox:${path}:${document.body.querySelector("[data-writer]")?.getAttribute("data-writer")}`, token, {
  changed: show,
  sent: (_item, html) => take(html, true),
  signedOut: () => toast(unsent.dataset.login ?? "", { problem: true }),
});

const follower = new Follower(path, {
  cursor: () => board().dataset.cursor ?? "",
  take: (html) => take(html, false),
  tell(now) {
    state = now;
    if (now === "live") outbox.flush();
    show();
  },
});

function take(/** @type {string} */ html, /** @type {boolean} */ mine) {
  const placed = place(html);
  show();
  if (placed.phase) announcePhase();
  else if (!mine) announce(placed.fresh);
  if (placed.behind) follower.ask();
}

/** Notes that wait, and how the connection is, in words. */
function show() {
  const items = outbox.items;
  showItems(items, outbox, unsent);
  marks();
  const waiting = outbox.waiting.length;
  const up = state === "live" || state === "polls";
  words.classList.toggle("on", up && outbox.online);
  words.textContent = up && (outbox.online || !waiting) ? fine(waiting) : lost(waiting);
}

function fine(/** @type {number} */ waiting) {
  const way = state === "polls" ? words.dataset.polls : words.dataset.live;
  return `${way} · ${waiting ? unsent.dataset.sending : words.dataset.saved}`;
}

function lost(/** @type {number} */ waiting) {
  if (state === "opening" && !waiting) return words.dataset.opening ?? "";
  const many = (waiting === 1 ? words.dataset.waitingOne : words.dataset.waiting)?.replace("{n}", String(waiting));
  return waiting ? `${words.dataset.off} – ${many}` : (words.dataset.off ?? "");
}

document.addEventListener("submit", onSubmit, true);

function onSubmit(/** @type {SubmitEvent} */ event) {
  if (event.target === compose) {
    event.preventDefault();
    write();
  } else if (event.target === act && event.submitter instanceof HTMLButtonElement) {
    event.preventDefault();
    press(event.submitter);
  }
}

/** A new note: shown at once, saved when the server says so. */
function write() {
  if (!compose) return;
  const typed = new FormData(compose);
  const text = String(typed.get("text") ?? "").trim();
  const field = /** @type {HTMLTextAreaElement} */ (compose.elements.namedItem("text"));
  if (!text) return field.focus();
  const item = waitingNote(mint(), mint(), `${path}/notes`, typed, text);
  field.value = "";
  field.removeAttribute("aria-invalid");
  field.focus();
  compose.querySelector("#text-wrong")?.setAttribute("hidden", "");
  outbox.add(item);
}

/** A button on a note or on the facilitator's desk. Votes wait for the connection; leading does not. */
function press(/** @type {HTMLButtonElement} */ button) {
  const to = new URL(button.formAction).pathname;
  const fields = { [button.name]: button.value };
  if (QUEUED.some((end) => to.endsWith(end))) return outbox.add({ id: mint(), path: to, fields });
  lead(to, fields, button);
}

async function lead(/** @type {string} */ to, /** @type {Record<string, string>} */ fields, /** @type {HTMLElement} */ button) {
  button.setAttribute("aria-busy", "true");
  try {
    const headers = { "HX-Request": "true", "X-CSRF-Token": token };
    const answer = await fetch(to, { method: "POST", body: new URLSearchParams({ ...fields, id: mint() }), headers });
    const text = await answer.text();
    if (answer.ok) take(text, true);
    else toast(sentence(text, answer), { problem: true });
  } catch {
    toast(words.dataset.off ?? "", { problem: true });
  } finally {
    button.removeAttribute("aria-busy");
  }
}

watchTimer();
show();
outbox.flush();
