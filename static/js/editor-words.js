/** Sentences of the editor, from the page, in its language: `words("saved", { name, n })`. */
export function words(/** @type {string} */ name, /** @type {Record<string, string | number>} */ values = {}) {
  const said = document.querySelector(`[data-words] [data-word="${name}"]`)?.textContent ?? "";
  return said.replace(/\{(\w+)\}/g, (_whole, key) => String(values[key] ?? ""));
}
