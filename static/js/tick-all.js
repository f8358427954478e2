/** "Select all": ticks every box of the name in `data-all`, in its own part of the form; and says so when they all are. */
for (const all of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-all]"))) {
  const part = all.closest("fieldset, form");
  const box = all.querySelector("input");
  if (!part || !box) continue;
  const boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (part.querySelectorAll(`input[name="${all.dataset.all}"]`))];
  const told = () => {
    box.checked = boxes.every((one) => one.checked);
    box.indeterminate = !box.checked && boxes.some((one) => one.checked);
  };
  all.hidden = boxes.length < 2;
  box.addEventListener("change", () => boxes.forEach((one) => (one.checked = box.checked)));
  part.addEventListener("change", told);
  told();
}
