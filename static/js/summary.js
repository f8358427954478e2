/** After a refused form the focus stands on the list of what to mend. */
export function focusSummary(/** @type {ParentNode} */ part) {
  const summary = part.querySelector("[data-summary]:not([data-read])");
  if (!(summary instanceof HTMLElement)) return;
  summary.dataset.read = "";
  summary.focus();
}
