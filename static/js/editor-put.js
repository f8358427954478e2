/** The dialogs of the toolbar: what is asked, and the words that come of it. */
import { words } from "./editor-words.js";

/** @typedef {import("./editor-field.js").Field} Field */

/** @type {Field | null} */
let into = null;
let from = 0;
let to = 0;

/** @type {Record<string, (form: HTMLFormElement, value: (name: string) => string) => void>} */
const MADE = {
  link: (_form, value) => inline(`[${safe(value("link-words"))}](${address(value("link-href"))})`),
  note: (_form, value) => note(value("note-text")),
  refer: (form, value) => inline(`[${safe(value("refer-words") || says(form))}](${value("refer-target")})`),
  term: (form, value) => value("term-slug") && inline(`[${safe(value("term-words") || says(form))}](sanasto:${value("term-slug")})`),
  callout: (_form, value) => block(`${`::: ${value("callout-kind")} ${value("callout-title")}`.trim()}\n${value("callout-text")}\n:::`),
  checklist: (_form, value) => block(`${`::: tunnusmerkit ${value("checklist-title")}`.trim()}\n${listed(value("checklist-items"))}\n:::`),
  figure: (_form, value) => value("figure-name") && block(`![${safe(value("figure-alt"))}](${value("figure-name")}${caption(value("figure-caption"))})`),
  qr: (_form, value) => block(`::: qr ${value("qr-url")} ${value("qr-caption")}`.trim()),
};

export function watchPuts() {
  for (const form of document.querySelectorAll("form[data-put]")) {
    if (!(form instanceof HTMLFormElement)) continue;
    const dialog = form.closest("dialog");
    let pressed = "";
    form.addEventListener("submit", (event) => { pressed = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value ?? "put"; });
    dialog?.addEventListener("close", () => {
      const put = pressed === "put";
      pressed = "";
      if (put) MADE[form.dataset.put ?? ""](form, (name) => valueOf(form, name));
      else back();
    });
    for (const search of form.querySelectorAll("input[type=search]")) search.addEventListener("input", () => sift(form, /** @type {HTMLInputElement} */ (search).value));
    form.addEventListener("change", (event) => chosen(form, event.target));
  }
  document.getElementById("put-cite")?.addEventListener("close", back);
}

/** Open the dialog of a tool; it remembers where the cursor was. */
export function openPut(/** @type {string} */ tool, /** @type {Field} */ field) {
  const dialog = document.getElementById(`put-${tool}`);
  if (!(dialog instanceof HTMLDialogElement)) return;
  into = field;
  ({ from, to } = field);
  const form = dialog.querySelector("form[data-put]");
  if (form instanceof HTMLFormElement) begin(form, tool, field);
  dialog.showModal();
  const first = tool === "figure" ? "input[name=figure-name], [data-bring] input" : "input:not([type=radio])";
  /** @type {HTMLElement | null} */ (dialog.querySelector(`form[data-put] :is(${first}), [data-material-search]`))?.focus();
  dialog.dispatchEvent(new CustomEvent("put:open"));
}

/** A citation that was pressed in a list of material: in place of nothing, where the cursor is or was. */
export function insert(/** @type {string} */ text, /** @type {Field} */ field) {
  const dialog = document.querySelector("dialog[open]");
  if (dialog instanceof HTMLDialogElement) {
    dialog.close();
    field.box.setSelectionRange(to, to);
  }
  const at = field.to;
  const lead = at && !/\s/.test(field.text[at - 1]) ? " " : "";
  field.put(at, at, lead + text);
  from = to = field.to;
}

function begin(/** @type {HTMLFormElement} */ form, /** @type {string} */ tool, /** @type {Field} */ field) {
  form.reset();
  sift(form, "");
  const first = { link: "link-words", refer: "refer-words", term: "term-words", callout: "callout-text", checklist: "checklist-items" }[tool];
  const box = first ? form.elements.namedItem(first) : null;
  if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) box.value = box instanceof HTMLInputElement ? field.chosen.replace(/\s+/g, " ").trim() : field.chosen.trim();
  if (tool === "refer") ownHeadings(form, field);
}

function ownHeadings(/** @type {HTMLFormElement} */ form, /** @type {Field} */ field) {
  const rows = field.headings().map((one) => {
    const label = document.createElement("label");
    label.className = `check level-${one.level}`;
    const radio = Object.assign(document.createElement("input"), { type: "radio", name: "refer-target", value: `#${one.anchor}`, required: true });
    radio.dataset.says = one.words;
    const span = document.createElement("span");
    span.textContent = one.words;
    label.append(radio, span);
    return label;
  });
  const head = document.createElement("p");
  head.className = "over";
  head.textContent = words("here");
  form.querySelector("[data-own-headings]")?.replaceChildren(...(rows.length ? [head, ...rows] : []));
}

/** Only the choices whose words have all that was typed. */
function sift(/** @type {HTMLFormElement} */ form, /** @type {string} */ typed) {
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
  for (const label of form.querySelectorAll("[data-choices] label")) {
    const text = label.textContent?.toLowerCase() ?? "";
    /** @type {HTMLElement} */ (label).hidden = !parts.every((part) => text.includes(part));
  }
}

function chosen(/** @type {HTMLFormElement} */ form, /** @type {EventTarget | null} */ target) {
  const alt = form.elements.namedItem("figure-alt");
  if (target instanceof HTMLInputElement && target.name === "figure-name" && alt instanceof HTMLTextAreaElement) alt.value = target.dataset.alt ?? "";
}

function says(/** @type {HTMLFormElement} */ form) {
  return /** @type {HTMLElement | null} */ (form.querySelector("input[type=radio]:checked"))?.dataset.says ?? "";
}

function valueOf(/** @type {HTMLFormElement} */ form, /** @type {string} */ name) {
  return String(new FormData(form).get(name) ?? "").trim();
}

function back() {
  into?.box.focus();
  into?.box.setSelectionRange(from, to);
}

function inline(/** @type {string} */ text) {
  into?.put(from, to, text);
}

function block(/** @type {string} */ text) {
  into?.putBlock(text, from, to);
}

/** A number in the text and its words at the end: one step of undo for each. */
function note(/** @type {string} */ text) {
  if (!into) return;
  const taken = [...into.text.matchAll(/\[\^(\d+)\]/g)].map((match) => Number(match[1]));
  const n = Math.max(0, ...taken) + 1;
  const end = into.text.length;
  const gap = into.text.endsWith("\n\n") || !end ? "" : into.text.endsWith("\n") ? (/\[\^\d+\]:[^\n]*\n$/.test(into.text) ? "" : "\n") : /\n\[\^\d+\]:[^\n]*$/.test(into.text) ? "\n" : "\n\n";
  into.put(end, end, `${gap}[^${n}]: ${text.replace(/\s+/g, " ")}`);
  into.put(to, to, `[^${n}]`);
}

function safe(/** @type {string} */ text) {
  return text.replace(/\s+/g, " ").replace(/([[\]\\])/g, "\\$1");
}

function address(/** @type {string} */ href) {
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(href)) return `mailto:${href}`;
  if (/^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(href)) return `https://${href}`;
  return /[\s()<>]/.test(href) ? `<${href.replace(/[<>]/g, "")}>` : href;
}

function caption(/** @type {string} */ text) {
  return text ? ` "${text.replace(/(["\\])/g, "\\$1")}"` : "";
}

function listed(/** @type {string} */ text) {
  return text.split("\n").filter((row) => row.trim()).map((row) => `- ${row.trim().replace(/^[-*+]\s+/, "")}`).join("\n");
}
