/**
 * An answer that is written at a coffee break. It saves itself a moment after the writing stops, on the server; what the
 * server has not taken yet is kept in this browser, through a reload and without a connection, and sent when there is one.
 * Attached by `data-task` (whose answer) and `data-draft` (where it is saved) on a form with a hidden `version`.
 * `data-opened` tells the server once that the page was opened: reading by GET changes nothing.
 */
import { fill } from "./differing.js";

const PAUSE = 1200;
const RETRY = 10_000;

class TaskAnswer {
  constructor(/** @type {HTMLFormElement} */ form) {
    this.form = form;
    this.key = `agentnet-task-${form.dataset.task}`;
    this.status = form.querySelector("[data-draft-status]");
    this.timer = 0;
    /** @type {Promise<void> | null} */
    this.going = null;
    this.restore();
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => this.hold(event));
    window.addEventListener("online", () => this.later(0));
  }

  /** Fields by name, without what belongs to the page. */
  fields() {
    const fields = /** @type {[string, string][]} */ ([...new FormData(this.form)]);
    return fields.filter(([name, value]) => name.startsWith("q-") && value.trim() !== "").map(([name, value]) => [name, value.trim().replaceAll("\r\n", "\n")]);
  }

  changed() {
    this.keep(this.fields());
    this.later(PAUSE);
  }

  later(/** @type {number} */ pause) {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), pause);
  }

  save() {
    if (this.going) return this.later(PAUSE);
    this.going = this.send().finally(() => { this.going = null; });
  }

  async send() {
    const sent = JSON.stringify(this.fields());
    try {
      const answer = await fetch(this.form.dataset.draft ?? "", {
        method: "POST",
        headers: { "hx-request": "true" },
        body: new URLSearchParams(/** @type {any} */ (new FormData(this.form))),
      });
      this.show(await answer.text(), answer.ok);
      if (answer.ok && JSON.stringify(this.fields()) === sent) this.keep(null);
    } catch {
      this.say(this.form.dataset.offline ?? "");
      this.later(RETRY);
    }
  }

  show(/** @type {string} */ html, /** @type {boolean} */ saved) {
    const said = new DOMParser().parseFromString(html, "text/html").querySelector("[data-version]");
    if (!(said instanceof HTMLElement)) return;
    if (saved) this.version().value = said.dataset.version ?? "";
    this.status?.replaceChildren(said);
  }

  say(/** @type {string} */ words) {
    const line = document.createElement("p");
    line.className = "small";
    line.textContent = words;
    this.status?.replaceChildren(line);
  }

  version() {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem("version"));
  }

  /** The browser may refuse storage (private window): then nothing is kept here, and nothing breaks. */
  keep(/** @type {[string, string][] | null} */ fields) {
    try {
      if (fields) localStorage.setItem(this.key, JSON.stringify({ version: this.version().value, fields }));
      else localStorage.removeItem(this.key);
    } catch { /* no storage */ }
  }

  /** What this browser has and the server never got comes back, unless the page already tells of a conflict. */
  restore() {
    if (this.form.querySelector("[data-summary]")) return this.forgettable();
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(this.key) ?? "null"); } catch { /* no storage */ }
    if (!kept?.fields?.length || JSON.stringify(kept.fields) === JSON.stringify(this.fields())) return this.keep(null);
    this.fill(kept.fields);
    this.version().value = kept.version;
    this.say(this.form.dataset.restored ?? "");
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Who leaves their own for the saved one does not get it back from here. */
  forgettable() {
    document.querySelector("[data-forget]")?.addEventListener("click", () => this.keep(null));
  }

  fill(/** @type {[string, string][]} */ fields) {
    const names = new Set([...this.form.elements].map((field) => /** @type {HTMLInputElement} */ (field).name).filter((name) => name?.startsWith("q-")));
    for (const name of names) fill(this.form, name, fields.filter(([other]) => other === name).map(([, value]) => value));
  }

  /** Let the save on its way land first, so that it is not taken for somebody else's. Without a connection stay here. */
  hold(/** @type {SubmitEvent} */ event) {
    clearTimeout(this.timer);
    if (!navigator.onLine) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.say(this.form.dataset.offline ?? "");
      return;
    }
    if (!this.going) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    this.going.then(() => this.form.requestSubmit(button));
  }
}

/** An answer that stands needs no copy here. */
function forget(/** @type {HTMLElement} */ mark) {
  try { localStorage.removeItem(`agentnet-task-${mark.dataset.taskDone}`); } catch { /* no storage */ }
}

for (const mark of document.querySelectorAll("[data-task-done]")) forget(/** @type {HTMLElement} */ (mark));
for (const form of document.querySelectorAll("form[data-task]")) new TaskAnswer(/** @type {HTMLFormElement} */ (form));
for (const mark of document.querySelectorAll("[data-opened]")) {
  if (!(mark instanceof HTMLElement)) continue;
  const body = new URLSearchParams({ csrf: mark.dataset.token ?? "" });
  fetch(mark.dataset.opened ?? "", { method: "POST", headers: { "hx-request": "true" }, body });
}
