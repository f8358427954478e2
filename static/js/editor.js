/**
 * The editor of a chapter: a plain text box with a toolbar, a live preview, drafts that save themselves, and news of
 * those who write the same chapter. Without it the page still previews and saves by its buttons.
 */
import { Field } from "./editor-field.js";
import { watchFigure } from "./editor-figure.js";
import { watchGrid } from "./editor-grid.js";
import { watchMaterial } from "./editor-material.js";
import { Preview } from "./editor-preview.js";
import { watchPuts } from "./editor-put.js";
import { Saving } from "./editor-save.js";
import { Together } from "./editor-together.js";
import { watchToolbar } from "./editor-toolbar.js";

const NARROW = matchMedia("(max-width: 62rem)");
const form = document.querySelector("form[data-editor]");
const box = form?.querySelector("textarea[name=markdown]");

if (form instanceof HTMLFormElement && box instanceof HTMLTextAreaElement) begin(form, box);

function begin(/** @type {HTMLFormElement} */ form, /** @type {HTMLTextAreaElement} */ box) {
  const field = new Field(box);
  const preview = new Preview(form, field);
  const bar = form.querySelector("[data-toolbar]");
  form.dataset.ready = "";
  for (const part of form.querySelectorAll("[data-without-script]")) /** @type {HTMLElement} */ (part).hidden = true;
  watchPuts();
  watchFigure();
  watchGrid();
  if (bar instanceof HTMLElement) watchToolbar(bar, field);
  const show = watchPanes(form, preview);
  watchMaterial(field, form.dataset.asked ?? "", () => { if (NARROW.matches) show("write"); });
  form.addEventListener("editor:line", (event) => {
    if (NARROW.matches) show("write");
    field.choose(/** @type {CustomEvent} */ (event).detail);
  });
  new Together(form, field, new Saving(form, field));
}

/** Tabs beside the text; on a narrow screen the text is one of them. */
function watchPanes(/** @type {HTMLFormElement} */ form, /** @type {Preview} */ preview) {
  const tabs = /** @type {HTMLElement} */ (form.querySelector("[data-panes]"));
  const buttons = /** @type {HTMLButtonElement[]} */ ([...tabs.querySelectorAll("[data-pane]")]);
  const show = (/** @type {string} */ name) => {
    form.dataset.pane = name;
    const beside = name === "write" ? "web" : name;
    for (const button of buttons) {
      const on = button.dataset.pane === (NARROW.matches ? name : beside);
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
    }
    for (const panel of form.querySelectorAll("[data-panel]")) {
      const on = /** @type {HTMLElement} */ (panel).dataset.panel === beside;
      /** @type {HTMLElement} */ (panel).hidden = !on;
    }
    preview.show(beside);
    if (beside === "material") form.querySelector("#pane-material [data-material]")?.dispatchEvent(new Event("material:look"));
  };
  tabs.hidden = false;
  for (const panel of form.querySelectorAll("[data-panel]")) {
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${/** @type {HTMLElement} */ (panel).dataset.panel}`);
    /** @type {HTMLElement} */ (panel).tabIndex = 0;
  }
  tabs.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-pane]") : null;
    if (button instanceof HTMLElement) show(button.dataset.pane ?? "web");
  });
  tabs.addEventListener("keydown", (event) => {
    const seen = buttons.filter((button) => button.offsetParent);
    const at = seen.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const steps = /** @type {Record<string, number>} */ ({ ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 });
    if (!(event.key in steps)) return;
    event.preventDefault();
    const to = seen.at(steps[event.key] % seen.length);
    to?.focus();
    show(to?.dataset.pane ?? "web");
  });
  NARROW.addEventListener("change", () => show(form.dataset.pane ?? "write"));
  show("write");
  return show;
}
