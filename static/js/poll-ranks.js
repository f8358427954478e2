/** A ranking as a list with buttons: each option moves up and down by press or by key, and its new place is said. */

const MOVES = { ArrowUp: -1, ArrowDown: 1 };

/** Make a list of the plain selects. Twice does no harm. */
export function ranks(/** @type {ParentNode} */ part, /** @type {(words: string) => void} */ say, /** @type {() => void} */ changed) {
  for (const list of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-ranks]"))) {
    if (!list.querySelector("select")) continue;
    const selects = [...list.querySelectorAll("select")];
    list.replaceChildren(...selects.map((select) => row(list, select)));
    list.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button[data-way]");
      if (button instanceof HTMLButtonElement) move(list, button, Number(button.dataset.way), say, changed);
    });
    list.addEventListener("keydown", (event) => {
      const way = MOVES[/** @type {"ArrowUp"} */ (event.key)];
      const button = /** @type {Element} */ (event.target).closest("button[data-way]");
      if (!way || !(button instanceof HTMLButtonElement)) return;
      event.preventDefault();
      move(list, button, way, say, changed);
    });
  }
}

function row(/** @type {HTMLElement} */ list, /** @type {HTMLSelectElement} */ select) {
  const text = select.selectedOptions[0]?.textContent ?? "";
  const item = document.createElement("li");
  item.className = "rank";
  const name = item.appendChild(document.createElement("span"));
  name.className = "rank-name";
  name.textContent = text;
  const field = item.appendChild(document.createElement("input"));
  field.type = "hidden";
  field.name = "order";
  field.value = select.value;
  const acts = item.appendChild(document.createElement("span"));
  acts.className = "rank-acts";
  acts.append(button(list.dataset.up ?? "", text, -1), button(list.dataset.down ?? "", text, 1));
  return item;
}

function button(/** @type {string} */ label, /** @type {string} */ about, /** @type {number} */ way) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "btn only-icon", title: label });
  made.dataset.way = String(way);
  made.append(way < 0 ? "↑" : "↓");
  made.setAttribute("aria-label", `${label}: ${about}`);
  return made;
}

function move(
  /** @type {HTMLElement} */ list,
  /** @type {HTMLButtonElement} */ pressed,
  /** @type {number} */ way,
  /** @type {(words: string) => void} */ say,
  /** @type {() => void} */ changed,
) {
  const item = pressed.closest("li");
  const other = way < 0 ? item?.previousElementSibling : item?.nextElementSibling;
  if (!item || !other || pressed.disabled) return;
  if (way < 0) other.before(item);
  else other.after(item);
  pressed.focus();
  const place = [...list.children].indexOf(item) + 1;
  const what = item.querySelector(".rank-name")?.textContent ?? "";
  say((list.dataset.moved ?? "").replace("{what}", what).replace("{n}", String(place)));
  changed();
}
