/** A text area with a limit says how much is left: seen from the half on, announced only near the end. */
export function watchCounters(/** @type {ParentNode} */ part) {
  for (const area of part.querySelectorAll("textarea[data-count]:not([data-counted])")) {
    if (!(area instanceof HTMLTextAreaElement)) continue;
    area.dataset.counted = "";
    area.addEventListener("input", () => show(area));
    show(area);
  }
}

function show(/** @type {HTMLTextAreaElement} */ area) {
  const line = document.getElementById(area.dataset.count ?? "");
  if (!line) return;
  const left = area.maxLength - area.value.length;
  const near = left <= Math.max(20, area.maxLength / 10);
  line.hidden = left > area.maxLength / 2;
  line.classList.toggle("near", near);
  if (near) line.setAttribute("role", "status");
  else line.removeAttribute("role");
  line.textContent = `${left} ${line.dataset.left ?? ""}`;
}
