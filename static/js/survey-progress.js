/** How far one has come in a long survey: questions that are shown, and those of them that have been answered. */

export function watchProgress(/** @type {HTMLFormElement} */ form) {
  const bar = /** @type {HTMLElement | null} */ (form.querySelector("[data-survey-progress]"));
  if (!bar) return;
  const show = () => {
    const shown = [...form.querySelectorAll("[data-asking]:not([hidden])")];
    const done = shown.filter(answered).length;
    const progress = /** @type {HTMLProgressElement} */ (bar.querySelector("progress"));
    progress.max = shown.length;
    progress.value = done;
    /** @type {HTMLElement} */ (bar.querySelector("[data-words]")).textContent = (bar.dataset.surveyProgress ?? "").replace("{done}", String(done)).replace("{all}", String(shown.length));
  };
  bar.hidden = false;
  for (const event of ["input", "change", "survey:settled"]) form.addEventListener(event, show);
  form.addEventListener("reset", () => setTimeout(show));
  show();
}

/** Every statement of a matrix and every place of an order counts; of a SWOT any line does. */
function answered(/** @type {Element} */ asked) {
  const groups = new Map();
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (asked.querySelectorAll("input, textarea, select"))) {
    const said = ["radio", "checkbox"].includes(field.type) ? field.checked : field.value.trim() !== "";
    groups.set(field.name, groups.get(field.name) || said);
  }
  const all = [...groups.values()];
  return asked.classList.contains("asking-swot") ? all.some(Boolean) : all.every(Boolean);
}
