/** A poll on somebody's own screen: news in, the answer out through the outbox, what becomes of it said in words. */
import { Follower } from "./live.js";
import { mint, Outbox, sentence } from "./outbox.js";
import { fillDraft, keepDraft, refill } from "./poll-draft.js";
import { say, watch } from "./poll-news.js";
import { place, poll } from "./poll-place.js";
import { ranks } from "./poll-ranks.js";
import { sayState } from "./said-state.js";
import { toast } from "./toast.js";

const act = /** @type {HTMLFormElement} */ (document.getElementById("act"));
const words = /** @type {HTMLElement} */ (document.getElementById("connection"));
const token = /** @type {HTMLInputElement} */ (act.elements.namedItem("csrf")).value;
const path = `/polls/${poll().dataset.poll}`;
const draft = `agentnet-poll:${path}:${poll().dataset.writer}`;
document.getElementById("elsewhere")?.setAttribute("data-relayed", ""); // the workshop's news come by our own socket
let asked = ask();
let dirty = false;

const form = () => /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-answer]"));
const sending = () => document.getElementById("sending");

const outbox = new Outbox(`agentnet-outbox:${path}:${poll().dataset.writer}`, token, {
  changed: show,
  sent(_item, html) {
    dirty ||= outbox.waiting.length > 0;
    if (!dirty) keepDraft(draft, null);
    take(html);
    const button = form()?.querySelector("[data-again]");
    if (button instanceof HTMLElement) button.textContent = button.dataset.again ?? "";
  },
  signedOut: () => tellSending(poll().dataset.login),
});

const follower = new Follower(path, {
  cursor: () => poll().dataset.cursor ?? "",
  take,
  tell(state) {
    const up = state === "live" || state === "polls";
    words.classList.toggle("on", up);
    const told = { live: words.dataset.live, polls: words.dataset.polls, opening: words.dataset.opening, gone: words.dataset.gone }[state] ?? words.dataset.off ?? "";
    if (told !== words.textContent) sayState(say, told, up || state === "opening");
    words.textContent = told;
    if (state === "live") outbox.flush();
  },
});

function take(/** @type {string} */ html) {
  const behind = place(html);
  settle();
  watch();
  show();
  if (behind) follower.ask();
}

/** What is asked, as the page last heard; a change of it needs the form anew. */
function ask() {
  return document.getElementById("poll-state")?.dataset.ask;
}

/** The form follows the stage: what was typed stays while it is switched off. */
function settle() {
  const open = document.getElementById("poll-state")?.dataset.stage === "open";
  const here = form();
  const fields = here?.querySelector("fieldset.poll-fields");
  if (fields instanceof HTMLFieldSetElement && fields.disabled === open) fields.disabled = !open;
  here?.querySelector("[data-send]")?.toggleAttribute("hidden", !open);
  if (ask() === asked) return;
  asked = ask();
  renew();
}

/** Fetch the form again, and carry over what stands in the old one. */
async function renew() {
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const typed = dirty && form() ? new FormData(/** @type {HTMLFormElement} */ (form())) : null;
    for (const id of ["poll-title", "poll-ask"]) {
      const fresh = page.getElementById(id);
      if (fresh) document.getElementById(id)?.replaceWith(document.adoptNode(fresh));
    }
    document.title = page.title;
    const here = form();
    if (typed && here) refill(here, typed);
    attach();
  } catch {
    asked = undefined; // the next news try again
  }
}

/** What has become of one's own answer: a leader has shown or hidden it. */
async function renewOwn() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("poll-own");
  if (fresh) document.getElementById("poll-own")?.replaceWith(document.adoptNode(fresh));
  say(document.getElementById("poll-own")?.textContent?.replace(/\s+/g, " ").trim() ?? "");
  show();
}

function tellSending(/** @type {string | undefined} */ sentence) {
  const region = sending();
  if (region && region.textContent !== (sentence ?? "")) region.textContent = sentence ?? "";
}

/** What becomes of the answer, in words beside the button. */
function show() {
  const here = form();
  if (!here) return;
  const [item] = outbox.items;
  const saved = document.getElementById("poll-own")?.querySelector(".saved");
  saved?.toggleAttribute("hidden", Boolean(item) || dirty);
  if (!item && !dirty) outOfHand(here);
  if (item?.failed !== undefined) tellSending((here.dataset.failed ?? "").replace("{why}", item.failed));
  else if (item) tellSending(outbox.online && navigator.onLine ? here.dataset.sending : here.dataset.waits);
  else tellSending(dirty && document.getElementById("poll-own")?.dataset.saved ? here.dataset.changed : "");
}

/** What has been saved is nothing in hand any more: whoever has answered follows the others when they go on. */
function outOfHand(/** @type {HTMLFormElement} */ here) {
  for (const field of here.elements) {
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) field.defaultValue = field.value;
  }
}

function changed() {
  dirty = true;
  keepDraft(draft, form());
  for (const item of outbox.items) if (item.failed !== undefined) outbox.drop(item.id);
  const wrong = document.getElementById("poll-wrong");
  if (wrong) wrong.hidden = true;
  show();
}

function attach() {
  const here = form();
  if (!here) return;
  ranks(here, say, changed);
  here.addEventListener("input", changed);
  show();
}

/** The last answer is the one that counts: those that still wait give way to it. */
function send(/** @type {HTMLFormElement} */ from) {
  const typed = new FormData(from);
  /** @type {Record<string, string[]>} */
  const fields = {};
  for (const name of ["choice", "order", "score", "text"]) {
    const values = typed.getAll(name).map(String).filter((value) => value.trim());
    if (values.length) fields[name] = values;
  }
  for (const item of outbox.items) outbox.drop(item.id);
  dirty = false;
  outbox.add({ id: mint(), path: `${path}/answer`, fields });
}

/** A leader's button. It does not wait for a connection: the room looks on. */
async function lead(/** @type {HTMLButtonElement} */ button) {
  button.setAttribute("aria-busy", "true");
  try {
    const headers = { "HX-Request": "true", "X-CSRF-Token": token };
    const body = new URLSearchParams({ [button.name]: button.value });
    const answer = await fetch(new URL(button.formAction).pathname, { method: "POST", body, headers });
    const text = await answer.text();
    if (answer.ok) take(text);
    else toast(sentence(text, answer), { problem: true });
  } catch {
    toast(words.dataset.off ?? "", { problem: true });
  } finally {
    button.removeAttribute("aria-busy");
  }
}

document.addEventListener(
  "submit",
  (event) => {
    if (event.target === form()) {
      event.preventDefault();
      send(/** @type {HTMLFormElement} */ (event.target));
    } else if (event.target === act && event.submitter instanceof HTMLButtonElement) {
      event.preventDefault();
      lead(event.submitter);
    }
  },
  true,
);

document.addEventListener("poll:own", renewOwn);
const begun = form();
if (begun && fillDraft(draft, begun)) dirty = !outbox.items.length;
attach();
watch();
outbox.flush();
