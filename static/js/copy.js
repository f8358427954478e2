import { toast } from "./toast.js";

/** `data-copy="text"` copies it; `data-copied="sentence"` is said afterwards. Plain http has no clipboard: there the text is selected. */
export function watchCopy() {
  document.addEventListener("click", async (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
    if (!(button instanceof HTMLElement)) return;
    const text = button.dataset.copy ?? "";
    if (await copied(text)) toast(button.dataset.copied ?? text);
  });
}

async function copied(/** @type {string} */ text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByHand(text);
  }
}

function copiedByHand(/** @type {string} */ text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "sr";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
