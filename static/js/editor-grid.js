/** Process pictures and tables as a grid of fields, new ones and those that the cursor stands in. */
import { words } from "./editor-words.js";

/** @typedef {import("./editor-field.js").Field} Field */

const MOST = 12;
const LONGEST = 40;
const EMPTY = { process: [["", "", "", ""], ["Asiakas", "", "", ""], ["Sosiaalihuolto", "", "", ""], ["Terveydenhuolto", "", "", ""]], table: [["", ""], ["", ""], ["", ""]] };

/** @type {Field | null} */
let into = null;
let kind = "process";
/** @type {string[][]} */
let cells = [];
/** @type {string} */
let rule = "";
let place = { from: 0, to: 0, old: false };

export function watchGrid() {
  const form = gridForm();
  const dialog = form?.closest("dialog");
  if (!form || !dialog) return;
  let pressed = "";
  form.addEventListener("submit", (event) => { pressed = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value ?? "put"; });
  dialog.addEventListener("close", () => {
    if (pressed === "put") put(form);
    else into?.box.focus();
    pressed = "";
  });
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button || button.value) return;
    read(form);
    if (button.dataset.gridAdd === "column" && cells[0].length < MOST) for (const row of cells) row.push("");
    else if (button.dataset.gridAdd === "row" && cells.length < LONGEST) cells.push(cells[0].map(() => ""));
    else if (button.dataset.dropColumn && cells[0].length > 2) for (const row of cells) row.splice(Number(button.dataset.dropColumn), 1);
    else if (button.dataset.dropRow && cells.length > 2) cells.splice(Number(button.dataset.dropRow), 1);
    else return;
    if (button.dataset.dropColumn) rule = "";
    draw(form);
  });
}

/** @returns {HTMLFormElement | null} */
function gridForm() {
  return document.querySelector("form[data-grid]");
}

/** Open the grid: of the picture or table that the cursor is in, else a new one. */
export function openGrid(/** @type {string} */ wanted, /** @type {Field} */ field) {
  const form = gridForm();
  const dialog = form?.closest("dialog");
  if (!form || !dialog) return;
  into = field;
  form.reset();
  const found = around(field);
  kind = found?.kind ?? wanted;
  cells = found?.cells ?? EMPTY[/** @type {"process"} */ (kind)].map((row) => [...row]);
  rule = found?.rule ?? "";
  place = found ? { from: found.from, to: found.to, old: true } : { from: field.from, to: field.to, old: false };
  /** @type {HTMLInputElement} */ (form.elements.namedItem("title")).value = found?.title ?? "";
  for (const part of dialog.querySelectorAll("[data-only]")) /** @type {HTMLElement} */ (part).hidden = /** @type {HTMLElement} */ (part).dataset.only !== kind;
  /** @type {HTMLElement} */ (dialog.querySelector("[data-grid-new]")).hidden = place.old;
  /** @type {HTMLElement} */ (dialog.querySelector("[data-grid-old]")).hidden = !place.old;
  /** @type {HTMLElement} */ (dialog.querySelector("h2")).textContent = (kind === "table" ? form.dataset.titleTable : form.dataset.titleProcess) ?? "";
  draw(form);
  dialog.showModal();
  /** @type {HTMLElement | null} */ (form.querySelector(kind === "process" ? "#grid-title" : "textarea"))?.focus();
}

/** The table that the cursor is in, with the box around it when it is a process picture. */
function around(/** @type {Field} */ field) {
  const lines = field.text.split("\n");
  const isRow = (/** @type {number} */ n) => /^\s*\|/.test(lines[n] ?? "");
  let at = field.line - 1;
  if (/^:::\s*prosessi\b/i.test(lines[at] ?? "")) while (at < lines.length && !isRow(at) && lines[at + 1] !== ":::") at += 1;
  else if (/^:::\s*$/.test(lines[at] ?? "")) while (at > 0 && !isRow(at) && /^(:::)?\s*$/.test(lines[at])) at -= 1;
  if (!isRow(at)) return null;
  let first = at;
  let last = at;
  while (isRow(first - 1)) first -= 1;
  while (isRow(last + 1)) last += 1;
  if (last - first < 1 || !/^[\s|:-]+$/.test(lines[first + 1])) return null;
  let head = first - 1;
  while (head >= 0 && !lines[head].trim()) head -= 1;
  let foot = last + 1;
  while (foot < lines.length && !lines[foot].trim()) foot += 1;
  const box = /^:::\s*prosessi\b\s*(.*)$/i.exec(lines[head] ?? "");
  const rows = lines.slice(first, last + 1).filter((_row, n) => n !== 1).map(split);
  const wide = Math.max(...rows.map((row) => row.length));
  const even = rows.map((row) => [...row, ...Array(wide - row.length).fill("")]);
  const [start, end] = box ? [head, /^:::\s*$/.test(lines[foot] ?? "") ? foot : last] : [first, last];
  const offset = (/** @type {number} */ n) => lines.slice(0, n).reduce((sum, one) => sum + one.length + 1, 0);
  return { kind: box ? "process" : "table", title: box?.[1] ?? "", cells: even, rule: lines[first + 1], from: offset(start), to: offset(end) + lines[end].length };
}

