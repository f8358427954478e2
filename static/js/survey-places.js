/** An order of importance on any device: the first option pressed gets place 1, the next 2; a second press takes it back. */

export function watchPlaces(/** @type {HTMLFormElement} */ form) {
  for (const list of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-places]"))) places(list);
}

function places(/** @type {HTMLElement} */ list) {
  const selects = [...list.querySelectorAll("select")];
  const said = list.parentElement?.querySelector("[data-places-said]");
  const help = document.createElement("p");
  help.className = "hint";
  help.textContent = list.dataset.help ?? "";
  list.before(help);
  const buttons = selects.map((select) => button(select));
  const show = () => selects.forEach((select, n) => dress(buttons[n], select));
  list.addEventListener("click", (event) => {
    const n = buttons.findIndex((one) => one.contains(/** @type {Node} */ (event.target)));
    if (n < 0) return;
    press(selects, selects[n]);
    show();
    if (said) said.textContent = words(list, selects[n]);
    selects[n].dispatchEvent(new Event("input", { bubbles: true }));
    selects[n].dispatchEvent(new Event("change", { bubbles: true }));
  });
  list.closest("form")?.addEventListener("reset", () => setTimeout(show));
  show();
}

function button(/** @type {HTMLSelectElement} */ select) {
  const label = /** @type {HTMLElement} */ (select.closest("label"));
  const made = Object.assign(document.createElement("button"), { type: "button", className: "place" });
  const place = Object.assign(document.createElement("span"), { className: "place-number" });
  place.setAttribute("aria-hidden", "true");
  const name = Object.assign(document.createElement("span"), { className: "place-name" });
  name.textContent = label.querySelector(".place-name")?.textContent ?? "";
  name.setAttribute("aria-hidden", "true");
  made.append(place, name, Object.assign(document.createElement("span"), { className: "sr" }));
  label.hidden = true;
  label.after(made);
  return made;
}

function dress(/** @type {HTMLButtonElement} */ made, /** @type {HTMLSelectElement} */ select) {
  made.setAttribute("aria-pressed", String(select.value !== ""));
  /** @type {HTMLElement} */ (made.lastElementChild).textContent = words(/** @type {HTMLElement} */ (select.closest("[data-places]")), select);
  /** @type {HTMLElement} */ (made.firstElementChild).textContent = select.value || "–";
}

function words(/** @type {HTMLElement} */ list, /** @type {HTMLSelectElement} */ select) {
  const what = select.closest("label")?.querySelector(".place-name")?.textContent ?? "";
  const sentence = select.value ? list.dataset.pressed : list.dataset.taken;
  return (sentence ?? "").replace("{what}", what).replace("{n}", select.value);
}

/** The next place, or no place: then those behind it move up. */
function press(/** @type {HTMLSelectElement[]} */ selects, /** @type {HTMLSelectElement} */ select) {
  const left = Number(select.value);
  if (!left) {
    select.value = String(1 + selects.filter((one) => one.value).length);
    return;
  }
  select.value = "";
  for (const one of selects) if (Number(one.value) > left) one.value = String(Number(one.value) - 1);
}
