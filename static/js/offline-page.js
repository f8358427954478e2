/** The page without a network: it asks now and then whether the server is there, and opens what was wanted when it is. */
const EVERY_MS = 4_000;

let asking = false;

async function ask() {
  if (asking) return;
  asking = true;
  try {
    const answer = await fetch("/offline", { method: "HEAD", cache: "no-store", credentials: "omit" });
    if (answer.ok) location.reload();
  } catch {
    // Not yet.
  } finally {
    asking = false;
  }
}

window.addEventListener("online", ask);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
window.setInterval(ask, EVERY_MS * (1 + Math.random() / 2));
