/**
 * The one service worker. It keeps the page that is shown without a network, and what that page is made of, and nothing
 * else: no page of anybody's, no answer of the server. It says no word about who uses the browser, for it never knows.
 * Everything but the opening of a page goes past it.
 */
const SHELF = "offline";
const PAGE = `/offline${new URL(location.href).search}`;
const PARTS = ["/offline/icon.svg", "/offline/page.css", "/offline/page.js"];
/** A proxy says these when the server behind it is away for a moment. */
const AWAY = [502, 504];
const here = /** @type {any} */ (self);

here.addEventListener("install", (/** @type {any} */ event) => {
  here.skipWaiting();
  event.waitUntil(stock());
});

here.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(Promise.all([here.registration.navigationPreload?.enable(), here.clients.claim()]));
});

here.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(opened(event));
  else if (PARTS.includes(address.pathname)) event.respondWith(part(request));
});

/** Fetched as nobody: what lies on the shelf is the same for everybody. */
async function stock() {
  const shelf = await caches.open(SHELF);
  await Promise.all([PAGE, ...PARTS].map(async (path) => {
    const answer = await fetch(path, { credentials: "omit", cache: "no-store" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await shelf.put(path, answer);
  }));
}

async function opened(/** @type {any} */ event) {
  try {
    const answer = (await event.preloadResponse) ?? (await fetch(event.request));
    return AWAY.includes(answer.status) ? ((await kept(PAGE)) ?? answer) : answer;
  } catch (trouble) {
    const page = await kept(PAGE);
    if (page) return page;
    throw trouble;
  }
}

async function part(/** @type {Request} */ request) {
  return (await kept(new URL(request.url).pathname)) ?? fetch(request);
}

async function kept(/** @type {string} */ path) {
  return (await caches.open(SHELF)).match(path);
}
