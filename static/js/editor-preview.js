/**
 * How the words look, on the web and on paper, as they are typed: asked at once, never two at a time, always for the
 * newest words. The preview keeps to the block that the cursor is in.
 */
import { words } from "./editor-words.js";

/** @typedef {import("./editor-field.js").Field} Field */

const REST = 60;
const AFTER_TROUBLE = 3_000;

export class Preview {
  constructor(/** @type {HTMLFormElement} */ form, /** @type {Field} */ field) {
    this.form = form;
    this.field = field;
    this.web = /** @type {HTMLElement} */ (form.querySelector("[data-preview]"));
    this.paper = /** @type {HTMLImageElement} */ (form.querySelector("[data-paper]"));
    this.notes = /** @type {HTMLElement} */ (form.querySelector("[data-problems]"));
    this.pane = "web";
    this.asking = false;
    this.wanted = false;
    this.turned = 0;
    this.pages = 0;
    this.page = 0;
    this.line = 0;
    /** @type {[string, number][]} */
    this.blocks = [];
    form.addEventListener("input", () => { this.turned = 0; this.ask(); });
    document.addEventListener("selectionchange", () => this.moved());
    form.addEventListener("click", (event) => this.pressed(event));
    this.showLines();
  }

  /** Another pane is shown; the paper is only set when it is looked at. */
  show(/** @type {string} */ pane) {
    this.pane = pane;
    if (pane === "paper" || !this.blocks.length) this.ask();
    else this.follow();
  }

  ask() {
    this.wanted = true;
    if (!this.asking) this.go();
  }

  async go() {
    this.asking = true;
    while (this.wanted) {
      this.wanted = false;
      const well = await this.look();
      await new Promise((resume) => { setTimeout(resume, well ? REST : AFTER_TROUBLE); });
    }
    this.asking = false;
  }

  async look() {
    const body = new URLSearchParams();
    for (const name of ["csrf", "title"]) body.set(name, String(new FormData(this.form).get(name) ?? ""));
    body.set("markdown", this.field.text);
    body.set("line", String(this.field.line));
    body.set("at", String(this.turned));
    if (this.pane === "paper") body.set("paper", "on");
    const { base, asked } = this.form.dataset;
    const answer = await fetch(`${base}/look${asked}`, { method: "POST", headers: { "HX-Request": "true" }, body }).catch(() => null);
    if (!answer?.ok) return answer?.status === 422;
    this.take(await answer.json());
    return true;
  }

  take(/** @type {{body: string, problems: string, count: number, stops: number, blocks: [string, number][], page: number, pages: number, drawing: string}} */ look) {
    this.blocks = look.blocks;
    replace(this.web, look.body);
    replace(this.notes, look.problems);
    this.showLines();
    const count = /** @type {HTMLElement} */ (this.form.querySelector("[data-count]"));
    count.textContent = String(look.count);
    count.hidden = !look.count;
    count.classList.toggle("stops", look.stops > 0);
    if (look.drawing) this.showPaper(look);
    this.follow();
  }

  showPaper(/** @type {{page: number, pages: number, drawing: string}} */ look) {
    ({ page: this.page, pages: this.pages } = look);
    this.paper.src = look.drawing;
    this.paper.alt = words("page", { n: look.page });
    this.paper.hidden = false;
    /** @type {HTMLElement} */ (this.form.querySelector("[data-paper-empty]")).hidden = true;
    const said = /** @type {HTMLElement} */ (this.form.querySelector("[data-paper-said]"));
    const saying = words("page-of", { n: look.page, all: look.pages });
    if (said.textContent !== saying) said.textContent = saying;
    for (const button of this.form.querySelectorAll("[data-turn]")) {
      const to = this.page + Number(/** @type {HTMLElement} */ (button).dataset.turn);
      button.setAttribute("aria-disabled", String(to < 1 || to > this.pages));
    }
  }

  pressed(/** @type {MouseEvent} */ event) {
    const button = event.target instanceof Element ? event.target.closest("[data-turn], [data-line]") : null;
    if (!(button instanceof HTMLElement)) return;
    if (button.dataset.line) return void this.form.dispatchEvent(new CustomEvent("editor:line", { detail: Number(button.dataset.line) }));
    const to = this.page + Number(button.dataset.turn);
    if (to < 1 || to > this.pages) return;
    this.turned = to;
    this.ask();
  }

  moved() {
    if (document.activeElement !== this.field.box || this.field.line === this.line) return;
    this.line = this.field.line;
    this.turned = 0;
    if (this.pane === "paper") this.ask();
    else this.follow();
  }

  /** Bring the block of the cursor into view in the preview, without moving the page. */
  follow() {
    const box = this.web.closest(".pane");
    if (this.pane !== "web" || !(box instanceof HTMLElement) || box.scrollHeight <= box.clientHeight) return;
    const here = this.field.line;
    const id = this.blocks.filter(([, line]) => line <= here).at(-1)?.[0];
    const block = id ? this.web.querySelector(`[data-block="${CSS.escape(id)}"]`) : null;
    if (!(block instanceof HTMLElement)) return void (box.scrollTop = 0);
    const at = block.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (at.top < frame.top + 24 || at.top > frame.bottom - 80) box.scrollTop += at.top - frame.top - frame.height / 4;
  }

  showLines() {
    for (const button of this.notes.querySelectorAll("[data-line]")) /** @type {HTMLElement} */ (button).hidden = false;
  }
}

/** New contents, when they are new: what is being read or listened to stays otherwise. */
function replace(/** @type {HTMLElement} */ part, /** @type {string} */ html) {
  if (part.dataset.was === html) return;
  const open = [...part.querySelectorAll("details")].map((one) => one.open);
  part.dataset.was = html;
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const [n, one] of [...page.querySelectorAll("details")].entries()) one.open = open[n] ?? one.open;
  part.replaceChildren(...page.body.childNodes);
}
