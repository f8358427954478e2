/**
 * Shows as many notes as can be read, and counts the rest in words. Nothing shrinks and nothing scrolls: what does not
 * fit is on another page of the wall. A page is a few sections, each from the note where the page before it ended.
 */
import { board } from "./wall-place.js";

const NARROWEST = 12.5; // of a section, in rem
const LOWEST = 9;
const NARROW = 9.5; // the same in letters of a note, where these are large: Finnish words are long
const LOW = 8;
const COLUMN = 21; // of notes in a section of its own, in rem
const MOST_PAGES = 60;
const EDGES = 10; // of a bundle, in pixels
const SHORTEST = 2.4; // a note, in its letters
let most = 1; // notes below each other

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
      const next = fill(group, from, here);
      const done = group.every((section) => (next.get(section) ?? 0) >= notes(section).length);
      const last = done && group === groups[groups.length - 1];
      if (shown === page || last) return { page: shown, last };
      if (done) break;
      from = next;
    }
  }
  return { page: Math.max(shown, 0), last: true };
}

/**
 * How many pages there are, reckoned from the heights of all notes in one layout. The wall has to be fitted after it.
 * @param {string} only
 */
export function pages(only) {
  const all = /** @type {HTMLElement[]} */ ([...board().querySelectorAll(".section")]);
  const one = all.filter((section) => section.dataset.section === only);
  let sum = 0;
  for (const group of one.length ? [one] : chunks(all)) {
    for (const section of all) section.hidden = !group.includes(section);
    spread(group, one.length > 0);
    for (const section of group) {
      show(notes(section), 0, Infinity);
      say(/** @type {HTMLElement} */ (section.querySelector(".more")), 1, 1);
    }
    sum += Math.max(1, ...group.map((section) => reckon(/** @type {HTMLElement} */ (section.querySelector(".notes")), one.length > 0)));
  }
  return sum;
}

/** Notes below each other until there is no room; in a section of its own then the next column, else the next page. */
function reckon(/** @type {HTMLElement} */ list, /** @type {boolean} */ single) {
  const gap = parseFloat(getComputedStyle(single ? (list.firstElementChild ?? list) : list)[single ? "marginBlockEnd" : "rowGap"]) || 0;
  const room = list.clientHeight - 7; // its edges; a pixel for roundings
  const abreast = single ? Number(list.dataset.columns) || 1 : 1;
  let columns = 1;
  let used = 0;
  for (const { height } of [...list.children].map((note) => note.getBoundingClientRect())) {
    if (used && used + height > room) {
      columns += 1;
      used = 0;
    }
    used += height + gap;
  }
  return Math.ceil(columns / abreast);
}

/** So many sections at a time as leave each one room for a note or two; the rows of a grid stay together. */
function chunks(/** @type {HTMLElement[]} */ all) {
  const down = Math.max(1, Math.floor(board().clientHeight / Math.max(LOWEST * rem(), LOW * letter())));
  const row = inRow(all.length);
  const pages = Math.ceil(all.length / (row * down));
  const most = row === Number(board().dataset.across) ? row * down : Math.ceil(all.length / pages);
  const groups = [];
  for (let at = 0; at < all.length; at += most) groups.push(all.slice(at, at + most));
  return groups.length ? groups : [all];
}

/** How many sections stand beside each other: the grid's own rows if there is room, else rows of much the same length. */
function inRow(/** @type {number} */ sections) {
  const across = Math.max(1, Math.min(9, Math.floor(board().clientWidth / Math.max(NARROWEST * rem(), NARROW * letter()))));
  const wide = Number(board().dataset.across) || 1;
  return wide <= across && wide < sections ? wide : Math.ceil(sections / Math.ceil(sections / across));
}

function spread(/** @type {HTMLElement[]} */ group, /** @type {boolean} */ single) {
  const columns = single ? 1 : inRow(group.length);
  board().dataset.columns = String(columns);
  const abreast = single ? Math.min(6, Math.max(1, Math.floor(board().clientWidth / (COLUMN * rem())))) : 1;
  for (const section of group) {
    const list = section.querySelector(".notes");
    if (list instanceof HTMLElement) list.dataset.columns = String(abreast);
  }
  clamp(group, columns);
}

