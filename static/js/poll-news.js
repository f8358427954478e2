/** Says what has changed in a poll, in batches, where a screen reader hears it. */

const QUIET_MS = 1_500;
let answered = -1;
let state = "";
let later = 0;
/** @type {string[]} */
let words = [];

/** Compare with what was said last; the first look says nothing. */
export function watch() {
  const part = document.getElementById("poll-state");
  if (!part) return;
  const { stage = "", shown = "", answered: count = "0" } = part.dataset;
  const now = `${stage} ${shown}`;
  const region = announcer();
  if (state && now !== state) {
    const [wasStage, wasShown] = state.split(" ");
    if (stage !== wasStage) words.push(region?.dataset[stage] ?? "");
    if (shown !== wasShown) words.push((shown === "yes" ? region?.dataset.shown : region?.dataset.hidden) ?? "");
  }
  const before = answered < 0 ? Number(count) : answered;
  if (words.length || Number(count) > before) {
    window.clearTimeout(later);
    later = window.setTimeout(() => tell(Number(count) - before), QUIET_MS);
  } else answered = Number(count);
  state = now;
}

function tell(/** @type {number} */ fresh) {
  const region = announcer();
  if (fresh > 0) {
    words.push(fresh === 1 ? (region?.dataset.one ?? "") : (region?.dataset.many ?? "").replace("{n}", String(fresh)));
    answered += fresh;
  }
  say(words.filter(Boolean).join(" "));
  words = [];
}

export function say(/** @type {string} */ sentence) {
  const region = announcer();
  if (region && sentence) region.textContent = sentence;
}

function announcer() {
  return document.getElementById("announcer");
}
