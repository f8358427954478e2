/**
 * Sends the answers without leaving the page, so that a broken line loses nothing: what was typed stays, the page says so,
 * and the same press sends again. Sent twice, kept once: the server knows the form again. `data-survey-send` on the form.
 */
const PATIENCE_MS = 30_000;

export function watchSending(/** @type {HTMLFormElement} */ form, /** @type {(form: HTMLFormElement) => void} */ attach) {
  if (!("surveySend" in form.dataset)) return;
  let going = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (going) return;
    going = true;
    busy(form, true);
    say(form, "");
    try {
      await take(form, await send(form), attach);
    } catch {
      say(form, form.dataset.lost ?? "", true);
    } finally {
      going = false;
      busy(form, false);
    }
  });
}

async function send(/** @type {HTMLFormElement} */ form) {
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
  const answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE_MS), headers: { accept: "text/html" } });
  if (answer.status >= 500) throw new Error(String(answer.status));
  return answer;
}

async function take(/** @type {HTMLFormElement} */ form, /** @type {Response} */ answer, /** @type {(form: HTMLFormElement) => void} */ attach) {
  if (answer.redirected) {
    location.assign(answer.url);
    return new Promise(() => {});
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const anew = page.querySelector("form[data-survey-send]");
  if (anew instanceof HTMLFormElement && [409, 422, 429].includes(answer.status)) {
    form.replaceWith(anew);
    attach(anew);
    const summary = anew.querySelector("[data-summary]");
    if (summary instanceof HTMLElement) summary.focus();
    return;
  }
  const words = [...page.querySelectorAll("main h1, main p")].slice(0, 3).map((part) => part.textContent?.trim());
  say(form, words.filter(Boolean).join(". ") || (form.dataset.lost ?? ""), true);
}

function say(/** @type {HTMLFormElement} */ form, /** @type {string} */ words, again = false) {
  const place = /** @type {HTMLElement | null} */ (form.querySelector("[data-send-problem]"));
  if (!place) return;
  place.hidden = !words;
  /** @type {HTMLElement} */ (place.querySelector("[data-words]")).textContent = words;
  const button = form.querySelector("button:not([type=button]) span");
  if (button && again) button.textContent = form.dataset.again ?? button.textContent;
  if (words) place.focus();
}

function busy(/** @type {HTMLFormElement} */ form, /** @type {boolean} */ now) {
  for (const button of form.querySelectorAll("button:not([type=button])")) {
    if (now) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
  }
}
