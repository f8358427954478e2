/**
 * What the wall tells those who lead: when a picture has gone to the screen, and which page of how many it is. A few
 * times a second at most; a picture that had to wait for its turn says for how long.
 */
import { say } from "./live.js";

const REPORT_MS = 400;
const COUNT_MS = 700;
const REST_MS = 8_000; // between two counts
let drawn = { cursor: "", at: 0 };
let reported = "";
let said = 0;
let later = 0;
let counting = 0;
let counted = 0;
let here = { page: 0, only: "" };
let of = { only: "-", pages: 0 };
let pages = "";

/** @param {string} cursor of what is on the wall now */
export function painted(cursor) {
  if (cursor === drawn.cursor || document.visibilityState !== "visible") return;
  requestAnimationFrame(() =>
    window.setTimeout(() => {
      drawn = { cursor, at: performance.now() };
      if (!later) later = window.setTimeout(report, Math.max(0, said + REPORT_MS - Date.now()));
    }),
  );
}

function report() {
  later = 0;
  if (drawn.cursor === reported) return;
  said = Date.now();
  if (say(`painted ${drawn.cursor} ${Math.round(performance.now() - drawn.at)}`)) reported = drawn.cursor;
}

/**
 * @param {{page: number, last: boolean}} shown
 * @param {string} only the section that fills the wall
 * @param {() => number} count how many pages there are: it takes a while, so not after every change
 */
export function paged(shown, only, count) {
  here = { page: shown.page, only };
  const known = only === of.only;
  if (known) of.pages = shown.last ? shown.page + 1 : Math.max(of.pages, shown.page + 2);
  const rest = known ? Math.max(COUNT_MS, counted + REST_MS - Date.now()) : COUNT_MS;
  if (counting && !known) window.clearTimeout(counting);
  if (!counting || !known) counting = window.setTimeout(() => recount(count), rest);
  if (known) tellPages();
}

function recount(/** @type {() => number} */ count) {
  counting = 0;
  counted = Date.now();
  of = { only: here.only, pages: count() };
  tellPages();
}

function tellPages() {
  const now = `${here.page + 1}/${of.pages} ${here.only}`;
  if (now !== pages && say(`pages ${now}`)) pages = now;
}

/** Another server may listen now: it has heard nothing yet. */
export function forget() {
  pages = reported = "";
}
