/** Says what is new, in batches, where a screen reader hears it. */
import { board } from "./board-place.js";

const QUIET_MS = 1_500;
/** @type {Map<string, number>} */
const counted = new Map();
let later = 0;
/** @type {string | undefined} */
let lit;

/** Notes that came from others. */
export function announce(/** @type {Element[]} */ notes) {
  for (const note of notes) {
    if (note.classList.contains("mine")) continue;
    const section = note.closest("section")?.querySelector("h2 > span")?.textContent ?? "";
    counted.set(section, (counted.get(section) ?? 0) + 1);
  }
  if (!counted.size) return;
  window.clearTimeout(later);
  later = window.setTimeout(sayCounts, QUIET_MS);
}

function sayCounts() {
  const words = announcer()?.dataset;
  const parts = [...counted].map(([section, n]) => `${n === 1 ? words?.one : words?.many?.replace("{n}", String(n))}: ${section}`);
  counted.clear();
  say(parts.join(". "));
}

export function announcePhase() {
  const name = document.querySelector("#board-frame .instruction")?.textContent ?? board().dataset.phase;
  say(`${announcer()?.dataset.phase}: ${name}`);
}

/** The note that the facilitator has lifted up, once. */
export function announceLight() {
  const light = document.getElementById("lit");
  const now = light?.dataset.note;
  if (lit !== undefined && now && now !== lit) say(light?.dataset.said ?? "");
  lit = now ?? "";
}

/** One sentence to those who listen. The same words twice are said twice. */
export function say(/** @type {string} */ sentence) {
  const region = announcer();
  if (!region || !sentence) return;
  region.textContent = region.textContent === sentence ? `${sentence}\u00a0` : sentence;
}

function announcer() {
  return document.getElementById("announcer");
}
