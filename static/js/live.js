/**
 * Keeps a page in touch with its news: by a socket that only brings, else by asking every few seconds.
 * What came is handed to `take`; how the connection is (opening, live, polls, off, gone) to `tell`.
 */

const FIRST_MS = 400;
const LONGEST_MS = 15_000;
const POLL_MS = 3_000;
const SILENCE_MS = 50_000;
const TRIES_BEFORE_POLLING = 2;
const NOT_YOURS = 4404;

export class Follower {
  /**
   * @param {string} path of the thing: news come from `path/live` and `path/changes`
   * @param {{as?: string, cursor: () => string, take: (html: string) => void, tell: (state: string) => void}} page
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
    window.addEventListener("online", () => this.anew());
    window.addEventListener("offline", () => this.page.tell("off"));
    window.addEventListener("pageshow", (event) => event.persisted && this.now());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.now());
    window.setInterval(() => this.doubt(), SILENCE_MS / 5);
    this.open();
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
    if (this.ended || this.socket?.readyState === WebSocket.OPEN) return this.doubt();
    this.tries = 0;
    this.open();
  }

  open() {
    window.clearTimeout(this.later);
    if (this.ended || (this.socket && this.socket.readyState <= WebSocket.OPEN)) return;
    if (!this.polling) this.page.tell(navigator.onLine ? "opening" : "off");
    const socket = new WebSocket(this.address("live", location.origin.replace(/^http/, "ws")));
    this.socket = socket;
    socket.onopen = () => {
      this.tries = 0;
      this.heard = Date.now();
      this.stopPolling();
      this.page.tell("live");
    };
    socket.onmessage = ({ data }) => {
      this.heard = Date.now();
      this.page.take(data);
    };
    socket.onclose = ({ code }) => this.closed(socket, code);
  }

  closed(/** @type {WebSocket} */ socket, /** @type {number} */ code) {
    if (socket !== this.socket) return;
    this.socket = null;
    if (code === NOT_YOURS) return this.end();
    this.tries += 1;
    if (!this.polling) this.page.tell("off");
    if (this.tries >= TRIES_BEFORE_POLLING) this.poll();
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.tries);
    this.later = window.setTimeout(() => this.open(), wait / 2 + Math.random() * wait);
  }

  /** A socket that has been silent for too long is dead, whatever it says of itself. */
  doubt() {
    if (this.socket?.readyState === WebSocket.OPEN && Date.now() - this.heard > SILENCE_MS) this.socket.close();
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

  /** Ask once for what has been missed. */
  async ask() {
    try {
      const answer = await fetch(this.address("changes", location.origin), { headers: { "HX-Request": "true" } });
      if (answer.status === 401 || answer.status === 404) return this.end();
      if (!answer.ok) throw new Error(String(answer.status));
      this.page.take(await answer.text());
      if (this.polling) this.page.tell("polls");
    } catch {
      if (this.polling) this.page.tell("off");
    }
  }

  end() {
    this.ended = true;
    this.stopPolling();
    this.page.tell("gone");
  }

  address(/** @type {string} */ door, /** @type {string} */ origin) {
    const address = new URL(`${this.path}/${door}`, origin);
    address.searchParams.set("since", this.page.cursor());
    if (this.page.as) address.searchParams.set("as", this.page.as);
    return address.href;
  }
}
