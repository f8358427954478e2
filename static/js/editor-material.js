/** Lists of findings and their sources beside the text: looked up as one types; a press cites. */
import { insert } from "./editor-put.js";

/** @typedef {import("./editor-field.js").Field} Field */

const WAIT = 200;

/** `before` is called when something is about to go into the text: it must be in sight. */
export function watchMaterial(/** @type {Field} */ field, /** @type {string} */ asked, /** @type {() => void} */ before) {
  for (const part of document.querySelectorAll("[data-material]")) {
    if (!(part instanceof HTMLElement)) continue;
    part.hidden = false;
    const list = new List(part, asked);
    part.closest("dialog")?.addEventListener("put:open", () => list.look());
    part.addEventListener("material:look", () => list.look());
  }
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-insert]") : null;
    if (!(button instanceof HTMLElement)) return;
    before();
    insert(button.dataset.insert ?? "", field);
  });
  for (const button of document.querySelectorAll("[data-insert]")) /** @type {HTMLElement} */ (button).hidden = false;
}

class List {
  constructor(/** @type {HTMLElement} */ part, /** @type {string} */ asked) {
    this.part = part;
    this.asked = asked;
    this.search = /** @type {HTMLInputElement} */ (part.querySelector("[data-material-search]"));
    this.list = /** @type {HTMLElement} */ (part.querySelector("[data-material-list]"));
    this.timer = 0;
    this.last = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.look(), WAIT);
    });
    this.search.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    this.list.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-material-page]") : null;
      if (button instanceof HTMLElement) this.look(button.dataset.materialPage);
    });
  }

  async look(number = "1") {
    const mine = ++this.last;
    const query = new URLSearchParams(this.asked.slice(1));
    query.set("search", this.search.value.slice(0, 200));
    query.set("number", number);
    const answer = await fetch(`${this.part.dataset.material}?${query}`, { headers: { "HX-Request": "true" } }).catch(() => null);
    if (!answer?.ok || mine !== this.last) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    this.list.replaceChildren(...page.body.childNodes);
  }
}
