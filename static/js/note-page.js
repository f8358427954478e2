/** A note's own page: Esc leads back to the board, unless something has been typed and would be lost. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const fields = /** @type {NodeListOf<HTMLTextAreaElement | HTMLInputElement>} */ (document.querySelectorAll("main textarea, main input:not([type=hidden]):not([type=radio]):not([type=checkbox])"));
  if ([...fields].some((field) => field.value !== field.defaultValue)) return;
  document.querySelector("a[data-back]")?.click();
});
