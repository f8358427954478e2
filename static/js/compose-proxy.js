/** Writing for a table at speed: Enter saves, Alt and a number chooses the section, the page is not loaded anew. */
import "./compose-paper.js";
import { mint, sentence } from "./outbox.js";
import { toast } from "./toast.js";

const writing = document.querySelector("[data-proxy-write]");
for (const hint of document.querySelectorAll("[data-keys]")) hint.removeAttribute("hidden");

if (writing instanceof HTMLFormElement) watch(writing);

function watch(/** @type {HTMLFormElement} */ form) {
  const text = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("text"));
  /** Notes go one after the other, each with the id that it was born with. @type {Promise<void>} */
  let turn = Promise.resolve();
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) return text.focus();
    const fields = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    fields.set("id", mint());
    fields.set("note", mint());
    text.value = "";
    text.focus();
    turn = turn.then(() => send(form.action, fields, (why) => back(text, said, why)));
  });
  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit[1-9]$/.test(event.code)) return;
    const radio = form.querySelector(`input[data-key="${event.code.slice(-1)}"]`);
    if (!(radio instanceof HTMLInputElement)) return;
    event.preventDefault();
    radio.checked = true;
    text.focus();
  });
}

/** What was not saved comes back to the field, before what is being written there. */
function back(/** @type {HTMLTextAreaElement} */ text, /** @type {string} */ said, /** @type {string} */ why) {
  text.value = [said, text.value].filter(Boolean).join("\n");
  const wrong = document.getElementById("text-wrong");
  if (wrong) Object.assign(wrong, { textContent: why, hidden: !why });
}

async function send(/** @type {string} */ to, /** @type {URLSearchParams} */ fields, /** @type {(why: string) => void} */ refused) {
  const headers = { "HX-Request": "true", "X-CSRF-Token": fields.get("csrf") ?? "" };
  for (const wait of [0, 1_000, 3_000]) {
    if (wait) await new Promise((done) => window.setTimeout(done, wait));
    try {
      const answer = await fetch(to, { method: "POST", body: fields, headers, redirect: "error", signal: AbortSignal.timeout?.(20_000) });
      const html = await answer.text();
      if (answer.ok) return show(html);
      if (answer.status < 500 && answer.status !== 429) return refused(sentence(html, answer));
    } catch {
      // The line is bad: the same once more, with the same id.
    }
  }
  refused(document.querySelector("[data-unsaved]")?.getAttribute("data-unsaved") ?? "");
}

function show(/** @type {string} */ html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const seat = fresh.content.querySelector("#seat");
  const old = document.getElementById("seat");
  if (!seat || !old) return;
  const active = document.activeElement;
  const name = active instanceof HTMLButtonElement && old.contains(active) ? active.closest("li")?.id : "";
  const value = active instanceof HTMLButtonElement ? active.value : "";
  old.replaceWith(seat);
  const wrong = document.getElementById("text-wrong");
  if (wrong) wrong.hidden = true;
  if (name) focusAgain(document.getElementById(name), value);
}

function focusAgain(/** @type {HTMLElement | null} */ line, /** @type {string} */ value) {
  const buttons = [...(line?.querySelectorAll("button") ?? [])];
  (buttons.find((one) => one.value === value && !one.disabled) ?? buttons.find((one) => !one.disabled))?.focus();
}

document.addEventListener("submit", (event) => {
  if (!(event.target instanceof HTMLFormElement) || !("proxyVote" in event.target.dataset)) return;
  event.preventDefault();
  const fields = new URLSearchParams(/** @type {any} */ (new FormData(event.target, event.submitter)));
  fields.set("id", mint());
  send(event.target.action, fields, (why) => toast(why, { problem: true }));
}, true);
