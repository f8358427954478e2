/** A photograph of a paper wall beside the composer. It is drawn on this device and goes nowhere unless one asks. */
import { dropPicture, keepPicture, keptPicture } from "./compose-shelf.js";
import { shrunk } from "./compose-shrink.js";
import { mint, sentence } from "./outbox.js";

const STEP = 1.25;
const LONGEST = 4_000;
const paper = document.querySelector("[data-paper]");
if (paper instanceof HTMLElement) watch(paper);

function watch(/** @type {HTMLElement} */ place) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-needs-script]"))) part.hidden = false;
  const file = /** @type {HTMLInputElement} */ (place.querySelector("[data-paper-file]"));
  const view = /** @type {HTMLElement} */ (place.querySelector("[data-paper-view]"));
  const tools = /** @type {HTMLElement} */ (place.querySelector("[data-paper-tools]"));
  const wrong = /** @type {HTMLElement} */ (place.querySelector("[data-paper-wrong]"));
  const keep = place.querySelector("[data-paper-keep]");
  const canvas = /** @type {HTMLCanvasElement} */ (view.querySelector("canvas"));
  /** @type {ImageBitmap | null} */
  let bitmap = null;
  let scale = 1;
  let turns = 0;
  const draw = () => {
    if (!bitmap) return;
    const aside = turns % 2 === 1;
    const width = Math.round(bitmap.width * scale);
    const height = Math.round(bitmap.height * scale);
    canvas.width = aside ? height : width;
    canvas.height = aside ? width : height;
    const pen = canvas.getContext("2d");
    pen?.translate(canvas.width / 2, canvas.height / 2);
    pen?.rotate((turns * Math.PI) / 2);
    pen?.drawImage(bitmap, -width / 2, -height / 2, width, height);
  };
  const showing = (/** @type {boolean} */ now) => {
    view.hidden = tools.hidden = !now;
    if (keep instanceof HTMLElement) keep.hidden = !now;
  };
  const name = `paper:${location.pathname.split("/")[2]}`;
  /** @type {Blob | null} */
  let shown = null;
  const open = async (/** @type {Blob} */ chosen) => {
    shown = chosen;
    wrong.hidden = true;
    try {
      bitmap?.close();
      bitmap = await createImageBitmap(chosen);
    } catch {
      bitmap = null;
      wrong.textContent = wrong.dataset.words ?? "";
      wrong.hidden = false;
    }
    turns = 0;
    showing(bitmap !== null);
    if (bitmap) scale = Math.min(1, view.clientWidth / bitmap.width);
    draw();
  };
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    open(chosen);
    keepPicture(name, chosen).then(() => session(name, "yes"));
  });
  // Through a reload of this tab, and no longer: the next one at this laptop finds nothing.
  if (session(name)) keptPicture(name).then((kept) => kept && !shown && open(kept));
  else dropPicture(name);
  tools.addEventListener("click", (event) => {
    const does = event.target instanceof Element ? event.target.closest("[data-paper]")?.getAttribute("data-paper") : null;
    if (!bitmap || !does) return;
    if (does === "in") scale = Math.min(scale * STEP, LONGEST / Math.max(bitmap.width, bitmap.height), 4);
    if (does === "out") scale = Math.max(scale / STEP, 0.05);
    if (does === "turn") turns = (turns + 1) % 4;
    if (does === "away") {
      bitmap.close();
      bitmap = null;
      shown = null;
      dropPicture(name);
      file.value = "";
      showing(false);
      file.focus();
    }
    draw();
  });
  if (keep instanceof HTMLFormElement) keep.addEventListener("submit", (event) => {
    event.preventDefault();
    if (shown) send(keep, shown, wrong);
  });
}

function session(/** @type {string} */ name, value = "") {
  try {
    if (value) sessionStorage.setItem(name, value);
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Asked for: the picture first, then the note that it hangs on. */
async function send(/** @type {HTMLFormElement} */ form, /** @type {Blob} */ file, /** @type {HTMLElement} */ wrong) {
  const { board, section, who, naming, kept } = form.dataset;
  const alt = String(new FormData(form).get("alt") ?? "").trim();
  const token = String(new FormData(form).get("csrf") ?? "");
  const id = mint();
  const picture = new FormData();
  picture.set("id", id);
  picture.set("alt", alt);
  picture.set("picture", (await shrunk(file)) ?? file, "picture");
  const note = new URLSearchParams({ id: mint(), note: mint(), section: section ?? "", behalf: who ?? "", naming: naming ?? "", text: alt, picture: id });
  const button = form.querySelector("button");
  button?.setAttribute("aria-busy", "true");
  const said = (await post(`/boards/${board}/pictures`, picture, token)) || (await post(`/boards/${board}/notes`, note, token));
  button?.removeAttribute("aria-busy");
  wrong.textContent = said || (kept ?? "");
  wrong.hidden = false;
  wrong.classList.toggle("fine", !said);
  if (!said) form.hidden = true;
}

/** @returns {Promise<string>} what was wrong; nothing when all is well */
async function post(/** @type {string} */ to, /** @type {BodyInit} */ body, /** @type {string} */ token) {
  try {
    const answer = await fetch(to, { method: "POST", body, headers: { "HX-Request": "true", "X-CSRF-Token": token }, redirect: "error" });
    const text = await answer.text();
    return answer.ok ? "" : sentence(text, answer);
  } catch (trouble) {
    return String(trouble);
  }
}
