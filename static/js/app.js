/**
 * Brings the page to life: each behaviour is a module, attached by a data attribute.
 * Everything works without it; it only makes things kinder.
 */
import { watchConfirm } from "./confirm.js";
import { watchCopy } from "./copy.js";
import { watchCounters } from "./counter.js";
import { watchDialogs } from "./dialog.js";
import { watchDisclosures } from "./disclosure.js";
import { watchForms } from "./once.js";
import { focusSummary } from "./summary.js";
import { watchToasts } from "./toast.js";

watchConfirm();
watchForms();
watchDialogs();
watchDisclosures();
watchCopy();

/** What must be looked at again in a part of the page that htmx brought. */
function greet(/** @type {ParentNode} */ part) {
  watchCounters(part);
  watchToasts(part);
  focusSummary(part);
}

greet(document);
document.addEventListener("htmx:after:swap", () => greet(document));
