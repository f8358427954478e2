/**
 * Keeps a page in touch with its news: by a socket that brings them, else by asking every few seconds.
 * What came is handed to `take`; how the connection is (opening, live, polls, off, gone) to `tell`.
 * News of the workshop ("look again") and the server's clock ride along, and are told on as events of the document.
 */
import { inOrder } from "./live-order.js";
import { preparedForOffline } from "./offline.js";

const FIRST_MS = 400;
const LONGEST_MS = 15_000;
const POLL_MS = 3_000;
const SILENCE_MS = 50_000;
const TRIES_BEFORE_POLLING = 2;
/** `WebSocket.OPEN`, also where there is no WebSocket. */
const OPEN = 1;
const NOT_YOURS = 4404;
/** This person has opened more pages than get sockets: the oldest asks, until somebody looks at it again. */
const CROWDED = 4429;
const ELSEWHERE = /<live-elsewhere mark="([^"]*)"><\/live-elsewhere>/g;
const CLOCK = /<live-clock now="([^"]*)"><\/live-clock>/g;

/** @type {Set<Follower>} */
const followers = new Set();

/** Say a few words up the sockets of this page ("writing", "done"). Answers whether anybody could hear. */
export function say(/** @type {string} */ words) {
  const open = [...followers].filter((one) => one.socket?.readyState === OPEN);
  for (const one of open) one.socket?.send(words);
  return open.length > 0;
}

/** What rides along is told on; the rest is the page's own. */
function relay(/** @type {string} */ html) {
  return html.replace(CLOCK, (_whole, now) => hint("live:clock", now)).replace(ELSEWHERE, (_whole, mark) => hint("workshop:look", mark));
}

/** @type {Map<string, string>} */
const hints = new Map();

/** The last that was told under this name, for a script that came later than the news. */
export function told(/** @type {string} */ name) {
  return hints.get(name);
}

function hint(/** @type {string} */ name, /** @type {string} */ detail) {
  hints.set(name, detail);
  document.dispatchEvent(new CustomEvent(name, { detail }));
  return "";
}

export class Follower {
  /**
   * @param {string} path of the thing: news come from `path/live` and `path/changes`
   * @param {{as?: string, cursor?: () => string, take?: (html: string) => void, tell?: (state: string) => void,
   *   query?: () => Record<string, string>}} page
   */
  constructor(path, page) {
    this.path = path;
    this.page = page;
    this.tries = 0;
    this.heard = 0;
    this.ended = false;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.later = 0;
    this.polling = 0;
    this.asking = this.wanted = false;
    followers.add(this);
    preparedForOffline();
    window.addEventListener("online", () => this.anew());
    window.addEventListener("offline", () => this.tell("off"));
    window.addEventListener("pageshow", (event) => event.persisted && this.now());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.now());
    this.ticked = Date.now();
    window.setInterval(() => this.tick(), SILENCE_MS / 5);
    this.open();
  }

  tell(/** @type {string} */ state) {
    this.page.tell?.(state);
  }

  /** What comes by socket and what was asked for may overtake each other: the page gets only what is news to it. */
  take(/** @type {string} */ html) {
    const news = inOrder(relay(html), this.page.cursor?.() ?? "");
    if (news.html) this.page.take?.(news.html);
    if (news.behind) this.ask();
  }

  /** After a gap the old socket may look open and be dead: take another. */
  anew() {
    const old = this.socket;
    this.socket = null;
    old?.close();
    this.now();
  }

  /** The network or the person is back: no waiting. */
  now() {
    if (this.ended || this.socket?.readyState === OPEN) return this.doubt();
    this.tries = 0;
    this.open();
  }

  open() {
    window.clearTimeout(this.later);
    if (this.ended || (this.socket && this.socket.readyState <= OPEN)) return;
    if (!this.polling) this.tell(navigator.onLine ? "opening" : "off");
    const socket = connect(this.address("live", location.origin.replace(/^http/, "ws")));
    if (!socket) return this.poll();
    this.socket = socket;
    socket.onopen = () => {
      this.tries = 0;
      this.heard = Date.now();
      this.stopPolling();
      this.tell("live");
    };
    socket.onmessage = ({ data }) => {
      this.heard = Date.now();
      this.take(data);
    };
    socket.onclose = ({ code }) => this.closed(socket, code);
  }

  closed(/** @type {WebSocket} */ socket, /** @type {number} */ code) {
    if (socket !== this.socket) return;
    this.socket = null;
    if (code === NOT_YOURS) return this.end();
    if (code === CROWDED) return this.poll();
    this.tries += 1;
    if (!this.polling) this.tell("off");
    if (this.tries >= TRIES_BEFORE_POLLING) this.poll();
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.tries);
    this.later = window.setTimeout(() => this.open(), wait / 2 + Math.random() * wait);
  }

  /** When the clock has leapt, the machine has slept: whatever the socket says of itself, it is anew. */
  tick() {
    const slept = Date.now() - this.ticked > SILENCE_MS;
    this.ticked = Date.now();
    if (slept) this.anew();
    else this.doubt();
  }

  /** A socket that has been silent for too long is dead, whatever it says of itself: the line has slept, or is gone. */
  doubt() {
    if (this.socket?.readyState === OPEN && Date.now() - this.heard > SILENCE_MS) this.anew();
  }

  poll() {
    if (!this.polling && !this.ended) {
      this.polling = window.setInterval(() => this.ask(), POLL_MS);
      this.ask();
    }
  }

  stopPolling() {
    window.clearInterval(this.polling);
    this.polling = 0;
  }

  /** Ask once for what has been missed; whoever wants to know while that is under way gets a second answer. */
  async ask() {
    this.wanted = this.asking;
    if (this.asking) return;
    this.asking = true;
    await this.fetch();
    this.asking = false;
    if (this.wanted) this.ask();
  }

  async fetch() {
    try {
      const answer = await fetch(this.address("changes", location.origin), { headers: { "HX-Request": "true" } });
      if ([401, 404, 410].includes(answer.status)) return this.end();
      if (!answer.ok) throw new Error(String(answer.status));
      this.take(await answer.text());
      if (this.polling) this.tell("polls");
    } catch {
      if (this.polling) this.tell("off");
    }
  }

  end() {
    this.ended = true;
    this.stopPolling();
    followers.delete(this);
    this.tell("gone");
    document.dispatchEvent(new CustomEvent("live:gone"));
  }

  address(/** @type {string} */ door, /** @type {string} */ origin) {
    const address = new URL(`${this.path}/${door}`, origin);
    const cursor = this.page.cursor?.();
    if (cursor !== undefined) address.searchParams.set("since", cursor);
    if (this.page.as) address.searchParams.set("as", this.page.as);
    for (const [name, value] of Object.entries(this.page.query?.() ?? {})) address.searchParams.set(name, value);
    return address.href;
  }
}

/** Nothing where sockets are forbidden: by a policy, an extension, a browser that has none. */
function connect(/** @type {string} */ address) {
  try {
    return new WebSocket(address);
  } catch {
    return null;
  }
}
