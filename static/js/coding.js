/** Codes are put by keyboard and without a new page: arrows go from text to text, numbers press its codes. `data-coding`. */
import { toast } from "./toast.js";

const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-coding]"));

/** The text becomes what the server says it is now; who was pressing stays where they were. */
async function press(/** @type {HTMLFormElement} */ form, /** @type {HTMLButtonElement} */ button) {
  const text = /** @type {HTMLElement} */ (form.closest("[data-text]"));
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  body.append(button.name, button.value);
  const inside = text.contains(document.activeElement) && document.activeElement !== text;
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "hx-request": "true" }, redirect: "manual" });
    if (!answer.ok) throw new Error(String(answer.status));
    const piece = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = piece.getElementById(text.id);
    if (!now) throw new Error("no text");
    text.replaceWith(now);
    const progress = piece.getElementById("coding-progress");
    if (progress) document.getElementById("coding-progress")?.replaceWith(progress);
    const same = /** @type {HTMLElement | null} */ (now.querySelector(`button[value="${button.value}"]`));
    (inside && same ? same : now).focus({ preventScroll: true });
  } catch {
    toast(list?.dataset.failed ?? "");
  }
}

function move(/** @type {HTMLElement} */ from, /** @type {1 | -1} */ way) {
  const next = /** @type {HTMLElement | null} */ (way > 0 ? from.nextElementSibling : from.previousElementSibling);
  if (!next?.matches("[data-text]")) return;
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

list?.addEventListener("submit", (event) => {
  const sent = /** @type {SubmitEvent} */ (event);
  const button = /** @type {HTMLButtonElement | null} */ (sent.submitter);
  if (!button?.value) return;
  event.preventDefault();
  event.stopPropagation();
  press(/** @type {HTMLFormElement} */ (sent.target), button);
});

list?.addEventListener("keydown", (event) => {
  const key = /** @type {KeyboardEvent} */ (event);
  const text = /** @type {HTMLElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("[data-text]"));
  if (!text || key.ctrlKey || key.metaKey || key.altKey) return;
  if (key.key === "ArrowDown" || key.key === "ArrowUp") {
    move(text, key.key === "ArrowDown" ? 1 : -1);
  } else if (/^[1-9]$/.test(key.key)) {
    /** @type {HTMLElement | null} */ (text.querySelector(`[data-key="${key.key}"]`))?.click();
  } else return;
  event.preventDefault();
});