/** A long note ends in three dots where it would be higher than its section: the light shows it whole. */
function clamp(/** @type {HTMLElement[]} */ group, /** @type {number} */ columns) {
  const rows = Math.ceil(group.length / columns);
  const heading = group[0]?.querySelector("h2")?.getBoundingClientRect().height ?? 0;
  const text = letter();
  most = Math.max(1, Math.ceil(board().clientHeight / rows / (SHORTEST * text)));
  const room = board().clientHeight / rows - heading - 4.1 * text; // its signature, its edges, and the words under the list
  board().style.setProperty("--room", `${board().clientHeight / rows - heading - 3.4 * text}px`);
  board().style.setProperty("--lines", String(Math.max(1, Math.floor(room / (text * 1.28)))));
}

function rem() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** The letters of a note, in pixels. */
function letter() {
  return parseFloat(getComputedStyle(board()).fontSize);
}

function notes(/** @type {HTMLElement} */ section) {
  return /** @type {HTMLElement[]} */ ([...(section.querySelector(".notes")?.children ?? [])]);
}

/**
 * One page of some sections, each from a note on; answers for each the first note that is not on it. Of those that have
 * any left one is shown in any case. Everything is written, then everything is read: the browser lays out twice.
 * @param {HTMLElement[]} group
 * @param {Map<HTMLElement, number>} from
 * @param {number} page
 * @returns {Map<HTMLElement, number>}
 */
function fill(group, from, page) {
  const columns = group.map((section) => begin(section, from.get(section) ?? 0, page));
  const full = columns.filter((one) => one.end < one.all.length || !fits(one.list));
  for (const { more, all } of full) say(more, count(all) - 1, page); // its height takes room from the list
  const ends = full.map(({ list, all, start, end }) => {
    const outside = out(list);
    const first = all.findIndex((note, at) => at > start && at < end && outside(note));
    return first < 0 ? end : first;
  });
  for (const [at, { all, start }] of full.entries()) show(all, start, ends[at]);
  const until = columns.map((one) => (full.includes(one) ? ends[full.indexOf(one)] : one.end));
  for (const [at, { more, all, start }] of columns.entries()) {
    const here = all.slice(start, until[at]);
    const under = here.reduce((sum, note) => sum + trim(note), 0);
    say(more, count(all) - count(here) + under, page);
  }
  return new Map(columns.map((one, at) => [one.section, until[at]]));
}

/** As many notes as there could be room for. */
function begin(/** @type {HTMLElement} */ section, /** @type {number} */ start, /** @type {number} */ page) {
  const list = /** @type {HTMLElement} */ (section.querySelector(".notes"));
  const more = /** @type {HTMLElement} */ (section.querySelector(".more"));
  const all = notes(section);
  const end = Math.min(start + most * (Number(list.dataset.columns) || 1), all.length);
  for (const under of list.querySelectorAll(".pile-notes > .overflowing")) under.classList.remove("overflowing");
  show(all, start, end);
  more.hidden = true;
  if (start) say(more, count(all) - count(all.slice(start, end)), page);
  return { section, list, more, all, start, end };
}

function show(/** @type {HTMLElement[]} */ all, /** @type {number} */ from, /** @type {number} */ until) {
  for (const [at, note] of all.entries()) note.classList.toggle("overflowing", at < from || at >= until);
}

/** Of a bundle that is higher than the wall, what is not seen is counted. Its paper edges stand out by some pixels. */
function trim(/** @type {HTMLElement} */ note) {
  if (!note.classList.contains("pile") || !board().classList.contains("single")) return 0;
  const seen = [...note.querySelectorAll(".pile-notes > li")].filter((under) => under.clientHeight);
  let gone = 0;
  while (gone < seen.length && note.scrollHeight > note.clientHeight + EDGES) {
    gone += 1;
    seen[seen.length - gone].classList.add("overflowing");
  }
  return gone;
}

/** Notes stand below each other; in a section of its own they go on in the next column. */
function fits(/** @type {HTMLElement} */ list) {
  return list.scrollHeight <= list.clientHeight + 1 && list.scrollWidth <= list.clientWidth + 1;
}

function out(/** @type {HTMLElement} */ list) {
  const edge = list.getBoundingClientRect();
  return (/** @type {Element} */ one) => {
    const { right, bottom } = one.getBoundingClientRect();
    return right > edge.right + 1 || bottom > edge.bottom + 1;
  };
}

/** Notes and those that are bundled under them, as the section's own number counts. */
function count(/** @type {HTMLElement[]} */ tops) {
  return tops.reduce((sum, note) => sum + 1 + note.querySelectorAll(".pile-notes > li").length, 0);
}

function say(/** @type {HTMLElement} */ more, /** @type {number} */ left, /** @type {number} */ page) {
  const words = (page ? more.dataset.paged : more.dataset.words) ?? "";
  more.textContent = words.replace("{n}", String(left)).replace("{page}", String(page + 1));
  more.hidden = left < 1;
}
