/**
 * Saves the writer's draft by itself, a moment after the keys rest: in this device at once, on the server when it can be
 * reached. Says in words how it stands. No version of the chapter is made here.
 */
import { Shelf } from "./editor-shelf.js";
import { words } from "./editor-words.js";

/** @typedef {import("./editor-field.js").Field} Field */

const KEEP_MS = 250;
const REST_MS = 1_800;
const LONGEST_MS = 12_000;
const AGAIN_MS = 6_000;
const ALIVE_MS = 5_000;
const PARTING = 60_000;

export class Saving {
  constructor(/** @type {HTMLFormElement} */ form, /** @type {Field} */ field) {
    this.form = form;
    this.field = field;
    this.state = /** @type {HTMLElement} */ (form.querySelector("[data-state]"));
    this.shelf = new Shelf(form.dataset.text ?? "", form.dataset.person ?? "", this.value("draft"));
    this.saved = "unsaved" in form.dataset ? "" : this.words();
    this.timer = this.keeping = 0;
    this.since = 0;
    /** @type {Promise<void> | null} */
    this.going = null;
    this.leaving = this.unreached = this.sure = false;
    form.addEventListener("input", () => this.later());
    form.addEventListener("submit", (event) => this.submit(event));
    window.addEventListener("online", () => this.save());
    window.addEventListener("pageshow", () => { this.leaving = false; });
    window.addEventListener("pagehide", () => this.part());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.part() : this.changed && this.save()));
    window.addEventListener("beforeunload", (event) => { if (!this.leaving && this.changed && !this.shelf.works) event.preventDefault(); });
    document.addEventListener("keydown", (event) => this.key(event));
    window.setInterval(() => this.shelf.live(), ALIVE_MS);
    this.rescue();
    for (const after of [6_000, 18_000]) window.setTimeout(() => this.rescue(), after);
  }

  value(/** @type {string} */ name) {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name))?.value ?? "";
  }

  set(/** @type {string} */ name, /** @type {string | number} */ value) {
    /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name)).value = String(value);
  }

  words() {
    return JSON.stringify([this.value("title"), this.field.text, this.value("revision")]);
  }

  get changed() {
    return this.words() !== this.saved;
  }

  say(/** @type {string} */ sentence, tone = "") {
    if (this.state.textContent !== sentence) this.state.textContent = sentence;
    this.state.dataset.tone = tone;
  }

  key(/** @type {KeyboardEvent} */ event) {
    if (event.code !== "KeyS" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (this.changed) this.save();
    else this.say(words("same"), "ok");
  }

  /** Keys are being pressed: keep the words here in a moment, and there when they rest. */
  later() {
    if (!this.changed) return this.rest();
    this.since ||= Date.now();
    clearTimeout(this.keeping);
    this.keeping = window.setTimeout(() => this.keep(), KEEP_MS);
    clearTimeout(this.timer);
    const rest = Math.min(REST_MS, Math.max(0, this.since + LONGEST_MS - Date.now()));
    this.timer = window.setTimeout(() => this.save(), rest);
  }

  /** Back at what is saved: nothing is left to keep, here either. */
  rest() {
    clearTimeout(this.keeping);
    clearTimeout(this.timer);
    this.since = 0;
    this.shelf.drop();
    if (this.state.dataset.tone) this.say(words("same"), "ok");
  }

  keep() {
    clearTimeout(this.keeping);
    if (!this.changed) return;
    const kept = this.shelf.keep({ title: this.value("title"), markdown: this.field.text, revision: this.value("revision") });
    if (this.state.dataset.tone !== "bad") this.say(words(kept ? "kept" : "lost"), kept ? "" : "bad");
  }

  save() {
    clearTimeout(this.timer);
    if (this.going || this.leaving || !this.changed) return;
    this.keep();
    this.going = this.send().finally(() => {
      this.going = null;
      if (this.changed && !this.leaving) this.timer = window.setTimeout(() => this.save(), this.state.dataset.tone === "bad" ? AGAIN_MS : REST_MS);
    });
  }

  body() {
    const body = new URLSearchParams();
    for (const name of ["csrf", "title", "draft", "revision", "continues", "was"]) body.set(name, this.value(name));
    body.set("markdown", this.field.text);
    body.set("page", this.value("draft"));
    body.set("section", this.field.section.slice(0, 120));
    return body;
  }

  get address() {
    return `${this.form.dataset.base}/draft${this.form.dataset.asked}`;
  }

  async send() {
    const sending = this.words();
    this.since = 0;
    /** @type {Response} */
    let answer;
    try {
      answer = await fetch(this.address, { method: "POST", headers: { "HX-Request": "true" }, body: this.body() });
      this.unreached = false;
    } catch {
      this.unreached = true;
      return this.say(words(this.shelf.works ? "off" : "lost"), "bad");
    }
    if (answer.status === 401 || answer.status === 403) return this.sign(answer.status);
    if (answer.status === 404) return this.say(words("gone"), "bad");
    const told = await answer.json().catch(() => ({}));
    if (answer.status === 422) return this.say(`${told.said ?? ""} ${words("refused")}`, "bad");
    if (!answer.ok) return this.say(words("later"), "bad");
    this.saved = sending;
    this.set("continues", "");
    if (!this.changed) this.shelf.drop();
    this.say(told.said, "ok");
  }

  /** The session has ended, or another has begun in this browser: take its token when there is one. */
  async sign(/** @type {number} */ status) {
    this.say(words("signin"), "bad");
    if (status === 401) return;
    const answer = await fetch(`${this.form.dataset.base}?fresh=true`).catch(() => null);
    if (!answer?.ok || new URL(answer.url).pathname !== this.form.dataset.base) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector("form[data-editor] input[name=csrf]");
    if (token instanceof HTMLInputElement) this.set("csrf", token.value);
  }

  /** The page goes out of sight: keep the words, and send them along if they are not too many. */
  part() {
    if (this.leaving || !this.changed) return;
    this.keep();
    const body = this.body();
    if (body.toString().length < PARTING) fetch(this.address, { method: "POST", headers: { "HX-Request": "true" }, body, keepalive: true }).catch(() => {});
  }

  /** A version is made: a draft on its way lands first; without a connection one stays on the page. */
  submit(/** @type {SubmitEvent} */ event) {
    clearTimeout(this.timer);
    if (!this.sure && (this.unreached || !navigator.onLine)) this.going ||= this.send().finally(() => { this.going = null; });
    if (this.going) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.leaving = true;
      const button = event.submitter;
      this.going.then(() => {
        this.leaving = false;
        this.sure = !this.unreached;
        if (this.sure) this.form.requestSubmit(button);
      });
      return;
    }
    this.sure = false;
    this.keep();
    this.shelf.sent();
    this.leaving = true;
  }

  /** Words that this device still has from a page that is gone: this tab's own come back, others are offered. */
  rescue() {
    const now = this.field.text.trim();
    const mine = Number(this.form.dataset.mine);
    for (const [page, kept] of this.shelf.orphans()) {
      const known = kept.markdown.trim() === now || (kept.sent && mine > Number(kept.revision));
      if (known) this.shelf.drop(page);
      else if (page === this.shelf.before && !this.changed) return this.take(page, kept);
      else return this.offer(page, kept);
    }
  }

  take(/** @type {string} */ page, /** @type {import("./editor-shelf.js").Kept} */ kept) {
    this.set("title", kept.title);
    this.set("revision", kept.revision);
    this.field.become(kept.markdown);
    this.keep();
    this.shelf.drop(page);
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
    this.save();
  }

  offer(/** @type {string} */ page, /** @type {import("./editor-shelf.js").Kept} */ kept) {
    const box = /** @type {HTMLElement} */ (document.querySelector("[data-found]"));
    const when = new Date(kept.at).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
    const n = kept.markdown.split(/\s+/).filter(Boolean).length;
    /** @type {HTMLElement} */ (box.querySelector("[data-found-said]")).textContent = words("found", { when, n });
    const press = (/** @type {string} */ name, /** @type {() => void} */ what) => {
      /** @type {HTMLButtonElement} */ (box.querySelector(name)).onclick = () => { box.hidden = true; what(); this.rescue(); };
    };
    press("[data-found-take]", () => this.take(page, kept));
    press("[data-found-drop]", () => this.shelf.drop(page));
    box.hidden = false;
  }
}
