/** Short news at the foot of the page: announced politely, gone after a while, closed by a button. */

const STAYS = 8000;

/** Say something to the person. A problem stays until it is closed. */
export function toast(/** @type {string} */ sentence, { problem = false } = {}) {
  const region = document.getElementById("toasts");
  if (!region) return;
  const item = document.createElement("p");
  item.className = problem ? "toast problem" : "toast";
  item.dataset.toast = problem ? "stays" : "";
  const words = document.createElement("span");
  words.textContent = sentence;
  item.append(words);
  region.append(item);
  watchToasts(region);
}

/** Give each toast its closing button, and its time. */
export function watchToasts(/** @type {ParentNode} */ part) {
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-toast]:not([data-seen])"))) {
    item.dataset.seen = "";
    item.append(closer(item));
    if (item.dataset.toast !== "stays") leaveLater(item);
  }
}

function closer(/** @type {HTMLElement} */ item) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "×";
  button.setAttribute("aria-label", document.getElementById("toasts")?.dataset.close ?? "×");
  button.addEventListener("click", () => item.remove());
  return button;
}

/** The clock stands still while the pointer or the focus is on the toast. */
function leaveLater(/** @type {HTMLElement} */ item) {
  let timer = 0;
  const start = () => { timer = window.setTimeout(() => item.remove(), STAYS); };
  const stop = () => window.clearTimeout(timer);
  for (const event of ["pointerenter", "focusin"]) item.addEventListener(event, stop);
  for (const event of ["pointerleave", "focusout"]) item.addEventListener(event, start);
  start();
}
