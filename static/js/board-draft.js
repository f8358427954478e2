/**
 * The composer: what is being written outlives a reload, a crash and a change of phase; keys that compose a letter
 * (dead keys, input methods) are never taken for anything else.
 */

const SOON_MS = 200;

/**
 * @param {HTMLFormElement} form
 * @param {string} shelf its name in this browser's storage
 */
export function watchComposer(form, shelf) {
  const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
  let composing = false;
  let later = 0;
  restore(form, field, shelf);
  const keep = () => write(shelf, field.value.trim() ? JSON.stringify({ text: field.value, section: chosen(form) }) : "");
  form.addEventListener("input", () => {
    window.clearTimeout(later);
    later = window.setTimeout(keep, SOON_MS);
  });
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());
  field.addEventListener("compositionstart", () => { composing = true; });
  field.addEventListener("compositionend", () => { composing = false; });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || composing || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return {
    /** Do it when the letter that is being composed is whole. */
    whenWhole(/** @type {() => void} */ then) {
      if (!composing) return then();
      field.addEventListener("compositionend", () => window.setTimeout(then), { once: true });
      field.blur();
    },
    forget() {
      window.clearTimeout(later);
      write(shelf, "");
    },
  };
}

function chosen(/** @type {HTMLFormElement} */ form) {
  const radios = form.elements.namedItem("section");
  return radios && "value" in radios ? String(radios.value) : "";
}

function restore(/** @type {HTMLFormElement} */ form, /** @type {HTMLTextAreaElement} */ field, /** @type {string} */ shelf) {
  if (field.value.trim()) return;
  try {
    const kept = JSON.parse(localStorage.getItem(shelf) ?? "null");
    if (!kept?.text) return;
    field.value = kept.text;
    const radio = [...form.querySelectorAll("input[name=section]")].find((one) => one instanceof HTMLInputElement && one.value === kept.section);
    if (radio instanceof HTMLInputElement) radio.checked = true;
  } catch {
    // No storage, or not ours: the composer begins empty.
  }
}

function write(/** @type {string} */ shelf, /** @type {string} */ text) {
  try {
    if (text) localStorage.setItem(shelf, text);
    else localStorage.removeItem(shelf);
  } catch {
    // Full or closed: the text still stands in the field.
  }
}
