/** `data-dialog="id"` opens that `<dialog>`; a press outside it, or Esc, closes it. The focus returns by itself. */
export function watchDialogs() {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const opener = event.target.closest("[data-dialog]");
    if (opener instanceof HTMLElement) open(event, opener);
    else if (event.target instanceof HTMLDialogElement && outside(event, event.target)) event.target.close();
  });
}

function open(/** @type {Event} */ event, /** @type {HTMLElement} */ opener) {
  const dialog = document.getElementById(opener.dataset.dialog ?? "");
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  dialog.showModal();
}

function outside(/** @type {MouseEvent} */ event, /** @type {HTMLElement} */ box) {
  const edge = box.getBoundingClientRect();
  const pressed = event.clientX !== 0 || event.clientY !== 0;
  return pressed && (event.clientX < edge.left || event.clientX > edge.right || event.clientY < edge.top || event.clientY > edge.bottom);
}
