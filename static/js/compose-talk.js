/** Comments and nods: the form that comes in the composer's place, what is on its way, and what is one's own. */
import { mint } from "./outbox.js";

/** @typedef {import("./outbox.js").Item} Item */

export function isComment(/** @type {Item} */ item) {
  return item.fields.comment_text !== undefined;
}

/** @returns {HTMLFormElement | null} */
function form() {
  return document.querySelector("form[data-comment]");
}

/** Open the form beside the thumb; it is not in the note, so that news never take it from under the writer. */
export function watchTalk(/** @type {string} */ path, /** @type {(item: Item) => void} */ send) {
  const here = form();
  if (!here) return;
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-say]") : null;
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open(here, link.dataset.say ?? "");
  });
  document.addEventListener("talk:mend", (event) => {
    const { fields, path: to } = /** @type {CustomEvent<Item>} */ (event).detail;
    open(here, /notes\/([0-9a-f-]{36})\//.exec(to)?.[1] ?? "", String(fields.comment_text));
  });
  here.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = new FormData(here);
    const text = String(typed.get("comment_text") ?? "").trim();
    if (!text) return field(here).focus();
    const naming = typed.get("naming");
    const fields = { comment: mint(), comment_text: text, ...(naming ? { naming: String(naming) } : {}) };
    send({ id: mint(), path: `${path}/notes/${here.dataset.note}/comments`, fields });
    field(here).value = "";
    close(here);
  });
  here.querySelector("[data-comment-close]")?.addEventListener("click", () => close(here));
  here.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) close(here);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) here.requestSubmit();
  });
}

function field(/** @type {HTMLFormElement} */ here) {
  return /** @type {HTMLTextAreaElement} */ (here.elements.namedItem("comment_text"));
}

function open(/** @type {HTMLFormElement} */ here, /** @type {string} */ note, text = "") {
  here.dataset.note = note;
  const about = document.querySelector(`#note-${CSS.escape(note)} .note-text`)?.textContent?.trim() ?? "";
  const told = here.querySelector("[data-comment-about]");
  if (told) told.textContent = about.length > 80 ? `${about.slice(0, 80)}…` : about;
  if (text) field(here).value = [field(here).value.trim(), text].filter(Boolean).join("\n");
  here.hidden = false;
  document.body.classList.add("commenting");
  field(here).focus();
}

/** What was written stays for the next time; the focus goes back to the note. */
function close(/** @type {HTMLFormElement} */ here) {
  here.hidden = true;
  document.body.classList.remove("commenting");
  const link = document.querySelector(`a[data-say="${CSS.escape(here.dataset.note ?? "")}"]`);
  if (link instanceof HTMLElement) link.focus();
}

/**
 * Comments on their way, under their notes.
 * @param {Item[]} items @param {(item: Item) => string} state @param {(item: Item) => HTMLElement} problem
 * @returns {Set<string>} the operations that are shown here
 */
export function commentsUnsent(items, state, problem) {
  const shown = new Set();
  const ids = new Set(items.map((item) => `unsent-${item.id}`));
  for (const old of document.querySelectorAll(".comment.unsent-comment")) if (!ids.has(old.id)) old.remove();
  for (const item of items.filter(isComment)) {
    const talk = document.querySelector(`details[data-talk="${/notes\/([0-9a-f-]{36})\//.exec(item.path)?.[1]}"]`);
    const list = talk?.querySelector("ol.said");
    if (!(talk instanceof HTMLDetailsElement) || !list) continue;
    shown.add(item.id);
    const line = document.getElementById(`unsent-${item.id}`) ?? list.appendChild(drawn(item));
    const said = line.querySelector(".note-state");
    if (said && said.textContent !== state(item)) said.textContent = state(item);
    if (item.failed !== undefined && !line.querySelector(".unsent-error")) {
      talk.open = true;
      line.append(problem(item));
    }
    if (item.failed === undefined) line.querySelector(".unsent-error")?.remove();
  }
  return shown;
}

function drawn(/** @type {Item} */ item) {
  const line = document.createElement("li");
  line.className = "comment unsent-comment waiting";
  line.id = `unsent-${item.id}`;
  const text = line.appendChild(document.createElement("p"));
  text.className = "comment-text pre";
  text.textContent = String(item.fields.comment_text);
  const by = line.appendChild(document.createElement("p"));
  by.className = "comment-by small";
  by.appendChild(document.createElement("span")).className = "note-state";
  return line;
}

/** Which nods are pressed (those on their way too), and which comments are one's own. */
export function markTalk(/** @type {Item[]} */ items) {
  const own = document.getElementById("own")?.dataset;
  if (!own) return;
  const nods = new Set((own.nods ?? "").split(" "));
  const mine = new Set((own.comments ?? "").split(" "));
  for (const item of items) {
    if (item.failed !== undefined || typeof item.fields.nod !== "string") continue;
    if (nods.has(item.fields.nod)) nods.delete(item.fields.nod);
    else nods.add(item.fields.nod);
  }
  for (const nod of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-nod]"))) {
    const pressed = String(nods.has(nod.dataset.nod ?? ""));
    if (nod.getAttribute("aria-pressed") !== pressed) nod.setAttribute("aria-pressed", pressed);
  }
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".comment[data-comment]"))) {
    line.classList.toggle("mine", mine.has(line.dataset.comment ?? ""));
  }
}
