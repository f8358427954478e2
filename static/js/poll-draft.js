/** An answer that is being given outlives a reload and a crash: it stays in this browser until it has been saved. */

const NAMES = ["choice", "order", "score", "text"];

/** The browser may refuse storage (private window): then nothing is kept, and nothing breaks. */
export function keepDraft(/** @type {string} */ shelf, /** @type {HTMLFormElement | null} */ form) {
  try {
    if (form) localStorage.setItem(shelf, JSON.stringify([...new FormData(form)].filter(([name]) => NAMES.includes(name))));
    else localStorage.removeItem(shelf);
  } catch {
    // Then not.
  }
}

/** Fill the form with what was kept. Answers whether there was something. */
export function fillDraft(/** @type {string} */ shelf, /** @type {HTMLFormElement} */ form) {
  try {
    const kept = JSON.parse(localStorage.getItem(shelf) ?? "null");
    if (!Array.isArray(kept)) return false;
    const typed = new FormData();
    for (const [name, value] of kept) typed.append(String(name), String(value));
    refill(form, typed);
    return true;
  } catch {
    return false;
  }
}

/** Carry over what was typed to a form that is new; a ranking before it is made a list, while its options are the same. */
export function refill(/** @type {HTMLFormElement} */ form, /** @type {FormData} */ typed) {
  const texts = typed.getAll("text");
  for (const field of form.querySelectorAll("input, textarea")) {
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text")) field.value = String(texts.shift() ?? "");
    else if (field instanceof HTMLInputElement && field.type !== "hidden") field.checked = typed.getAll(field.name).includes(field.value);
  }
  const order = typed.getAll("order").map(String);
  const places = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select[name=order]")]);
  const known = new Set([...(places[0]?.options ?? [])].map((one) => one.value));
  if (order.length !== places.length || !order.every((one) => known.has(one))) return;
  for (const [at, place] of places.entries()) place.value = order[at];
}
