/** Questions that an earlier answer shows or hides (`data-shown-if`, `data-one-of`). What is hidden is not sent. */

export function watchConditions(/** @type {HTMLFormElement} */ form) {
  if (!form.querySelector("[data-shown-if]")) return;
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-if-words]"))) words.hidden = true;
  form.addEventListener("change", () => settle(form));
  form.addEventListener("reset", () => setTimeout(() => settle(form)));
  settle(form);
}

/** In their order, so that what hangs on a hidden question is hidden too. */
function settle(/** @type {HTMLFormElement} */ form) {
  for (const asked of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-shown-if]"))) {
    const name = CSS.escape(asked.dataset.shownIf ?? "");
    const wanted = JSON.parse(asked.dataset.oneOf ?? "[]");
    const said = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name="${name}"]:checked:enabled`));
    const shown = [...said].some((box) => wanted.includes(box.dataset.says));
    asked.hidden = !shown;
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (asked.querySelectorAll("input, textarea, select"))) field.disabled = !shown;
  }
  form.dispatchEvent(new CustomEvent("survey:settled"));
}
