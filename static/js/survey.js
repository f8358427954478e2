/**
 * Brings a form of questions to life: those that a condition hides, places given by pressing, how far one has come; the
 * draft kept in this browser (`data-survey-draft`) and the sending that loses nothing (`data-survey-send`).
 * Without it everything is there and can be sent.
 */
import { keepDraft } from "./survey-draft.js";
import { watchConditions } from "./survey-if.js";
import { watchPlaces } from "./survey-places.js";
import { watchProgress } from "./survey-progress.js";
import { watchSending } from "./survey-sending.js";

export function attach(/** @type {HTMLFormElement} */ form) {
  keepDraft(form);
  watchPlaces(form);
  watchConditions(form);
  watchProgress(form);
  watchSending(form, attach);
}

const forms = new Set([...document.querySelectorAll("[data-asking]")].map((asked) => asked.closest("form")));
for (const form of forms) if (form) attach(form);
