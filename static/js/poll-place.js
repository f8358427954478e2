/** Puts what the server sends of a poll into its places. Elements name their place by id, so repetition does no harm. */

/** @returns {HTMLElement} */
export function poll() {
  return /** @type {HTMLElement} */ (document.getElementById("poll"));
}

/**
 * @param {string} html
 * @returns {boolean} whether we have missed something and should ask
 */
export function place(html) {
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  let behind = false;
  for (const element of [...parsed.content.children]) {
    const at = element.getAttribute("at") ?? "";
    if (element.localName === "live-cursor") poll().dataset.cursor = at;
    else if (element.localName === "live-beat") behind ||= at !== poll().dataset.cursor;
    else if (element.localName === "live-own") document.dispatchEvent(new CustomEvent("poll:own"));
    else put(element);
  }
  return behind;
}

function put(/** @type {Element} */ part) {
  const old = document.getElementById(part.id);
  if (!old || old.isEqualNode(part)) return;
  const open = [...old.querySelectorAll("details[open]")].map(spot);
  const focus = focused(old);
  old.replaceWith(part);
  for (const details of part.querySelectorAll("details")) if (open.includes(spot(details))) details.setAttribute("open", "");
  if (focus) /** @type {HTMLElement | null} */ (part.querySelector(focus))?.focus();
}

/** Which details these are: of which answer, or by their summary. */
function spot(/** @type {Element} */ details) {
  return details.closest("li[id]")?.id ?? details.querySelector("summary")?.textContent?.replace(/\d+/g, "").trim() ?? "";
}

/** A selector that finds the focused control again in the fresh part. */
function focused(/** @type {Element} */ part) {
  const active = document.activeElement;
  if (!active || !part.contains(active)) return null;
  const item = active.closest("li[id]");
  if (active.localName === "summary") return item ? `#${item.id} summary` : "summary";
  const value = active.getAttribute("value");
  const to = active.getAttribute("formaction");
  if (to && value) return `[formaction="${CSS.escape(to)}"][value="${CSS.escape(value)}"], [formaction="${CSS.escape(to)}"]`;
  return active.localName;
}
