/** Says what is new, in batches, where a screen reader hears it. */
import { board } from "./board-place.js";

const QUIET_MS = 1_500;
/** @type {Map<string, number>} */
const counted = new Map();
let later = 0;

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
  const region = announcer();
  const parts = [...counted].map(([section, n]) => `${n === 1 ? region?.dataset.one : region?.dataset.many?.replace("{n}", String(n))}: ${section}`);
  counted.clear();
  if (region) region.textContent = parts.join(". ");
}

export function announcePhase() {
  const region = announcer();
  const name = document.querySelector("#board-frame .instruction")?.textContent ?? board().dataset.phase;
  if (region) region.textContent = `${region.dataset.phase}: ${name}`;
}

function announcer() {
  return document.getElementById("announcer");
}
