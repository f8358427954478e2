/** How the line and what was sent stand, for those who listen: once it has settled, and not on arrival when all is well. */
const SETTLES_MS = 1_200;
let settling = 0;
let first = true;

export function sayState(/** @type {(words: string) => void} */ say, /** @type {string} */ words, fine = true) {
  window.clearTimeout(settling);
  settling = window.setTimeout(() => {
    if (!first || !fine) say(words);
    first = false;
  }, SETTLES_MS);
}
