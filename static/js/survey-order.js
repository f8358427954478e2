/** Questions are dragged into their order; buttons do the same. `data-questions` on the list, `data-question` on its items. */
import { toast } from "./toast.js";

async function attach(/** @type {HTMLElement} */ list) {
  const Sortable = await import("../vendor/sortable.js").then((found) => found.default, () => null);
  if (!Sortable) return;
  for (const grip of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-grip]"))) grip.hidden = false;
  Sortable.create(list, {
    handle: "[data-grip]",
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 150,
    ghostClass: "dragged",
    onEnd: (/** @type {any} */ event) => event.oldIndex !== event.newIndex && place(list, event.item, event.newIndex + 1),
  });
}

/** The page comes anew: numbers and buttons change with the order. */
async function place(/** @type {HTMLElement} */ list, /** @type {HTMLElement} */ item, /** @type {number} */ at) {
  const csrf = /** @type {HTMLInputElement | null} */ (item.querySelector("input[name=csrf]"))?.value ?? "";
  try {
    const body = new URLSearchParams({ csrf, place: String(at) });
    const answer = await fetch(item.dataset.question ?? "", { method: "POST", body, headers: { "hx-request": "true" }, redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error(String(answer.status));
    location.hash = item.id;
    location.reload();
  } catch {
    toast(list.dataset.failed ?? "");
    setTimeout(() => location.reload(), 2500);
  }
}

for (const list of document.querySelectorAll("[data-questions]")) attach(/** @type {HTMLElement} */ (list));
