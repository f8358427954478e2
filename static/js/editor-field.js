/**
 * The text that is being written: where the cursor is, what is put in. What is put in goes through the browser's own
 * editing, so Ctrl+Z takes it back.
 */
const HEADING = /^(#{1,4})\s+(.*?)\s*(?:\{#([\w-]+)\})?\s*#*\s*$/;
const FENCE = /^\s*(```|~~~)/;
const MARKS = /[\u0300-\u036f]/g;

export class Field {
  constructor(/** @type {HTMLTextAreaElement} */ box) {
    this.box = box;
  }

  get text() { return this.box.value; }
  get from() { return this.box.selectionStart; }
  get to() { return this.box.selectionEnd; }
  get chosen() { return this.text.slice(this.from, this.to); }

  /** Put `words` in place of what is between `from` and `to`; then choose `length` letters from `caret` on. */
  put(/** @type {number} */ from, /** @type {number} */ to, /** @type {string} */ words, caret = words.length, length = 0) {
    const { box } = this;
    const top = box.scrollTop;
    box.focus({ preventScroll: true });
    if (box.value.slice(from, to) !== words) {
      box.setSelectionRange(from, to);
      const done = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
      if (!done || box.value.slice(from, from + words.length) !== words) {
        box.setRangeText(words, from, to, "end");
        box.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
    box.setSelectionRange(from + caret, from + caret + length);
    box.scrollTop = top;
    this.reveal();
  }

  /** The whole text anew, changing only what differs, so that the cursor stays with its words. */
  become(/** @type {string} */ text) {
    const was = this.text;
    let start = 0;
    while (start < was.length && start < text.length && was[start] === text[start]) start += 1;
    let end = 0;
    while (end < was.length - start && end < text.length - start && was[was.length - 1 - end] === text[text.length - 1 - end]) end += 1;
    const { from, to } = this;
    const change = text.length - was.length;
    this.put(start, was.length - end, text.slice(start, text.length - end));
    const moved = (/** @type {number} */ at) => (at <= start ? at : at >= was.length - end ? at + change : start);
    this.box.setSelectionRange(moved(from), moved(to));
  }

  /** A block of its own, with empty lines around it, after the paragraph that the cursor is in; last, one writes on below it. */
  putBlock(/** @type {string} */ words, from = this.to, to = this.to) {
    if (from === to) {
      const end = this.text.indexOf("\n\n", from);
      if (this.lineAt(from).trim()) from = to = end < 0 ? this.text.length : end;
    }
    const before = this.text.slice(0, from);
    const after = this.text.slice(to);
    const lead = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const tail = after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
    this.put(from, to, lead + words + tail, lead.length + words.length + (after ? 0 : tail.length));
  }

  lineAt(/** @type {number} */ at) {
    const start = this.text.lastIndexOf("\n", at - 1) + 1;
    const end = this.text.indexOf("\n", at);
    return this.text.slice(start, end < 0 ? undefined : end);
  }

  /** The number of the line with the cursor; 1 is the first. */
  get line() { return this.text.slice(0, this.from).split("\n").length; }

  /** Choose a line and bring it into view. */
  choose(/** @type {number} */ line) {
    const lines = this.text.split("\n");
    const n = Math.min(Math.max(line, 1), lines.length);
    const start = lines.slice(0, n - 1).reduce((sum, one) => sum + one.length + 1, 0);
    this.box.focus({ preventScroll: true });
    this.box.setSelectionRange(start, start + lines[n - 1].length);
    this.reveal(true);
  }

  /** Bring the cursor into view, within the box and on the page. */
  reveal(middle = false) {
    const { box } = this;
    const y = this.heightTo(this.from);
    const inside = box.scrollHeight > box.clientHeight + 4;
    if (inside && (middle || y < box.scrollTop || y > box.scrollTop + box.clientHeight - 40)) box.scrollTop = Math.max(0, y - box.clientHeight / 3);
    const at = box.getBoundingClientRect().top + y - box.scrollTop;
    if ((middle && !inside) || at < 80 || at > innerHeight - 160) window.scrollBy({ top: at - innerHeight / 3 });
  }

  /** How far down the letter at `at` stands, measured on a copy of the box. */
  heightTo(/** @type {number} */ at) {
    const copy = document.createElement("div");
    copy.className = "editor-copy";
    copy.textContent = this.text.slice(0, at);
    const mark = document.createElement("span");
    mark.textContent = "|";
    copy.append(mark);
    this.box.after(copy);
    const y = mark.offsetTop;
    copy.remove();
    return y;
  }

  /** The headings, with the lines and anchors that they have in the guide. */
  headings() {
    const found = [];
    const used = new Set();
    let fenced = false;
    for (const [n, line] of this.text.split("\n").entries()) {
      if (FENCE.test(line)) fenced = !fenced;
      const match = fenced ? null : HEADING.exec(line);
      if (!match || !match[2]) continue;
      found.push({ line: n + 1, level: Math.max(match[1].length, 2), words: plain(match[2]), anchor: free(match[3] ?? slug(plain(match[2])), used) });
    }
    return found;
  }

  /** The heading that the cursor is under; empty before the first. */
  get section() {
    const here = this.line;
    return this.headings().filter((one) => one.line <= here).at(-1)?.words ?? "";
  }
}

function plain(/** @type {string} */ words) {
  return words.replace(/[*_`]/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").trim();
}

function slug(/** @type {string} */ words) {
  const letters = words.toLowerCase().normalize("NFD").replace(MARKS, "");
  return letters.replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "") || "osio";
}

function free(/** @type {string} */ wanted, /** @type {Set<string>} */ used) {
  let name = wanted;
  for (let n = 2; used.has(name); n += 1) name = `${wanted}-${n}`;
  used.add(name);
  return name;
}
