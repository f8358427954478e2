/**
 * Takes a wall on to whatever the workshop does next: one window for the whole day. It asks where the wall should be,
 * and leaves only when that page answers, so that a bad line never leaves an empty wall.
 */
const AGAIN_MS = 2_000;
let asking = false;
let again = false;

/** @param {(html: string) => void} same what to do with the wall as it is now, when it is where it should be */
export function followWorkshop(same = () => {}) {
  const spot = /** @type {HTMLElement | null} */ (document.querySelector("#wall-follow, [data-to]"));
  if (!spot) return;
  document.addEventListener("workshop:look", (event) => {
    const mark = String(/** @type {CustomEvent} */ (event).detail);
    if (mark === spot.dataset.mark) return;
    spot.dataset.mark = mark;
    ask(spot.dataset.to ?? location.pathname, same);
  });
}

/** Ask until there is an answer; what was told meanwhile is asked for once more. */
export async function ask(/** @type {string} */ to, /** @type {(html: string) => void} */ same) {
  again = asking;
  if (asking) return;
  asking = true;
  for (let answered = false; !answered; ) {
    try {
      const answer = await fetch(to, { headers: { Accept: "text/html" } });
      answered = answer.ok;
      if (answer.ok && new URL(answer.url).pathname !== location.pathname) return location.replace(answer.url);
      if (answer.ok) same(await answer.text());
    } catch {
      // Away for a moment: the wall shows what it has.
    }
    if (!answered) await new Promise((done) => window.setTimeout(done, AGAIN_MS));
  }
  asking = false;
  if (again) ask(to, same);
}

/**
 * Parts of the wall that are told by nobody else (how to join, a clock) are taken from the page as it is now; those that
 * are the same stay.
 * @param {string[]} ids
 */
export function renew(ids) {
  return (/** @type {string} */ html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    for (const id of ids) {
      const old = document.getElementById(id);
      const now = fresh.getElementById(id);
      if (old && now && plain(old) !== plain(now)) old.replaceWith(document.adoptNode(now));
    }
  };
}

/** Without what the countdown and the fragments have filled in. */
function plain(/** @type {HTMLElement} */ part) {
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  for (const live of copy.querySelectorAll("#timer, [data-timer], [hx-get]")) live.textContent = "";
  for (const timer of copy.querySelectorAll("#timer")) timer.removeAttribute("data-now");
  for (const group of copy.querySelectorAll(".wall-group")) group.removeAttribute("hidden");
  for (const more of copy.querySelectorAll("#groups-more")) more.remove();
  return copy.innerHTML.replace(/ class="[^"]*"/g, "");
}

/** The projector's screen stays on, where the browser can see to it. */
export function stayAwake() {
  const wake = async () => {
    if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    try {
      await navigator.wakeLock.request("screen");
    } catch {
      // The machine decides: a low battery, or a window that nobody sees.
    }
  };
  document.addEventListener("visibilitychange", wake);
  wake();
}
