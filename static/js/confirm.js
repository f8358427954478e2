/** `data-confirm="sentence"` on a submit button: asked in a dialog before what cannot be undone. */
export function watchConfirm() {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-confirm]") : null;
    if (!(button instanceof HTMLButtonElement) || button.dataset.confirmed === "yes") return;
    event.preventDefault();
    event.stopPropagation();
    ask(button);
  }, { capture: true });
}

function ask(/** @type {HTMLButtonElement} */ button) {
  const dialog = document.getElementById("confirm");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const sentence = dialog.querySelector("[data-sentence]");
  const yes = dialog.querySelector("button[value=yes]");
  if (sentence) sentence.textContent = button.dataset.confirm ?? "";
  if (yes) {
    yes.textContent = button.textContent?.trim() ?? "";
    yes.className = "btn danger";
  }
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "yes") press(button);
  }, { once: true });
  dialog.returnValue = "";
  dialog.showModal();
}

function press(/** @type {HTMLButtonElement} */ button) {
  button.dataset.confirmed = "yes";
  button.click();
  delete button.dataset.confirmed;
}
