/** While a question is written: only the chosen condition's answers are offered, and the question is seen as it will be. */
import { watchConditions } from "./survey-if.js";
import { watchPlaces } from "./survey-places.js";

const PAUSE_MS = 400;

function condition(/** @type {HTMLFormElement} */ form) {
  const chosen = form.elements.namedItem("if_key");
  if (!(chosen instanceof HTMLSelectElement)) return;
  const settle = () => {
    for (const answers of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-if-answers]"))) answers.hidden = answers.dataset.ifAnswers !== chosen.value;
  };
  chosen.addEventListener("change", settle);
  settle();
}

function preview(/** @type {HTMLFormElement} */ form) {
  const sheet = document.getElementById("question-preview");
  const side = sheet?.closest("section");
  if (!sheet || !side) return;
  let timer = 0;
  const draw = async () => {
    try {
      const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
      const answer = await fetch(form.dataset.questionPreview ?? "", { method: "POST", body, headers: { "hx-request": "true" } });
      if (!answer.ok) return;
      const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form");
      if (!drawn) return;
      sheet.replaceChildren(drawn);
      drawn.addEventListener("submit", (event) => event.preventDefault());
      watchPlaces(drawn);
      watchConditions(drawn);
      side.hidden = false;
    } catch {
      // The line is down: the next letter asks again.
    }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = window.setTimeout(draw, PAUSE_MS); });
  draw();
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-question-preview]"))) {
  condition(form);
  preview(form);
}
