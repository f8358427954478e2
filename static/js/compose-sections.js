/** The sections one may write into are those of the board: new ones come, others get their new name, what was chosen stays. */

export function watchSections(/** @type {HTMLFormElement} */ form) {
  const box = form.querySelector(".section-chips");
  if (box) document.addEventListener("board:placed", () => follow(box));
}

function follow(/** @type {Element} */ box) {
  const chips = /** @type {HTMLElement[]} */ ([...box.querySelectorAll(".section-chip")]);
  const sections = [...document.querySelectorAll("#board .section")].map(asOption);
  if (!sections.length || !chips.length || told(chips.map(asChosen)) === told(sections)) return;
  const chosen = box.querySelector("input:checked");
  const was = chosen instanceof HTMLInputElement ? chosen.value : "";
  const held = box.contains(document.activeElement);
  const fresh = sections.map(({ id, name }) => drawn(chips[0], id, name, id === was));
  chips.forEach((chip) => chip.remove());
  box.append(...fresh);
  const now = box.querySelector("input:checked") ?? box.querySelector("input");
  if (!(now instanceof HTMLInputElement)) return;
  now.checked = true;
  if (held) now.focus();
}

function asOption(/** @type {Element} */ section) {
  return { id: section.querySelector("ol.notes")?.id.slice("notes-".length) ?? "", name: section.querySelector("h2 > span")?.textContent?.trim() ?? "" };
}

function asChosen(/** @type {Element} */ chip) {
  return { id: chip.querySelector("input")?.value ?? "", name: chip.textContent?.trim() ?? "" };
}

function told(/** @type {{id: string, name: string}[]} */ those) {
  return those.map((one) => `${one.id} ${one.name}`).join("\n");
}

function drawn(/** @type {HTMLElement} */ like, /** @type {string} */ id, /** @type {string} */ name, /** @type {boolean} */ checked) {
  const chip = /** @type {HTMLElement} */ (like.cloneNode(true));
  const radio = chip.querySelector("input");
  const words = chip.querySelector("span");
  if (radio) Object.assign(radio, { value: id, checked, defaultChecked: checked });
  if (words) words.textContent = name;
  return chip;
}
