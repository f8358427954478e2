/** Others who write the same chapter: where they are, what they have saved, and their changes taken into one's own text. */
import { Follower, say } from "./live.js";
import { words } from "./editor-words.js";

/** @typedef {import("./editor-field.js").Field} Field */
/** @typedef {import("./editor-save.js").Saving} Saving */

const SIGN_MS = 25_000;
const REST_MS = 400;

export class Together {
  constructor(/** @type {HTMLFormElement} */ form, /** @type {Field} */ field, /** @type {Saving} */ saving) {
    this.form = form;
    this.field = field;
    this.saving = saving;
    this.page = saving.value("draft");
    this.list = /** @type {HTMLElement} */ (form.querySelector("[data-writers]"));
    this.box = /** @type {HTMLElement} */ (document.querySelector("[data-news]"));
    this.section = "";
    /** @type {Element[]} */
    this.writers = [];
    this.newest = Number(form.dataset.revision);
    const language = new URLSearchParams(form.dataset.asked).get("language") ?? "";
    new Follower(form.dataset.base ?? "", {
      take: (html) => this.take(html),
      tell: (state) => { if (state === "live") this.sign(); },
      query: () => ({ page: this.page, ...(language ? { language } : {}) }),
    });
    let timer = 0;
    document.addEventListener("selectionchange", () => {
      if (document.activeElement !== field.box) return;
      clearTimeout(timer);
      timer = window.setTimeout(() => this.moved(), REST_MS);
    });
    window.setInterval(() => { if (!document.hidden) this.sign(); }, SIGN_MS);
    this.box.querySelector("[data-news-take]")?.addEventListener("click", () => this.weave());
    watchClashes(field);
  }

  moved() {
    if (this.field.section === this.section) return;
    this.sign();
    this.showWriters();
  }

  sign() {
    this.section = this.field.section;
    say(`at ${this.section.slice(0, 110)}`);
  }

  take(/** @type {string} */ html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const told = [...page.querySelectorAll("live-writers")].at(-1);
    if (told) {
      this.writers = [...told.children];
      this.showWriters();
    }
    for (const saved of page.querySelectorAll("live-saved")) this.heard(saved);
  }

  showWriters() {
    const rows = this.writers.filter((one) => one.getAttribute("page") !== this.page).map((one) => {
      const row = document.createElement("li");
      const [name, section] = [one.getAttribute("name") ?? "", one.getAttribute("section") ?? ""];
      const mine = one.getAttribute("person") === this.form.dataset.person;
      const same = !mine && section === this.section;
      row.className = same ? "writer same" : "writer";
      row.textContent = mine ? words("tab") : same ? words("writes-same", { name }) : section ? words("writes", { name, section }) : words("writes-first", { name });
      return row;
    });
    for (const [n, row] of [...rows.entries()].reverse()) if (rows.findIndex((one) => one.textContent === row.textContent) < n) rows.splice(n, 1);
    if (rows.map((row) => row.textContent).join() === [...this.list.children].map((row) => row.textContent).join()) return;
    this.list.replaceChildren(...rows);
    this.list.hidden = !rows.length;
  }

  heard(/** @type {Element} */ saved) {
    const n = Number(saved.getAttribute("n"));
    if (n <= this.newest || saved.getAttribute("page") === this.page) return;
    this.newest = n;
    const name = saved.getAttribute("name") ?? "";
    const mine = saved.getAttribute("person") === this.form.dataset.person;
    const sentence = mine ? "saved-mine" : !name ? "saved-somebody" : saved.getAttribute("woven") ? "saved-woven" : "saved";
    /** @type {HTMLElement} */ (this.box.querySelector("[data-news-said]")).textContent = words(sentence, { name, n });
    this.box.hidden = false;
  }

  /** Their changes into this text; where both have changed the same, both stay, and the writer chooses. */
  async weave() {
    const body = new URLSearchParams();
    for (const name of ["csrf", "title", "revision"]) body.set(name, this.saving.value(name));
    body.set("markdown", this.field.text);
    const { base, asked } = this.form.dataset;
    const answer = await fetch(`${base}/weave${asked}`, { method: "POST", headers: { "HX-Request": "true" }, body }).catch(() => null);
    if (!answer?.ok) return this.saving.say(words("later"), "bad");
    const told = await answer.json();
    this.field.become(told.markdown);
    for (const name of ["title", "revision", "version"]) this.saving.set(name, told[name]);
    this.newest = Math.max(this.newest, told.revision);
    this.box.hidden = true;
    showClashes(told);
    this.form.dispatchEvent(new Event("input", { bubbles: true }));
    this.saving.say(told.clashes.length ? words("clash", { name: told.name }) : words("woven"), told.clashes.length ? "bad" : "ok");
  }
}

/** @param {{name: string, clashes: {theirs: string, mine: string, words: [string, string][]}[]}} told */
function showClashes(told) {
  const box = /** @type {HTMLElement} */ (document.querySelector("[data-clashes]"));
  const list = document.createElement("ol");
  list.className = "clashes callout danger";
  list.append(...told.clashes.map((clash) => {
    const row = document.createElement("li");
    row.className = "clash prose differences";
    row.dataset.clash = "";
    const text = document.createElement("p");
    text.className = "change pre";
    text.append(...clash.words.map(([kind, said]) => {
      const part = document.createElement(kind === "same" ? "span" : kind);
      part.textContent = said;
      return part;
    }));
    const acts = document.createElement("p");
    acts.className = "acts";
    acts.append(...["mine", "theirs"].map((which) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "btn small", textContent: words(which) });
      button.dataset.choose = which;
      return button;
    }));
    row.append(text, acts, held("mine", clash.mine), held("theirs", clash.theirs));
    return row;
  }));
  box.replaceChildren(list);
  box.hidden = !told.clashes.length;
  box.setAttribute("role", "alert");
  if (told.clashes.length) box.scrollIntoView({ block: "start" });
}

function held(/** @type {string} */ which, /** @type {string} */ text) {
  const part = document.createElement("template");
  part.dataset[which] = "";
  part.content.append(text);
  return part;
}

function watchClashes(/** @type {Field} */ field) {
  for (const acts of document.querySelectorAll("[data-clash] [data-with-script]")) /** @type {HTMLElement} */ (acts).hidden = false;
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-choose]") : null;
    const row = button?.closest("[data-clash]");
    if (!(button instanceof HTMLElement) || !(row instanceof HTMLElement)) return;
    const read = (/** @type {string} */ which) => /** @type {HTMLTemplateElement} */ (row.querySelector(`template[data-${which}]`)).content.textContent ?? "";
    const [mine, theirs] = [read("mine"), read("theirs")];
    const both = [theirs + "\n" + mine, theirs + mine].flatMap((one) => [one, one.trimEnd()]).find((one) => one && field.text.includes(one));
    if (both) {
      const from = field.text.indexOf(both);
      const chosen = button.dataset.choose === "mine" ? mine : theirs;
      field.put(from, from + both.length, both.endsWith("\n") ? chosen : chosen.trimEnd(), 0, chosen.trimEnd().length);
    }
    const list = row.parentElement;
    row.remove();
    if (list && !list.children.length) list.hidden = true;
  });
}