function split(/** @type {string} */ line) {
  const inner = line.trim().replace(/^\|/, "").replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));
}

function draw(/** @type {HTMLFormElement} */ form) {
  const table = form.querySelector("[data-cells]");
  const names = kind === "process" ? ["step", "role"] : ["column", "rowname"];
  table?.replaceChildren(...cells.map((row, y) => {
    const line = document.createElement("tr");
    line.append(...row.map((text, x) => cell(text, x, y, names)), drop("dropRow", y, y > 0 ? words(names[1], { n: y }) : ""));
    return line;
  }), lastLine(names[0]));
}

function cell(/** @type {string} */ text, /** @type {number} */ x, /** @type {number} */ y, /** @type {string[]} */ names) {
  const at = document.createElement(x && y ? "td" : "th");
  if (!x && !y && kind === "process") return at;
  const box = document.createElement("textarea");
  box.rows = 2;
  box.value = text;
  const column = kind === "table" ? x + 1 : x;
  if (kind === "process" && !y) box.placeholder = words("step", { n: x });
  box.setAttribute("aria-label", [x || kind === "table" ? words(names[0], { n: column }) : "", y ? words(names[1], { n: y }) : ""].filter(Boolean).join(", "));
  box.dataset.at = `${x},${y}`;
  at.append(box);
  return at;
}

function lastLine(/** @type {string} */ name) {
  const line = document.createElement("tr");
  line.append(...cells[0].map((_text, x) => drop("dropColumn", x, x > 0 || kind === "table" ? words(name, { n: kind === "table" ? x + 1 : x }) : "")));
  return line;
}

function drop(/** @type {string} */ what, /** @type {number} */ n, /** @type {string} */ name) {
  const at = document.createElement("td");
  const few = what === "dropRow" ? cells.length <= 2 : cells[0].length <= 2;
  if (!name || few) return at;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn small quiet";
  button.dataset[what] = String(n);
  button.textContent = words("remove");
  const whose = document.createElement("span");
  whose.className = "sr";
  whose.textContent = ` ${name}`;
  button.append(whose);
  at.append(button);
  return at;
}

function read(/** @type {HTMLFormElement} */ form) {
  for (const box of form.querySelectorAll("textarea[data-at]")) {
    const [x, y] = String(/** @type {HTMLElement} */ (box).dataset.at).split(",").map(Number);
    cells[y][x] = /** @type {HTMLTextAreaElement} */ (box).value.replace(/\s+/g, " ").trim();
  }
}

function put(/** @type {HTMLFormElement} */ form) {
  read(form);
  const line = (/** @type {string[]} */ row) => `| ${row.map((text) => text.replace(/\|/g, "\\|")).join(" | ")} |`;
  const [head, ...rows] = cells;
  if (kind === "process" && !head[0]) head[0] = words("role", { n: "" }).trim();
  const ruled = rule && split(rule).length === head.length ? rule : `|${head.map(() => "---").join("|")}|`;
  const table = [line(head), ruled, ...rows.map(line)].join("\n");
  const title = /** @type {HTMLInputElement} */ (form.elements.namedItem("title")).value.replace(/\s+/g, " ").trim();
  const text = kind === "process" ? `${`::: prosessi ${title}`.trim()}\n${table}\n:::` : table;
  if (place.old) into?.put(place.from, place.to, text);
  else into?.putBlock(text, place.from, place.to);
}
