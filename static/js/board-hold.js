/**
 * Nothing moves under a finger: while somebody drags, presses, reads a dialog or has stopped the updates, news wait here.
 * What is one's own comes through at once; so does the frame with the timer, unless the whole board has changed.
 */
import { isMine } from "./board-marks.js";

const QUEUE = 400;
const AT_ONCE = new Set(["own", "board-frame"]);

export class Hold {
  /** @param {{apply: (html: string) => void, again: () => void, changed: (held: {notes: number, waiting: boolean, phase: boolean, byHand: boolean}) => void}} page */
  constructor(page) {
    this.page = page;
    /** @type {Set<string>} */
    this.reasons = new Set();
    /** @type {string[]} */
    this.queue = [];
    /** @type {Set<string>} */
    this.notes = new Set();
    this.tooMany = false;
    this.phase = false;
  }

  get on() {
    return this.reasons.size > 0;
  }

  begin(/** @type {string} */ reason) {
    this.reasons.add(reason);
    this.tell();
  }

  end(/** @type {string} */ reason) {
    if (!this.reasons.delete(reason)) return;
    if (!this.on) this.release();
    else this.tell();
  }

  /** @returns {string} what is to be put into place now */
  take(/** @type {string} */ html) {
    if (!this.on) return html;
    const parsed = document.createElement("template");
    parsed.innerHTML = html;
    const parts = [...parsed.content.children];
    const whole = parts.some((part) => part.id === "board");
    const now = parts.filter((part) => part.localName === "live-beat" || part.localName === "live-cursor" || (AT_ONCE.has(part.id) && (!whole || part.id === "own")));
    const later = parts.filter((part) => !now.includes(part));
    if (later.length) this.keep(later);
    return now.map((part) => part.outerHTML).join("");
  }

  keep(/** @type {Element[]} */ parts) {
    for (const part of parts) {
      if (part.id === "board" && part.getAttribute("data-phase") !== document.getElementById("board")?.dataset.phase) this.phase = true;
      const id = part.firstElementChild?.id;
      if (part.localName === "live-place" && id) this.notes.add(id.slice("note-".length));
    }
    this.queue.push(parts.map((part) => part.outerHTML).join(""));
    if (this.queue.length > QUEUE) {
      this.queue = [];
      this.tooMany = true;
    }
    this.tell();
  }

  /** Show what has come, in the order in which it came; the updates may stay stopped. */
  release() {
    const waiting = this.queue;
    this.queue = [];
    this.notes.clear();
    this.phase = false;
    if (this.tooMany) this.page.again();
    else for (const html of waiting) this.page.apply(html);
    this.tooMany = false;
    this.tell();
  }

  tell() {
    const waiting = this.tooMany || this.queue.length > 0;
    const notes = [...this.notes].filter((id) => !isMine(id)).length;
    this.page.changed({ notes, waiting, phase: this.phase, byHand: this.reasons.has("hand") });
  }
}

/** A finger or a pressed button on the board, and open dialogs, hold by themselves. */
export function holdUnderFinger(/** @type {Hold} */ hold) {
  let lifted = 0;
  document.addEventListener("pointerdown", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("#board")) return;
    window.clearTimeout(lifted);
    hold.begin("finger");
  }, { passive: true });
  const lift = () => {
    window.clearTimeout(lifted);
    lifted = window.setTimeout(() => hold.end("finger"), 350);
  };
  for (const end of ["pointerup", "pointercancel", "blur"]) window.addEventListener(end, lift, { passive: true });
  const watch = new MutationObserver(() => {
    if (document.querySelector("dialog[open]")) hold.begin("dialog");
    else hold.end("dialog");
  });
  watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["open"] });
}

/** The person stops the updates, looks at what has come, or lets them run again. */
export function watchPause(/** @type {Hold} */ hold) {
  const pause = document.getElementById("pause");
  pause?.addEventListener("click", () => {
    const stop = pause.getAttribute("aria-pressed") !== "true";
    pause.setAttribute("aria-pressed", String(stop));
    if (stop) hold.begin("hand");
    else hold.end("hand");
  });
  document.getElementById("fresh")?.addEventListener("click", () => {
    hold.release();
    pause?.focus();
  });
}
