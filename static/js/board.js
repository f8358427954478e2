/** A board on somebody's own screen: news in, changes out through the outbox, everything said in words. */
import { watchComposer } from "./board-draft.js";
import { watchDrag } from "./board-drag.js";
import { dress } from "./board-dress.js";
import { Hold, holdUnderFinger, watchPause } from "./board-hold.js";
import { watchKeys } from "./board-keys.js";
import { marks } from "./board-marks.js";
import { watchMoving } from "./board-move.js";
import { announce, announceLight, announcePhase, say } from "./board-news.js";
import { watchPicking } from "./board-pick.js";
import { board, moment, place } from "./board-place.js";
import { showSending } from "./board-sending.js";
import { watchTimer } from "./board-timer.js";
import { offer, offerBrought, undoIn } from "./board-undo.js";
import { showItems, waitingNote } from "./board-unsent.js";
import { watchWords } from "./compose.js";
import { Follower } from "./live.js";
import { mint, Outbox, sentence } from "./outbox.js";
import { sayState } from "./said-state.js";
import { toast } from "./toast.js";

const act = /** @type {HTMLFormElement} */ (document.getElementById("act"));
const compose = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-compose]"));
const words = /** @type {HTMLElement} */ (document.getElementById("connection"));
const unsent = /** @type {HTMLElement} */ (document.getElementById("unsent"));
const token = /** @type {HTMLInputElement} */ (act.elements.namedItem("csrf")).value;
const path = `/boards/${board().dataset.board}`;
const writer = document.querySelector("[data-writer]")?.getAttribute("data-writer") ?? "";
const AT_ONCE = /\/(phase|timer|time|spotlight|screen|sections|hide|show|ready)(\/|$)/;
/** @type {Map<string, number>} when each operation was sent, in messages */
const asked = new Map();
/** @type {Set<string>} */
const refused = new Set();
let state = "opening";

dress(document);

const outbox = new Outbox(`agentnet-outbox:${path}:${writer}`, token, {
  changed: show,
  sending: (item) => asked.set(item.id, moment()),
  sent,
  signedOut: () => toast(unsent.dataset.login ?? "", { problem: true }),
});

const hold = new Hold({ apply: (html) => settle(html), again, changed: showHeld });

const follower = new Follower(path, {
  cursor: () => board().dataset.cursor ?? "",
  take(html) {
    settle(hold.take(html));
  },
  tell(now) {
    state = now;
    if (now === "live") outbox.flush();
    show();
  },
});

/** What the other modules do to the board goes through here. @typedef {typeof desk} Desk */
const desk = {
  path,
  hold,
  /** An operation on its way: it waits for the connection, and is shown until it is saved. */
  send(/** @type {string} */ to, /** @type {Record<string, string | string[]>} */ fields, gesture = "") {
    outbox.add({ id: mint(), path: `${path}${to}`, fields, ...(gesture ? { gesture } : {}) });
  },
  again,
};

/** Where an undo goes, and its answer. */
const taking = { path, token, take: (/** @type {string} */ answer) => settle(answer, moment()) };

/** The answer to what was done here. It moves nothing for a finger that lies on the board: the doer expects it. */
function sent(/** @type {import("./outbox.js").Item} */ item, /** @type {string} */ html) {
  settle(html, asked.get(item.id) ?? moment());
  asked.delete(item.id);
  const undo = undoIn(html);
  if (undo) offer(undo, item.gesture ?? item.id, taking);
}

function settle(/** @type {string} */ html, /** @type {number} */ ours = -1) {
  if (!html) return;
  const mine = ours >= 0;
  const placed = place(html, mine ? ours : undefined);
  show();
  hold.tell();
  announceLight();
  if (placed.phase) announcePhase();
  else if (!mine) announce(placed.fresh);
  if (placed.behind) follower.ask();
}

