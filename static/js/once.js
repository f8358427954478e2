/** A form is sent once: a second press does nothing until an answer has come. `data-again` on the form lets it through. */
export function watchForms() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method !== "post" || "again" in form.dataset) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    busy(form, true);
  });
  window.addEventListener("pageshow", release);
}

/** The button stays enabled, so that its name and value are sent and the focus stays on it. */
function busy(/** @type {HTMLFormElement} */ form, /** @type {boolean} */ now) {
  for (const button of form.elements) {
    if (!(button instanceof HTMLButtonElement) || button.type === "button") continue;
    if (now) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
  }
}

function release() {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    if (!(form instanceof HTMLFormElement)) continue;
    delete form.dataset.sent;
    busy(form, false);
  }
}
