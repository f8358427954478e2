import { UNDO_SHELF } from "./board-undo.js";
import { mint } from "./outbox.js";

const UNDONE = /\/(bin|move|bundle|split|title)$/;

/** A note's own page: Esc leads back to the board, unless something has been typed and would be lost. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const fields = /** @type {NodeListOf<HTMLTextAreaElement | HTMLInputElement>} */ (document.querySelectorAll("main textarea, main input:not([type=hidden]):not([type=radio]):not([type=checkbox])"));
  if ([...fields].some((field) => field.value !== field.defaultValue)) return;
  document.querySelector("a[data-back]")?.click();
});

/** What is done to the note here can be taken back on the board, as what is done there: its id goes along. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !UNDONE.test(new URL(form.action).pathname) || form.elements.namedItem("id")) return;
  const id = mint();
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "id", value: id }));
  try {
    sessionStorage.setItem(UNDO_SHELF, JSON.stringify({ op: id, at: Date.now() }));
  } catch {
    // No storage: the board's own list of binned notes brings it back.
  }
});
