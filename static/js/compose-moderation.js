/** The queue of notes that wait: one after the other, by keyboard, without loading the page anew. */
import { mint, sentence } from "./outbox.js";

const queue = document.querySelector("[data-queue]");
const news = document.getElementById("news");
document.querySelector("[data-keys]")?.removeAttribute("hidden");

/** @returns {HTMLElement[]} */
const cards = () => [...(queue?.querySelectorAll("li.queued") ?? [])].filter((one) => one instanceof HTMLElement);

queue?.addEventListener("submit", (event) => {
  if (!(event instanceof SubmitEvent) || !(event.target instanceof HTMLFormElement)) return;
  event.preventDefault();
  decide(event.target, event.submitter);
});

async function decide(/** @type {HTMLFormElement} */ form, /** @type {HTMLElement | null} */ button) {
  const card = form.closest("li.queued");
  if (!(card instanceof HTMLElement) || button?.getAttribute("aria-busy")) return;
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, button)));
  const token = body.get("csrf") ?? "";
  body.set("id", mint());
  button?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true", "X-CSRF-Token": token } });
    const text = await answer.text();
    if (!answer.ok) wrong(card, sentence(text, answer));
    else if ("stays" in form.dataset) kept(card, form);
    else away(card);
  } catch {
    form.submit();
  } finally {
    button?.removeAttribute("aria-busy");
  }
}

function wrong(/** @type {HTMLElement} */ card, /** @type {string} */ said) {
  const place = card.querySelector("[data-wrong]");
  if (place instanceof HTMLElement) Object.assign(place, { textContent: said, hidden: false });
}

/** Edited: the words on the card are the new ones, and the next edit goes on from them. */
function kept(/** @type {HTMLElement} */ card, /** @type {HTMLFormElement} */ form) {
  const onto = form.elements.namedItem("onto");
  const text = form.elements.namedItem("text");
  if (onto instanceof HTMLInputElement) onto.value = String(Number(onto.value) + 1);
  const shown = card.querySelector(".note-text");
  if (shown && text instanceof HTMLTextAreaElement) shown.textContent = text.value;
  form.closest("details")?.removeAttribute("open");
  wrong(card, "");
  card.querySelector("[data-wrong]")?.setAttribute("hidden", "");
  card.focus();
}

function away(/** @type {HTMLElement} */ card) {
  const all = cards();
  const next = all[all.indexOf(card) + 1] ?? all[all.indexOf(card) - 1];
  card.remove();
  if (news) news.textContent = next ? (next.querySelector(".note-text")?.textContent ?? "") : (queue?.getAttribute("data-empty") ?? "");
  if (next) next.querySelector("button")?.focus();
  else location.reload();
}

queue?.addEventListener("keydown", (event) => {
  if (!(event instanceof KeyboardEvent) || !(event.target instanceof HTMLElement)) return;
  if (event.target.matches("input, textarea, select") || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const all = cards();
  const at = all.findIndex((card) => card.contains(event.target));
  const next = all[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
});
