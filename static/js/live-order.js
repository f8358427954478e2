/**
 * News in their order. Every piece says from which cursor to which it leads; what leads to where the page is already is
 * old and would undo what came later, and what begins further on than the page is has a gap before it.
 */

const CURSOR = /<live-cursor at="([^"]*)"(?: from="([^"]*)")?><\/live-cursor>/g;

/**
 * @param {string} html of one message or answer; it may be several pieces, each of which ends with its cursor
 * @param {string} here the page's cursor
 * @returns {{html: string, behind: boolean}} what is news for this page, and whether something before it is missing
 */
export function inOrder(html, here) {
  let at = here;
  let kept = "";
  let end = 0;
  let behind = false;
  for (const tag of html.matchAll(CURSOR)) {
    const piece = html.slice(end, tag.index + tag[0].length);
    end = tag.index + tag[0].length;
    const found = behind ? "gap" : judge(at, tag[1], tag[2]);
    if (found === "news") {
      kept += piece;
      at = tag[1];
    } else if (found === "gap") behind = true;
  }
  return { html: kept + html.slice(end), behind };
}

/** @returns {"news" | "old" | "gap"} */
function judge(/** @type {string} */ here, /** @type {string} */ to, /** @type {string | undefined} */ from) {
  const mine = read(here);
  const theirs = read(to);
  if (!mine || !theirs) return "news";
  const same = mine.room === theirs.room;
  if (from === undefined) return same && theirs.count < mine.count ? "old" : "news"; // the whole board
  if (!same) return "gap";
  const start = read(from)?.count ?? 0;
  if (theirs.count <= mine.count) return start === mine.count ? "news" : "old";
  return start <= mine.count ? "news" : "gap";
}

/** Only counting cursors have an order; others are compared and no more. */
function read(/** @type {string} */ cursor) {
  const parts = /^(.+)-(\d+)$/.exec(cursor);
  return parts && { room: parts[1], count: Number(parts[2]) };
}
