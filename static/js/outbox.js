/**
 * What has not reached the server yet. It stays in the browser, in order, through reload and offline; every operation
 * has its id from here, so that sending it twice does it once.
 */

const AGAIN_MS = [1_000, 2_000, 5_000, 10_000];

/** @typedef {{id: string, path: string, fields: Record<string, string>, failed?: string}} Item */

/** A random id (RFC 9562, version 4). `randomUUID` is absent on plain http. */
export function mint() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export class Outbox {
  /**
   * @param {string} name of the shelf in this browser: whose, and where to
   * @param {string} token of the page's forms
   * @param {{changed: () => void, sent: (item: Item, html: string) => void, signedOut: () => void}} page
   */
  constructor(name, token, page) {
    this.name = name;
    this.token = token;
    this.page = page;
    this.tries = 0;
    this.sending = false;
    this.online = true;
    this.later = 0;
    /** @type {Item[]} */
    this.memory = [];
    window.addEventListener("online", () => this.flush());
    window.addEventListener("pageshow", () => this.flush());
    window.addEventListener("storage", (event) => event.key === this.name && this.page.changed());
  }

  /** @returns {Item[]} */
  get items() {
    try {
      return JSON.parse(localStorage.getItem(this.name) ?? "[]");
    } catch {
      return this.memory;
    }
  }

  set items(items) {
    this.memory = items;
    try {
      if (items.length) localStorage.setItem(this.name, JSON.stringify(items));
      else localStorage.removeItem(this.name);
    } catch {
      // No storage (private window, full): the list lives as long as the page.
    }
    this.page.changed();
  }

  get waiting() {
    return this.items.filter((item) => item.failed === undefined);
  }

  add(/** @type {Item} */ item) {
    this.items = [...this.items, item];
    this.flush();
  }

  drop(/** @type {string} */ id) {
    this.items = this.items.filter((item) => item.id !== id);
  }

  retry(/** @type {string} */ id) {
    this.items = this.items.map((item) => (item.id === id ? { ...item, failed: undefined } : item));
    this.flush();
  }

  /** Send what waits, one after the other, in order. */
  async flush() {
    window.clearTimeout(this.later);
    if (this.sending) return;
    this.sending = true;
    try {
      let item;
      while ((item = this.waiting[0])) if (!(await this.send(item))) break;
    } finally {
      this.sending = false;
      this.page.changed();
    }
  }

  /** @returns {Promise<boolean>} whether to go on with the next one */
  async send(/** @type {Item} */ item) {
    let answer;
    try {
      const body = new URLSearchParams({ ...item.fields, id: item.id });
      const headers = { "HX-Request": "true", "X-CSRF-Token": this.token };
      answer = await fetch(item.path, { method: "POST", body, headers, redirect: "error" });
    } catch {
      return this.pause();
    }
    const text = await answer.text();
    this.online = true;
    if (answer.ok) {
      this.tries = 0;
      this.drop(item.id);
      this.page.sent(item, text);
      return true;
    }
    if (answer.status === 401) {
      this.page.signedOut();
      return false;
    }
    if (answer.status === 429 || answer.status >= 500) return this.pause();
    this.items = this.items.map((one) => (one.id === item.id ? { ...one, failed: sentence(text, answer) } : one));
    return true;
  }

  pause() {
    this.online = false;
    this.later = window.setTimeout(() => this.flush(), AGAIN_MS[Math.min(this.tries++, AGAIN_MS.length - 1)]);
    return false;
  }
}

/** What the server said was wrong: plain words, or the first paragraph of its fragment. */
export function sentence(/** @type {string} */ text, /** @type {Response} */ answer) {
  if (!answer.headers.get("content-type")?.includes("html")) return text;
  const parsed = new DOMParser().parseFromString(text, "text/html");
  return parsed.querySelector("p")?.textContent ?? text;
}
