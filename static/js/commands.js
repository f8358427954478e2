/**
 * The buttons of those who lead: sent without leaving the page, one at a time, again and again while the line is bad.
 * Every command says where its page was and has an id of its own, so that arriving twice does no harm.
 */
import { mint, sentence } from "./outbox.js";
import { toast } from "./toast.js";

const PATIENCE_MS = 8_000;
const AGAIN_MS = 2_000;
const TRIES = 15;

/** @param {() => void} done what to do when a command has got through */
export function watchCommands(done) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !("command" in form.dataset) || event.defaultPrevented) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    send(form, new FormData(form, event.submitter), done);
  });
}

function status() {
  return document.getElementById("command");
}

function tell(/** @type {string | undefined} */ words, problem = false) {
  const line = status();
  if (!line) return;
  line.textContent = words ?? "";
  line.classList.toggle("problem", problem);
}

async function send(/** @type {HTMLFormElement} */ form, /** @type {FormData} */ fields, /** @type {() => void} */ done) {
  form.dataset.busy = "yes";
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-busy", "true");
  fields.set("id", mint());
  try {
    await deliver(form, fields, done);
  } finally {
    delete form.dataset.busy;
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-busy");
  }
}

async function deliver(/** @type {HTMLFormElement} */ form, /** @type {FormData} */ fields, /** @type {() => void} */ done) {
  const slow = window.setTimeout(() => tell(status()?.dataset.sending), 700);
  try {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await attempt(form.action, fields);
      if (answer) {
        window.clearTimeout(slow); // before what comes of it: a question, or a slow look at the new state
        return await judge(form, fields, answer, done);
      }
      tell(status()?.dataset.lost, true);
      await new Promise((next) => window.setTimeout(next, AGAIN_MS));
    }
    tell(status()?.dataset.givenUp, true);
  } finally {
    window.clearTimeout(slow);
  }
}

/** The answer; nothing when the line, or the server for a moment, did not take it. */
async function attempt(/** @type {string} */ to, /** @type {FormData} */ fields) {
  const headers = { "HX-Request": "true", "X-CSRF-Token": String(fields.get("csrf") ?? "") };
  const body = new URLSearchParams(/** @type {[string, string][]} */ ([...fields].map(([name, value]) => [name, String(value)])));
  try {
    const answer = await fetch(to, { method: "POST", body, headers, signal: AbortSignal.timeout(PATIENCE_MS) });
    return [502, 503, 504].includes(answer.status) ? null : answer;
  } catch {
    return null;
  }
}

async function judge(/** @type {HTMLFormElement} */ form, /** @type {FormData} */ fields, /** @type {Response} */ answer, /** @type {() => void} */ done) {
  tell("");
  if (answer.ok) {
    if (form.dataset.done) toast(status()?.dataset[form.dataset.done] ?? "");
    delete form.dataset.busy; // what comes now may take this form's place
    return done();
  }
  const text = await answer.text();
  const field = answer.headers.get("X-Asks");
  if (!field) return toast(sentence(text, answer), { problem: true });
  if (!(await confirmed(text, form.querySelector("button")?.textContent?.trim() ?? ""))) return;
  fields.set(field, "yes");
  await deliver(form, fields, done);
}

/** The page's question box, asked by the server's sentence. */
function confirmed(/** @type {string} */ question, /** @type {string} */ word) {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("confirm"));
  const words = dialog?.querySelector("[data-sentence]");
  const yes = dialog?.querySelector("button[value=yes]");
  if (!dialog || !words || !yes) return Promise.resolve(window.confirm(question));
  words.textContent = question;
  yes.textContent = word;
  yes.className = "btn primary"; // going on loses nothing: no red
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }));
}
