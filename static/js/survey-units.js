/**
 * An open link: finds a unit while its name is typed, and remembers in this browser alone that an answer was sent from it
 * (`data-survey-sent` on the page that thanks, `data-survey-sent-before` on the form). Without it the search is a form.
 */
const PREFIX = "agentnet-sent-";

/** The browser may refuse storage (private window): then it remembers nothing, and nothing breaks. */
function remembered(/** @type {string} */ key) {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function remember(/** @type {string} */ key) {
  try {
    localStorage.setItem(key, "1");
  } catch {
    return;
  }
}

function watch(/** @type {HTMLFormElement} */ form) {
  const field = form.querySelector("input");
  const status = document.querySelector("[data-unit-status]");
  const none = document.querySelector("[data-unit-none]");
  const groups = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-unit-group]"))];
  form.addEventListener("submit", (event) => event.preventDefault());
  field?.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    for (const group of groups) {
      let here = 0;
      for (const unit of /** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll("[data-unit]"))) {
        const told = `${unit.dataset.unit} ${group.dataset.words}`.toLowerCase();
        unit.hidden = !words.every((word) => told.includes(word));
        if (!unit.hidden) here += 1;
      }
      group.hidden = here === 0;
      found += here;
    }
    if (none instanceof HTMLElement) none.hidden = found > 0;
    if (status instanceof HTMLElement) status.textContent = (status.dataset.found ?? "").replace("NUMBER", String(found));
  });
}

for (const form of document.querySelectorAll("[data-unit-search]")) watch(/** @type {HTMLFormElement} */ (form));
for (const sent of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-survey-sent]"))) {
  remember(PREFIX + sent.dataset.surveySent);
}
for (const before of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-survey-sent-before]"))) {
  before.hidden = !remembered(PREFIX + before.dataset.surveySentBefore);
}
