/** The toolbar: one tab stop, arrows within it; its shortcuts; lists that go on by themselves. */
import { openGrid } from "./editor-grid.js";
import { openPut } from "./editor-put.js";

/** @typedef {import("./editor-field.js").Field} Field */

const KEYS = /** @type {Record<string, string>} */ ({ KeyB: "bold", KeyI: "italic", KeyK: "link", KeyM: "cite" });
const SHIFTED = /** @type {Record<string, string>} */ ({ Digit2: "heading2", Digit3: "heading3", Digit7: "numbers", Digit8: "bullets" });
const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;

export function watchToolbar(/** @type {HTMLElement} */ bar, /** @type {Field} */ field) {
  const buttons = /** @type {HTMLButtonElement[]} */ ([...bar.querySelectorAll("button")]);
  bar.hidden = false;
  buttons[0].tabIndex = 0;
  bar.addEventListener("keydown", (event) => move(event, buttons));
  bar.addEventListener("focusin", (event) => { for (const one of buttons) one.tabIndex = one === event.target ? 0 : -1; });
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button) use(button.dataset.tool ?? "", field);
  });
  field.box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && !event.shiftKey) goOn(event, field);
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const tool = (event.shiftKey ? SHIFTED : KEYS)[event.code];
    if (!tool) return;
    event.preventDefault();
    use(tool, field);
  });
}

function move(/** @type {KeyboardEvent} */ event, /** @type {HTMLButtonElement[]} */ buttons) {
  const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
  const steps = /** @type {Record<string, number>} */ ({ ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 });
  if (!(event.key in steps)) return;
  event.preventDefault();
  buttons.at(steps[event.key] % buttons.length)?.focus();
}

export function use(/** @type {string} */ tool, /** @type {Field} */ field) {
  switch (tool) {
    case "bold": return wrap(field, "**");
    case "italic": return wrap(field, "*");
    case "heading2": return lines(field, () => "## ", /^#{1,6}\s+/);
    case "heading3": return lines(field, () => "### ", /^#{1,6}\s+/);
    case "bullets": return lines(field, () => "- ", /^\s*(?:[-*+]|\d+[.)])\s+/);
    case "numbers": return lines(field, (n) => `${n + 1}. `, /^\s*(?:[-*+]|\d+[.)])\s+/);
    case "process": case "table": return openGrid(tool, field);
    default: return openPut(tool, field);
  }
}

/** Marks around what is chosen; pressed again, they go. */
function wrap(/** @type {Field} */ field, /** @type {string} */ mark) {
  const { from, to, text, chosen } = field;
  const n = mark.length;
  const around = text.slice(from - n, from) === mark && text.slice(to, to + n) === mark && text[from - n - 1] !== "*";
  if (around) return field.put(from - n, to + n, chosen, 0, chosen.length);
  const inner = chosen.trim();
  const lead = chosen.length - chosen.trimStart().length;
  field.put(from + lead, from + lead + inner.length, mark + inner + mark, n, inner.length);
}

/** The same beginning on every chosen line; when all have it already, it goes. */
function lines(/** @type {Field} */ field, /** @type {(n: number) => string} */ lead, /** @type {RegExp} */ old) {
  const { text, from, to } = field;
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const next = text.indexOf("\n", to);
  const end = next < 0 ? text.length : next;
  const rows = text.slice(start, end).split("\n");
  const had = rows.every((row, n) => row.startsWith(lead(n)));
  const made = rows.map((row, n) => (had ? row.slice(lead(n).length) : row.trim() || rows.length === 1 ? lead(n) + row.replace(old, "") : row)).join("\n");
  field.put(start, end, made);
}

/** Enter in a list begins the next item; on an empty item it ends the list, with an empty line: what follows is no part of it. */
function goOn(/** @type {KeyboardEvent} */ event, /** @type {Field} */ field) {
  if (field.from !== field.to) return;
  const start = field.text.lastIndexOf("\n", field.from - 1) + 1;
  const item = ITEM.exec(field.text.slice(start, field.from));
  if (!item) return;
  event.preventDefault();
  if (!item[3].trim()) {
    const apart = !start || field.text.slice(0, start).endsWith("\n\n");
    return field.put(start, field.from, apart ? "" : "\n");
  }
  const next = /\d/.test(item[2]) ? `${parseInt(item[2], 10) + 1}${item[2].at(-1)}` : item[2];
  field.put(field.from, field.from, `\n${item[1]}${next} `);
}
