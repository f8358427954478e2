/**
 * The public guide, kinder: what has changed since the last visit (this browser's own mark, sent nowhere), and words that
 * were found nowhere, told to those who write. Every page works without it.
 */
const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-guide]"));
const missed = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-missed]"));

if (list) news(list);
if (missed) tell(missed);

/** Compares the chapters' marks with those of the last visit; a chapter is news until it is opened. */
function news(/** @type {HTMLElement} */ list) {
  const key = `agentnet-guide:${list.dataset.guide}:${list.dataset.language}`;
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (list.querySelectorAll("a[data-chapter]"));
  const seen = read(key);
  const now = Object.fromEntries([...links].map((one) => [one.dataset.chapter, one.dataset.mark]));
  if (!seen || compare(list.dataset.number ?? "", seen.number) < 0) {
    if (!seen) keep(key, { number: list.dataset.number, marks: now });
    return;
  }
  const open = [...links].find((one) => one.getAttribute("aria-current") === "page");
  if (open?.dataset.chapter) seen.marks[open.dataset.chapter] = open.dataset.mark;
  const fresh = [...links].filter((one) => seen.marks[one.dataset.chapter ?? ""] !== one.dataset.mark);
  for (const one of fresh) mark(one, one.dataset.chapter && one.dataset.chapter in seen.marks ? list.dataset.changed : list.dataset.new);
  show(fresh);
  keep(key, { number: list.dataset.number, marks: seen.marks });
}

function mark(/** @type {HTMLAnchorElement} */ link, /** @type {string | undefined} */ words) {
  const said = document.createElement("span");
  said.className = "news-mark";
  said.textContent = words ?? "";
  link.append(said);
}

/** The box on the cover page. */
function show(/** @type {HTMLAnchorElement[]} */ fresh) {
  const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-news]"));
  if (!box || !fresh.length) return;
  for (const one of fresh) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = one.href;
    link.textContent = one.children[1]?.textContent ?? "";
    item.append(link);
    box.querySelector("ul")?.append(item);
  }
  box.hidden = false;
}

/** 2026.2 is after 2026.1.3. */
function compare(/** @type {string} */ one, /** @type {string} */ other) {
  const [a, b] = [one, other].map((number) => number.split(".").map(Number));
  for (let n = 0; n < 3; n += 1) if ((a[n] ?? 0) !== (b[n] ?? 0)) return (a[n] ?? 0) - (b[n] ?? 0);
  return 0;
}

function read(/** @type {string} */ key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null");
    return kept && typeof kept.number === "string" && typeof kept.marks === "object" ? kept : null;
  } catch {
    return null;
  }
}

function keep(/** @type {string} */ key, /** @type {unknown} */ what) {
  try {
    localStorage.setItem(key, JSON.stringify(what));
  } catch {
    // A browser that keeps nothing shows no news; nothing else depends on it.
  }
}

/** Sends the words once, without cookies; where that fails, the button stays. */
async function tell(/** @type {HTMLFormElement} */ form) {
  try {
    const body = new URLSearchParams({ q: /** @type {HTMLInputElement} */ (form.elements.namedItem("q")).value });
    const answer = await fetch(form.action, { method: "POST", body, credentials: "omit", redirect: "manual" });
    if (answer.type !== "opaqueredirect" && !answer.ok) return;
    const said = document.createElement("p");
    said.className = "muted small";
    said.textContent = form.dataset.told ?? "";
    form.replaceWith(said);
  } catch {
    // The button does the same.
  }
}
