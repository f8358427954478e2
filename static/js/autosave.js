/**
 * Saves a draft by itself a moment after the writing stops, and says so in words. Attached by `data-autosave="ADDRESS"`
 * on a form with a hidden `version`. A press on a button waits for the save that is on its way.
 * `data-opened="ADDRESS"` tells the server once that the page was opened.
 */
const PAUSE = 1500;

class Autosave {
  constructor(/** @type {HTMLFormElement} */ form) {
    this.form = form;
    this.status = form.querySelector("[data-autosave-status]");
    this.timer = 0;
    /** @type {Promise<void> | null} */
    this.going = null;
    form.addEventListener("input", () => this.later());
    form.addEventListener("submit", (event) => this.hold(event));
    window.addEventListener("online", () => this.later());
  }

  later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), PAUSE);
  }

  save() {
    if (this.going) return this.later();
    this.going = this.send().finally(() => { this.going = null; });
  }

  async send() {
    try {
      const answer = await fetch(this.form.dataset.autosave ?? "", {
        method: "POST",
        headers: { "hx-request": "true" },
        body: new URLSearchParams(/** @type {any} */ (new FormData(this.form))),
      });
      this.show(await answer.text(), answer.ok);
    } catch {
      if (this.status) this.status.textContent = this.form.dataset.failed ?? "";
    }
  }

  show(/** @type {string} */ html, /** @type {boolean} */ saved) {
    const said = new DOMParser().parseFromString(html, "text/html").querySelector("[data-version]");
    if (!(said instanceof HTMLElement)) return;
    if (saved) /** @type {HTMLInputElement} */ (this.form.elements.namedItem("version")).value = said.dataset.version ?? "";
    this.status?.replaceChildren(said);
  }

  /** Let the save on its way land first, so that it is not taken for somebody else's. */
  hold(/** @type {SubmitEvent} */ event) {
    clearTimeout(this.timer);
    if (!this.going) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    this.going.then(() => this.form.requestSubmit(button));
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(/** @type {HTMLFormElement} */ (form));
for (const mark of document.querySelectorAll("[data-opened]")) {
  const form = document.querySelector("form[data-autosave]");
  if (form instanceof HTMLFormElement) {
    const body = new URLSearchParams({ csrf: String(new FormData(form).get("csrf") ?? "") });
    fetch(/** @type {HTMLElement} */ (mark).dataset.opened ?? "", { method: "POST", headers: { "hx-request": "true" }, body });
  }
}
