/** While somebody writes: others wrote much the same. Asked a moment after the last key, never before all is shown. */

const QUIET_MS = 700;
const SHORTEST = 8;
const AGAIN_MS = 1_500;

export function watchSimilar(/** @type {HTMLFormElement} */ form, /** @type {string} */ token) {
  const place = document.querySelector("[data-similar]");
  const field = form.elements.namedItem("text");
  if (!(place instanceof HTMLElement) || !(field instanceof HTMLTextAreaElement)) return;
  let later = 0;
  let last = "";
  let asking = new AbortController();
  const clear = () => {
    asking.abort();
    window.clearTimeout(later);
    last = "";
    place.replaceChildren();
  };
  const ask = async (again = false) => {
    const text = field.value.trim();
    if (!again && text === last) return;
    last = text;
    if (text.length < SHORTEST || document.getElementById("board")?.dataset.phase === "ideation") return clear();
    asking.abort();
    asking = new AbortController();
    const html = await found(place.dataset.similar ?? "", text, token, asking.signal);
    if (html !== null && text === field.value.trim()) show(place, html);
  };
  field.addEventListener("input", () => {
    window.clearTimeout(later);
    if (!field.value.trim()) return clear();
    later = window.setTimeout(ask, QUIET_MS);
  });
  form.addEventListener("compose:sent", clear);
  place.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("button[formaction]")) window.setTimeout(() => ask(true), AGAIN_MS);
  });
}

/** @returns {Promise<string | null>} */
async function found(/** @type {string} */ path, /** @type {string} */ text, /** @type {string} */ token, /** @type {AbortSignal} */ signal) {
  try {
    const headers = { "HX-Request": "true", "X-CSRF-Token": token };
    const answer = await fetch(path, { method: "POST", body: new URLSearchParams({ text }), headers, signal });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** What is open stays open; nothing changes under a finger or a focus. */
function show(/** @type {HTMLElement} */ place, /** @type {string} */ html) {
  if (place.contains(document.activeElement) && html.trim()) {
    if (document.activeElement?.localName !== "button") return;
  }
  const open = place.querySelector("details")?.open ?? false;
  const before = place.querySelector("summary")?.textContent;
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const details = fresh.content.querySelector("details");
  if (details) details.open = open;
  if (before === details?.querySelector("summary")?.textContent && place.innerHTML === fresh.innerHTML) return;
  place.replaceChildren(fresh.content);
}