/** The whole board anew: after a change that was refused, or when too much has come to be kept. */
async function again() {
  const answer = await fetch(`${path}/changes?since=`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (answer?.ok) follower.take(await answer.text());
}

/** One's own time is over: what one may do is asked anew, and the focus does not stay where one writes no more. */
async function closeWriting() {
  await new Promise((later) => window.setTimeout(later, 1_000));
  await again();
  const mine = document.getElementById("own-time");
  if (mine && compose?.contains(document.activeElement) && !compose.offsetParent) mine.focus();
}

/** What waits, and how the connection is, in words. */
function show() {
  const items = outbox.items;
  showItems(items, outbox, unsent);
  marks();
  showSending(items, outbox, unsent);
  for (const item of items) {
    if (item.failed === undefined || refused.has(item.id)) continue;
    refused.add(item.id);
    if (item.fields.text === undefined) again();
  }
  const waiting = outbox.waiting.length;
  const up = state === "live" || state === "polls";
  words.classList.toggle("on", up && outbox.online);
  const told = up && (outbox.online || !waiting) ? fine(waiting) : lost(waiting);
  if (told === words.textContent) return;
  words.textContent = told;
  sayState(say, told, state !== "off");
}

function fine(/** @type {number} */ waiting) {
  const way = state === "polls" ? words.dataset.polls : words.dataset.live;
  return `${way} · ${waiting ? unsent.dataset.sending : words.dataset.saved}`;
}

function lost(/** @type {number} */ waiting) {
  if (state === "gone") return words.dataset.gone ?? "";
  if (state === "opening" && !waiting) return words.dataset.opening ?? "";
  const { waitingOne, waiting: notes, changeOne, changes } = words.dataset;
  const [one, some] = outbox.waiting.every((item) => item.fields.text !== undefined) ? [waitingOne, notes] : [changeOne, changes];
  const many = (waiting === 1 ? one : some)?.replace("{n}", String(waiting));
  return waiting ? `${words.dataset.off} – ${many}` : (words.dataset.off ?? "");
}

/** News that were held back: how many, and whether the phase has changed among them. */
function showHeld(/** @type {{notes: number, waiting: boolean, phase: boolean, byHand: boolean}} */ held) {
  const fresh = document.getElementById("fresh");
  if (!fresh) return;
  const { one, many, phase, some } = fresh.dataset;
  const count = held.notes === 1 ? one : held.notes ? many?.replace("{n}", String(held.notes)) : some;
  const said = (held.phase ? phase : count) ?? "";
  if (held.phase && fresh.textContent !== said) say(said);
  fresh.textContent = said;
  fresh.hidden = !(held.byHand && held.waiting);
}

document.addEventListener("submit", onSubmit, true);
document.addEventListener("own:over", closeWriting);

function onSubmit(/** @type {SubmitEvent} */ event) {
  if (event.target === compose) {
    event.preventDefault();
    composer?.whenWhole(write);
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
  if (!text && !typed.has("picture")) return field.focus();
  const item = waitingNote(mint(), mint(), `${path}/notes`, typed, text);
  outbox.add(item);
  document.getElementById(`note-${item.fields.note}`)?.scrollIntoView({ block: "nearest" });
  field.value = "";
  field.removeAttribute("aria-invalid");
  composer?.forget();
  field.focus();
  compose.querySelector("#text-wrong")?.setAttribute("hidden", "");
  compose.dispatchEvent(new CustomEvent("compose:sent", { detail: item, bubbles: true }));
}

/** A button on a note or on the facilitator's desk. What is done to notes waits for the connection; leading does not. */
function press(/** @type {HTMLButtonElement} */ button) {
  if (button.getAttribute("aria-disabled") === "true") return say(unsent.dataset.spent ?? "");
  const to = new URL(button.formAction).pathname;
  const fields = button.name ? { [button.name]: button.value } : {};
  if (to.startsWith(path) && !AT_ONCE.test(to.slice(path.length))) return desk.send(to.slice(path.length), fields);
  lead(to, fields, button);
}

async function lead(/** @type {string} */ to, /** @type {Record<string, string>} */ fields, /** @type {HTMLElement} */ button) {
  const since = moment();
  button.setAttribute("aria-busy", "true");
  try {
    const headers = { "HX-Request": "true", "X-CSRF-Token": token };
    const answer = await fetch(to, { method: "POST", body: new URLSearchParams({ ...fields, id: mint() }), headers });
    const text = await answer.text();
    if (answer.ok) settle(text, since);
    else toast(sentence(text, answer), { problem: true });
  } catch {
    toast(words.dataset.off ?? "", { problem: true });
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** What sticks under the header, and what must not stay behind it or the composer, must know how high they are. */
function measure(/** @type {string} */ name, /** @type {Element | null} */ part) {
  if (part) new ResizeObserver(() => document.documentElement.style.setProperty(name, `${part.getBoundingClientRect().height}px`)).observe(part);
}

const composer = compose && watchComposer(compose, `agentnet-draft:${path}:${writer}`);
document.getElementById("tools")?.removeAttribute("hidden");
measure("--live-top", document.querySelector(".live-top"));
measure("--live-foot", document.querySelector(".composer"));
watchWords(compose, { path, token, shelf: `agentnet-draft:${path}:${writer}`, send: (item) => outbox.add(item) });
holdUnderFinger(hold);
watchPause(hold);
watchPicking(desk);
watchMoving(desk);
watchKeys(desk);
watchDrag(desk);
watchTimer();
show();
announceLight();
outbox.flush();
offerBrought(taking);
