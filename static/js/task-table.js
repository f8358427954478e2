/** The status table: all on this page ticked at once; and the arrow keys that go from one answer to the next. */
for (const form of document.querySelectorAll("form[data-table]")) {
  const all = form.querySelector("[data-all]");
  const box = all?.querySelector("input");
  if (!(all instanceof HTMLElement) || !box) continue;
  all.hidden = false;
  box.addEventListener("change", () => {
    for (const one of form.querySelectorAll("input[name=tasks]")) /** @type {HTMLInputElement} */ (one).checked = box.checked;
  });
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable], dialog")) return;
  const link = document.querySelector(`a[data-key="${event.key}"]`);
  if (link instanceof HTMLAnchorElement) link.click();
});
