/**
 * Two wordings of one form. A button puts the saved one of its field into the form (`data-take`: name → values), and a
 * second press puts back what was there. Works beside any form that follows the list; see templates/tasks/_differing.html.
 */
/** @typedef {Record<string, string[]>} Typed */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

function fieldsOf(/** @type {HTMLFormElement} */ form, /** @type {string} */ name) {
  return /** @type {Field[]} */ ([...form.elements].filter((one) => /** @type {Field} */ (one).name === name));
}

function valuesOf(/** @type {HTMLFormElement} */ form, /** @type {string} */ name) {
  return new FormData(form).getAll(name).map(String);
}

/** Put these values into the fields of that name, whatever kind they are. */
export function fill(/** @type {HTMLFormElement} */ form, /** @type {string} */ name, /** @type {string[]} */ values) {
  for (const field of fieldsOf(form, name)) {
    if (field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
}

function take(/** @type {HTMLButtonElement} */ button) {
  const typed = /** @type {Typed} */ (JSON.parse(button.dataset.take ?? "{}"));
  const form = [...document.forms].find((one) => Object.keys(typed).some((name) => fieldsOf(one, name).length));
  if (!form) return;
  const before = Object.fromEntries(Object.keys(typed).map((name) => [name, valuesOf(form, name)]));
  for (const [name, values] of Object.entries(typed)) fill(form, name, values);
  button.dataset.take = JSON.stringify(before);
  const taken = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(taken));
  const said = button.parentElement?.querySelector("[data-took]");
  if (said) said.textContent = taken ? button.dataset.taken ?? "" : "";
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

for (const acts of document.querySelectorAll("[data-difference] [data-with-script]")) /** @type {HTMLElement} */ (acts).hidden = false;
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-take]") : null;
  if (button instanceof HTMLButtonElement) take(button);
});
