/** Pictures in the composer: taken or chosen, made small, each asked about in words; kept through a reload. */
import { asData, dropPicture, keepPicture, keptPicture } from "./compose-shelf.js";
import { shrunk } from "./compose-shrink.js";
import { mint } from "./outbox.js";

const MOST = 4;

export function watchPictures(/** @type {HTMLFormElement} */ form, /** @type {string} */ shelf) {
  const list = form.querySelector("[data-pictures]");
  const input = form.querySelector("[data-picture-file]");
  const template = form.querySelector("template[data-picture-row]");
  if (!(list instanceof HTMLElement) || !(input instanceof HTMLInputElement) || !(template instanceof HTMLTemplateElement)) return;
  const tell = (/** @type {string} */ said) => {
    const wrong = form.querySelector("[data-picture-wrong]");
    if (wrong instanceof HTMLElement) Object.assign(wrong, { textContent: said, hidden: !said });
  };
  const changed = () => {
    const rows = [...list.querySelectorAll("[data-picture]")];
    write(shelf, rows.map((row) => ({ id: row.getAttribute("data-picture"), alt: row.querySelector("input[name=alt]")?.value ?? "" })));
    const text = form.elements.namedItem("text");
    if (text instanceof HTMLTextAreaElement) text.required = rows.length === 0;
    list.hidden = rows.length === 0;
  };
  const add = async (/** @type {string} */ id, alt = "") => {
    const blob = await keptPicture(id);
    if (!blob) return false;
    const row = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild);
    row.dataset.picture = id;
    fill(row, id, alt, await asData(blob));
    row.querySelector("button")?.addEventListener("click", () => {
      row.remove();
      dropPicture(id);
      tell("");
      changed();
      input.focus();
    });
    list.append(row);
    return true;
  };
  input.addEventListener("change", async () => {
    tell("");
    for (const file of [...(input.files ?? [])]) {
      if (list.querySelectorAll("[data-picture]").length >= MOST) {
        tell(input.dataset.most ?? "");
        break;
      }
      const small = await shrunk(file);
      if (!small) {
        tell(input.dataset.unfit ?? "");
        continue;
      }
      const id = mint();
      await keepPicture(id, small);
      await add(id);
    }
    input.value = "";
    changed();
    list.querySelector("[data-picture]:last-child input[name=alt]")?.focus();
  });
  list.addEventListener("input", changed);
  form.addEventListener("compose:sent", () => {
    list.replaceChildren();
    tell("");
    changed();
  });
  form.addEventListener("compose:mend", async (event) => {
    for (const { id, alt } of /** @type {CustomEvent} */ (event).detail.pictures ?? []) await add(id, alt);
    changed();
  });
  restore(shelf, add).then(changed);
}

function fill(/** @type {HTMLElement} */ row, /** @type {string} */ id, /** @type {string} */ alt, /** @type {string} */ address) {
  const image = row.querySelector("img");
  if (image) image.src = address;
  const [hidden, words] = row.querySelectorAll("input");
  hidden.value = id;
  words.id = `alt-${id}`;
  words.value = alt;
  row.querySelector("label")?.setAttribute("for", words.id);
}

async function restore(/** @type {string} */ shelf, /** @type {(id: string, alt: string) => Promise<boolean>} */ add) {
  try {
    for (const { id, alt } of JSON.parse(localStorage.getItem(shelf) ?? "[]")) await add(id, alt);
  } catch {
    // No storage, or not ours: the composer begins without pictures.
  }
}

function write(/** @type {string} */ shelf, /** @type {unknown[]} */ kept) {
  try {
    if (kept.length) localStorage.setItem(shelf, JSON.stringify(kept));
    else localStorage.removeItem(shelf);
  } catch {
    // Full or closed: the pictures still stand in the composer.
  }
}
