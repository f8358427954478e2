/**
 * The keys of a projector window, and of a presenter's clicker: a page or a section on or back. What is shown is said
 * to the server too, so that the remote control, the mirror and other walls agree.
 */
import { board } from "./wall-place.js";

/** @typedef {{section: string, page: number}} Screen */

export function watchKeys(/** @type {HTMLFormElement} */ form, /** @type {() => void} */ show) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const frame = document.getElementById("board-frame");
    if (!frame) return;
    if (event.key === "Escape" && frame.dataset.light) {
      event.preventDefault();
      return send(form, "spotlight", { note: "" });
    }
    const next = wanted(event.key, { section: frame.dataset.section ?? "", page: Number(board().dataset.page) || 0 });
    if (!next) return;
    event.preventDefault();
    frame.dataset.section = next.section;
    frame.dataset.page = String(next.page);
    show();
    send(form, "screen", { section: next.section, page: board().dataset.page ?? "0", code: frame.dataset.code ?? "yes" });
  });
}

function wanted(/** @type {string} */ key, /** @type {Screen} */ now) {
  const sections = ["", .../** @type {HTMLElement[]} */ ([...board().querySelectorAll(".section")]).map((one) => one.dataset.section ?? "")];
  const at = sections.indexOf(now.section);
  switch (key) {
    case "ArrowRight":
      return at + 1 < sections.length ? { section: sections[at + 1], page: 0 } : null;
    case "ArrowLeft":
      return at > 0 ? { section: sections[at - 1], page: 0 } : null;
    case "ArrowDown":
    case "PageDown":
    case " ":
      if (!board().hasAttribute("data-last")) return { section: now.section, page: now.page + 1 };
      return at + 1 < sections.length && now.section ? { section: sections[at + 1], page: 0 } : null;
    case "ArrowUp":
    case "PageUp":
      if (now.page > 0) return { section: now.section, page: now.page - 1 };
      return at > 1 ? { section: sections[at - 1], page: 0 } : null;
    case "Home":
    case "Escape":
      return { section: "", page: 0 };
    case "End":
      return { section: now.section, page: 999 };
    default:
      return null;
  }
}

/** What could not be said is said by the next key; the wall itself has moved already. */
async function send(/** @type {HTMLFormElement} */ form, /** @type {string} */ verb, /** @type {Record<string, string>} */ fields) {
  const token = /** @type {HTMLInputElement} */ (form.elements.namedItem("csrf")).value;
  const to = form.action.replace(/screen$/, verb);
  try {
    await fetch(to, { method: "POST", body: new URLSearchParams(fields), headers: { "HX-Request": "true", "X-CSRF-Token": token } });
  } catch {
    // Nobody else hears of it until the line is back.
  }
}
