/**
 * Sees to it that a page that is opened again without a network says so in words (offline-worker.js). Live pages ask for
 * it; where the browser has no such thing (plain http, a private window), everything else works as before.
 */
let asked = false;

export function preparedForOffline() {
  if (asked || !("serviceWorker" in navigator) || window.top !== window) return;
  asked = true;
  const prepare = () => navigator.serviceWorker.register(`/offline/worker.js?language=${document.documentElement.lang}`, { scope: "/" }).catch(() => {});
  if (document.readyState === "complete") prepare();
  else window.addEventListener("load", prepare, { once: true });
}
