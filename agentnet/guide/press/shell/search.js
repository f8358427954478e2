// Search in the guide itself: the index beside the pages is read when the field is first used. No words leave the page.
// The index is a script (`guideIndex({…})`), because a guide that is opened from a folder may read nothing else.
"use strict";

const MOST = 20;
const form = document.querySelector("[data-search]");
const found = document.querySelector("[data-found]");
const status = found.querySelector("[role=status]");
const list = found.querySelector("ol");
const field = form.querySelector("input");
const words = /[\p{L}]+|\d+/gu;
let index;

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("focusin", read, { once: true });
field.addEventListener("input", show);

function read() {
  index ??= new Promise((tell, fail) => {
    window.guideIndex = (given) => {
      tell({ ...given, words: new Map(Object.entries(given.words)), forms: new Map(Object.entries(given.forms)) });
    };
    const script = document.createElement("script");
    script.src = form.dataset.search;
    script.onerror = fail;
    document.head.append(script);
  });
  return index;
}

async function show() {
  const asked = field.value.normalize("NFC").toLowerCase().match(words) ?? [];
  const typed = field.value;
  const known = await read();
  if (typed !== field.value) return;
  const hits = asked.length ? ranked(known, asked) : [];
  found.hidden = !asked.length;
  status.textContent = hits.length ? found.dataset.some.replace("{n}", hits.length) : found.dataset.none;
  list.replaceChildren(...hits.slice(0, MOST).map(([place, stems]) => row(known.places[place], stems)));
}

// Places that have every word asked for, the likeliest first.
function ranked(known, asked) {
  let places;
  const stems = new Set();
  for (const word of asked) {
    const here = new Map();
    for (const [base, weight] of bases(known, word)) {
      stems.add(base);
      for (const place of known.words.get(base)) {
        if (!places || places.has(place)) {
          here.set(place, Math.max(here.get(place) ?? 0, weight + headed(known.places[place], base)));
        }
      }
    }
    for (const [place, weight] of here) here.set(place, weight + (places?.get(place) ?? 0));
    places = here;
  }
  return [...places].sort((one, other) => other[1] - one[1] || one[0] - other[0]).map(([place]) => [place, stems]);
}

// Base forms that a word may mean: its own, those it begins, compounds that hold it; and if the guide has no such form,
// those that begin alike and differ only at the end.
function* bases(known, word) {
  const own = known.forms.get(word) ?? word;
  const familiar = known.words.has(own);
  const stem = own.slice(0, Math.max(5, own.length - 5));
  for (const base of known.words.keys()) {
    if (base === own || base === word) yield [base, 8];
    else if (own.length > 2 && base.startsWith(own)) yield [base, 5];
    else if (own.length > 3 && base.includes(own)) yield [base, 4];
    else if (!familiar && own.length > 4 && (alike(base, own) || (own.length > 6 && base.includes(stem)))) yield [base, 2];
  }
  if (familiar || own.length < 4 || own.length > 6) return;
  for (const [form, base] of known.forms) if (alikeShort(form, own)) yield [base, 2];
}

// Two forms of a short word: three letters alike, and what follows is an ending in both (`ove-n`, `ove-a`).
const ending = /^([aeiouyäö]?(n|t|a|ä|ta|tä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|na|nä|ksi|in|en|ien|iden|hin))?$/;

function alikeShort(one, other) {
  let same = 0;
  while (same < other.length && one[same] === other[same]) same += 1;
  return same > 2 && ending.test(one.slice(same)) && ending.test(other.slice(same));
}

function alike(base, own) {
  let same = 0;
  while (same < base.length && base[same] === own[same]) same += 1;
  return same > 3 && same >= 0.7 * Math.min(base.length, own.length) && base.length - same < 4 && own.length - same < 7;
}

function headed([, title, heading], base) {
  const stem = base.slice(0, Math.max(4, base.length - 1));
  return (heading.toLowerCase().includes(stem) ? 3 : 0) + (title.toLowerCase().includes(stem) ? 2 : 0);
}

function row([address, title, heading, text], stems) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const passage = document.createElement("p");
  link.href = address;
  link.textContent = heading ? `${title}: ${heading}` : title;
  passage.append(...marked(text, stems));
  item.append(link, passage);
  return item;
}

// The words around the first hit, with the hits marked.
function marked(text, stems) {
  const starts = [...stems].map((stem) => stem.slice(0, Math.max(4, stem.length - 2)));
  const hit = (word) => starts.some((start) => word.toLowerCase().includes(start));
  const parts = text.split(/([\p{L}\d-]+)/u);
  const first = Math.max(0, parts.findIndex(hit) - 16);
  const shown = parts.slice(first, first + 64).map((part) => {
    if (!hit(part)) return part;
    const mark = document.createElement("mark");
    mark.textContent = part;
    return mark;
  });
  return [first ? "… " : "", ...shown, first + 64 < parts.length ? " …" : ""];
}
