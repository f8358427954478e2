/** The note in the light is shown whole: the longer it is, the smaller its letters, down to those of the notes. */
const SIZES = ["1", "2", "3", "4"];

export function fitLight() {
  const light = /** @type {HTMLElement | null} */ (document.querySelector("#spotlight .light"));
  if (!light) return;
  const more = /** @type {HTMLElement | null} */ (light.querySelector(".more"));
  const under = /** @type {HTMLElement[]} */ ([...light.querySelectorAll(".pile-notes > li")]);
  for (const note of under) note.hidden = false;
  if (more) more.hidden = true;
  for (const size of SIZES) {
    light.dataset.size = size;
    if (whole(light)) return;
  }
  let left = 0;
  while (more && left < under.length && !whole(light)) {
    left += 1;
    under[under.length - left].hidden = true;
    more.hidden = false;
    more.textContent = (more.dataset.words ?? "").replace("{n}", String(left));
  }
}

function whole(/** @type {HTMLElement} */ light) {
  return light.scrollHeight <= light.clientHeight + 1;
}
