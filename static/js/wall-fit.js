/**
 * Shows as many notes as can be read, and counts the rest in words. Nothing shrinks and nothing scrolls: what does not
 * fit is on another page of the wall. A page is a few sections, each from the note where the page before it ended.
 */
import { board } from "./wall-place.js";

const NARROWEST = 12.5; // of a section, in rem
const LOWEST = 9;
const COLUMN = 21; // of notes in a section of its own, in rem
const MOST_PAGES = 60;

/**
 * @param {string} only the section that fills the wall; empty for all
 * @param {number} page
 * @returns {{page: number, last: boolean}} the page that is shown, and whether it is the last one
 */
export function fit(only, page) {
  const all = /** @type {HTMLElement[]} */ ([...board().querySelectorAll(".section")]);
  const one = all.filter((section) => section.dataset.section === only);
  const groups = one.length ? [one] : chunks(all);
  board().classList.toggle("single", one.length > 0);
  let shown = -1;
  for (const group of groups) {
    for (const section of all) section.hidden = !group.includes(section);
    spread(group, one.length > 0);
    let from = new Map(group.map((section) => [section, 0]));
    for (let here = 0; here < MOST_PAGES; here += 1) {
      shown += 1;
      const next = new Map(group.map((section) => [section, fill(section, from.get(section) ?? 0, here)]));
      const done = group.every((section) => (next.get(section) ?? 0) >= notes(section).length);
      const last = done && group === groups[groups.length - 1];
      if (shown === page || last) return { page: shown, last };
      if (done) break;
      from = next;
    }
  }
  return { page: Math.max(shown, 0), last: true };
}

/** So many sections at a time as leave each one room for a note; the rows of a grid stay together. */
function chunks(/** @type {HTMLElement[]} */ all) {
  const across = Math.max(1, Math.floor(board().clientWidth / (NARROWEST * rem())));
  const down = Math.max(1, Math.floor(board().clientHeight / (LOWEST * rem())));
  const wide = Number(board().dataset.across) || 1;
  const inRow = wide <= across && wide < all.length ? wide : Math.min(across, all.length);
  const most = inRow * Math.min(down, Math.ceil(all.length / inRow));
  const groups = [];
  for (let at = 0; at < all.length; at += most) groups.push(all.slice(at, at + most));
  return groups.length ? groups : [all];
}

function spread(/** @type {HTMLElement[]} */ group, /** @type {boolean} */ single) {
  const wide = Number(board().dataset.across) || 1;
  const across = Math.max(1, Math.floor(board().clientWidth / (NARROWEST * rem())));
  const columns = single ? 1 : wide <= across && wide < group.length ? wide : Math.min(across, group.length);
  board().dataset.columns = String(Math.min(columns, 9));
  const abreast = single ? Math.min(6, Math.max(1, Math.floor(board().clientWidth / (COLUMN * rem())))) : 1;
  for (const section of group) {
    const list = section.querySelector(".notes");
    if (list instanceof HTMLElement) list.dataset.columns = String(abreast);
  }
}

function rem() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function notes(/** @type {HTMLElement} */ section) {
  return /** @type {HTMLElement[]} */ ([...(section.querySelector(".notes")?.children ?? [])]);
}

/** Show the notes of a section from one on; answers the first that does not fit. One is shown in any case. */
function fill(/** @type {HTMLElement} */ section, /** @type {number} */ from, /** @type {number} */ page) {
  const list = /** @type {HTMLElement} */ (section.querySelector(".notes"));
  const more = /** @type {HTMLElement} */ (section.querySelector(".more"));
  const all = notes(section);
  for (const [at, note] of all.entries()) note.classList.toggle("overflowing", at < from);
  more.hidden = true;
  if (from >= all.length || list.scrollHeight <= list.clientHeight + 1) {
    if (from) say(more, Math.min(from, all.length), page);
    if (!from || list.scrollHeight <= list.clientHeight + 1) return all.length;
  }
  say(more, all.length - 1, page); // its height takes room from the list
  const end = list.getBoundingClientRect().bottom + 1;
  const first = all.findIndex((note, at) => at > from && note.getBoundingClientRect().bottom > end);
  const until = first < 0 ? all.length : first;
  for (const note of all.slice(until)) note.classList.add("overflowing");
  say(more, all.length - (until - from), page);
  return until;
}

function say(/** @type {HTMLElement} */ more, /** @type {number} */ left, /** @type {number} */ page) {
  const words = (page ? more.dataset.paged : more.dataset.words) ?? "";
  more.textContent = words.replace("{n}", String(left)).replace("{page}", String(page + 1));
  more.hidden = left < 1;
}
