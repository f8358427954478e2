/** What the composer is made of beside its text: colours, pictures, what others wrote, and comments in its place. */
import { watchPictures } from "./compose-pictures.js";
import { watchSections } from "./compose-sections.js";
import { watchSimilar } from "./compose-similar.js";
import { watchTalk } from "./compose-talk.js";

/**
 * @param {HTMLFormElement | null} form
 * @param {{path: string, token: string, shelf: string, send: (item: import("./outbox.js").Item) => void}} page
 */
export function watchWords(form, page) {
  watchTalk(page.path, page.send);
  if (!form) return;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-needs-script]"))) part.hidden = false;
  watchPictures(form, `${page.shelf}:pictures`);
  watchSections(form);
  watchSimilar(form, page.token);
  watchTones(form);
  foldWhenPressed(form);
}

const PRESS_MS = 400;

/** The empty composer folds away when it loses the focus, but not under a finger: the press would land elsewhere. */
function foldWhenPressed(/** @type {HTMLFormElement} */ form) {
  let later = 0;
  const press = () => {
    window.clearTimeout(later);
    if (form.contains(document.activeElement)) form.dataset.pressed = "";
  };
  const lift = () => {
    window.clearTimeout(later);
    later = window.setTimeout(() => delete form.dataset.pressed, PRESS_MS);
  };
  document.addEventListener("pointerdown", press, { capture: true, passive: true });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, lift, { capture: true, passive: true });
}

/** The colours fold away when one has been chosen, and with Escape; after a note the section's own is back. */
function watchTones(/** @type {HTMLFormElement} */ form) {
  const fold = form.querySelector("details.tones");
  if (!(fold instanceof HTMLDetailsElement)) return;
  const summary = fold.querySelector("summary");
  const show = () => {
    const chosen = form.querySelector("input[name=tone]:checked");
    fold.dataset.tone = chosen instanceof HTMLInputElement ? chosen.value : "";
  };
  fold.addEventListener("change", show);
  fold.addEventListener("click", (event) => {
    if (event.target instanceof HTMLInputElement && event.detail > 0) fold.open = false;
  });
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" && !(event.key === "Enter" && event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    fold.open = false;
    summary?.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !fold.contains(event.target)) fold.open = false;
  });
  form.addEventListener("compose:sent", () => {
    const first = form.querySelector('input[name=tone][value=""]');
    if (first instanceof HTMLInputElement) first.checked = true;
    show();
  });
  show();
}
