/** A new picture for the guide, brought from the dialog of the figure: kept at once, and chosen. */
import { words } from "./editor-words.js";

export function watchFigure() {
  const form = document.querySelector("form[data-put=figure]");
  const part = form?.querySelector("[data-bring]");
  if (!(form instanceof HTMLFormElement) || !(part instanceof HTMLElement)) return;
  part.querySelector("button")?.addEventListener("click", () => bring(form, part));
  form.closest("dialog")?.addEventListener("put:open", () => say(part, ""));
}

async function bring(/** @type {HTMLFormElement} */ form, /** @type {HTMLElement} */ part) {
  const file = /** @type {HTMLInputElement} */ (part.querySelector("input[type=file]"));
  const alt = /** @type {HTMLInputElement} */ (part.querySelector("input[type=text]"));
  const press = /** @type {HTMLButtonElement} */ (part.querySelector("button"));
  const picked = file.files?.[0];
  if (!picked) return refuse(part, file, words("picture-none"));
  if (!alt.value.trim()) return refuse(part, alt, words("picture-alt"));
  const body = new FormData();
  body.set("csrf", String(new FormData(/** @type {HTMLFormElement} */ (document.querySelector("form[data-editor]"))).get("csrf") ?? ""));
  body.set("alt", alt.value.trim());
  body.set("picture", picked);
  press.disabled = true;
  say(part, words("picture-going"));
  try {
    const answer = await fetch(part.dataset.bring ?? "", { method: "POST", body, headers: { "x-wants": "name" }, redirect: "manual" });
    const text = await answer.text();
    if (answer.ok) return choose(form, part, text.trim(), picked, alt.value.trim());
    const page = new DOMParser().parseFromString(text, "text/html");
    refuse(part, file, page.querySelector(".field .error span")?.textContent?.trim() || words("picture-failed"));
  } catch {
    refuse(part, file, words("picture-failed"));
  } finally {
    press.disabled = false;
  }
}

/** The new picture is first among the pictures, and chosen. */
function choose(/** @type {HTMLFormElement} */ form, /** @type {HTMLElement} */ part, /** @type {string} */ name, /** @type {File} */ picked, /** @type {string} */ alt) {
  const list = /** @type {HTMLElement} */ (form.querySelector("[data-choices]"));
  const same = [.../** @type {NodeListOf<HTMLInputElement>} */ (list.querySelectorAll("input[type=radio]"))].find((one) => one.value === name);
  const radio = same ?? added(list, name, picked, alt);
  radio.dataset.alt = alt;
  radio.checked = true;
  list.hidden = false;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  for (const input of part.querySelectorAll("input")) input.value = "";
  /** @type {HTMLDetailsElement} */ (part.closest("details")).open = false;
  radio.focus();
  say(part, words("picture-done"));
}

function added(/** @type {HTMLElement} */ list, /** @type {string} */ name, /** @type {File} */ picked, /** @type {string} */ alt) {
  const label = Object.assign(document.createElement("label"), { className: "check" });
  const radio = Object.assign(document.createElement("input"), { type: "radio", name: "figure-name", value: name, required: true });
  const image = Object.assign(document.createElement("img"), { alt: "" });
  const reader = new FileReader();
  reader.addEventListener("load", () => { image.src = String(reader.result); });
  reader.readAsDataURL(picked);
  const span = Object.assign(document.createElement("span"), { textContent: `${alt} ` });
  span.append(Object.assign(document.createElement("span"), { className: "small muted", textContent: name }));
  label.append(radio, image, span);
  list.querySelector("legend")?.after(label);
  return radio;
}

function refuse(/** @type {HTMLElement} */ part, /** @type {HTMLInputElement} */ input, /** @type {string} */ sentence) {
  say(part, sentence);
  input.focus();
}

function say(/** @type {HTMLElement} */ part, /** @type {string} */ sentence) {
  const told = part.closest("form")?.querySelector("[data-bring-says]");
  if (told) told.textContent = sentence;
}
