/**
 * A promise survives a bad line: what is typed stays in this browser until the server has it, and is sent when the line
 * comes back. Attached by `data-promise` on the form; `data-promise-of` says whose it is, for a device that is shared.
 */
import { mint, Outbox } from "./outbox.js";

const spot = () => document.getElementById("promise");
const form = () => /** @type {HTMLFormElement | null} */ (spot()?.querySelector("form[data-promise]") ?? null);
const whose = spot()?.dataset.promiseOf ?? "";
const shelf = `agentnet-promise-${whose}`;
const draftKey = `${shelf}-draft`;

/** The browser may refuse storage (private window): then nothing is kept, and nothing breaks. */
function keep(/** @type {string | null} */ value) {
  try {
    if (value === null) localStorage.removeItem(draftKey);
    else localStorage.setItem(draftKey, value);
    return true;
  } catch {
    return false;
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(draftKey) ?? "null");
  } catch {
    return null;
  }
}

function say(/** @type {string | undefined} */ words, wrong = false) {
  const status = spot()?.querySelector("[data-promise-status]");
  for (const name of ["small", "muted"]) status?.classList.toggle(name, !wrong);
  status?.classList.toggle("error", wrong);
  if (status && words !== undefined && status.textContent !== words) status.textContent = words;
}

function fields(/** @type {HTMLFormElement} */ from) {
  /** @type {Record<string, string>} */
  const all = {};
  for (const [name, value] of new FormData(from)) if (name !== "csrf") all[name] = String(value);
  return all;
}

function fill(/** @type {Record<string, string>} */ values) {
  const here = form();
  for (const [name, value] of Object.entries(values)) {
    const field = here?.elements.namedItem(name);
    if (field instanceof RadioNodeList || field instanceof HTMLTextAreaElement) field.value = value;
  }
}

function attach() {
  const here = form();
  if (!here) return;
  const draft = kept();
  if (draft && typeof draft === "object" && !here.querySelector("[data-summary]")) {
    fill(draft);
    say(here.dataset.back);
  }
  here.addEventListener("input", () => {
    if (keep(JSON.stringify(fields(here)))) say(here.dataset.kept);
  });
  here.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const item of outbox.items) outbox.drop(item.id);
    outbox.add({ id: mint(), path: new URL(here.action).pathname, fields: fields(here) });
  });
}

const token = /** @type {HTMLInputElement | null} */ (document.querySelector("#promise input[name=csrf]"))?.value ?? "";
const outbox = new Outbox(shelf, token, {
  changed() {
    const [item] = outbox.items;
    if (!item) return;
    say(item.failed ?? (outbox.online ? form()?.dataset.sending : form()?.dataset.waits), Boolean(item.failed));
  },
  sent(_item, html) {
    keep(null);
    const parsed = new DOMParser().parseFromString(html, "text/html").getElementById("promise");
    if (!parsed) return;
    spot()?.replaceWith(document.adoptNode(parsed));
    document.getElementById("promise-head")?.focus();
    attach();
  },
  signedOut() {
    say(form()?.dataset.login);
  },
});

attach();
const [waiting] = outbox.items;
if (waiting) fill(waiting.fields);
if (whose) outbox.flush();
