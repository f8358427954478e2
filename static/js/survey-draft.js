/**
 * Keeps a half-written answer in this browser only, and forgets it when the answer has been sent.
 * Attached by `data-survey-draft` on the form and `data-survey-done` on the page that thanks: which survey, and who answers
 * (the next one at a shared device gets nothing of it).
 */
const PREFIX = "agentnet-survey-";

/** The browser may refuse storage (private window): then nothing is kept, and nothing breaks. */
function kept(/** @type {string} */ key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function keep(/** @type {string} */ key, /** @type {unknown} */ value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** With the form's mark: whoever sends again after a lost answer sends the same form. */
function answers(/** @type {HTMLFormElement} */ form) {
  return [...new FormData(form)].filter(([name, value]) => name !== "csrf" && value !== "");
}

function fill(/** @type {HTMLFormElement} */ form, /** @type {[string, string][]} */ values) {
  for (const [name, value] of values) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type)) field.checked ||= field.value === value;
      else if (field instanceof HTMLInputElement && field.type === "hidden") field.value = value;
      else if (!(/** @type {HTMLInputElement} */ (field).value)) /** @type {HTMLInputElement} */ (field).value = value;
    }
  }
}

/** Bring back what was left half-written, and keep what is written from now on. */
export function keepDraft(/** @type {HTMLFormElement} */ form) {
  if (!form.dataset.surveyDraft) return;
  const key = PREFIX + form.dataset.surveyDraft;
  const status = form.querySelector("[data-draft-status]");
  const draft = kept(key);
  if (Array.isArray(draft) && draft.length && !form.querySelector("[data-summary]")) {
    fill(form, draft);
    offerToForget(form, key, status);
  }
  form.addEventListener("input", () => {
    const saved = keep(key, answers(form));
    if (status && saved) status.textContent = form.dataset.kept ?? "";
  });
}

function offerToForget(/** @type {HTMLFormElement} */ form, /** @type {string} */ key, /** @type {Element | null} */ status) {
  if (!status) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn small quiet";
  button.textContent = form.dataset.forget ?? "";
  button.addEventListener("click", () => {
    keep(key, null);
    form.reset();
    status.textContent = "";
  });
  status.replaceChildren(form.dataset.back ?? "", " ", button);
}

for (const done of document.querySelectorAll("[data-survey-done]")) {
  keep(PREFIX + /** @type {HTMLElement} */ (done).dataset.surveyDone, null);
}
