/**
 * What has not reached the server yet. It stays in the browser, in order, through reload and offline; every operation
 * has its id from here, so that sending it twice does it once.
 */

import { Shelf } from "./outbox-shelf.js";

const AGAIN_MS = [1_000, 2_000, 5_000, 10_000];
const ANSWER_MS = 20_000;

/**
 * `fields` are those of a form, several values of one name as a list; `at` orders the shelf; `gesture` is shared by the
 * operations of one deed, which are said and undone together.
 * @typedef {{id: string, path: string, fields: Record<string, string | string[]>, at?: number, gesture?: string, failed?: string}} Item
 */

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
   * @param {{changed: () => void, sending?: (item: Item) => void, sent: (item: Item, html: string) => void, signedOut: () => void}} page
   */
  constructor(name, token, page) {
    this.shelf = new Shelf(name);
    this.token = token;
    this.page = page;
    this.tries = 0;
    this.sending = false;
    this.more = false;
    this.online = true;
    this.later = 0;
    window.addEventListener("online", () => this.flush());
    window.addEventListener("pageshow", () => this.flush());
    window.addEventListener("storage", (event) => this.shelf.holds(event.key) && this.page.changed());
  }

  /** @returns {Item[]} */
  get items() {
    return this.shelf.items;
  }

  get waiting() {
    return this.items.filter((item) => item.failed === undefined);
  }

  add(/** @type {Item} */ item) {
    this.shelf.put(item);
    this.page.changed();
    this.flush();
  }

  drop(/** @type {string} */ id) {
    this.shelf.remove(id);
    this.page.changed();
  }

  retry(/** @type {string} */ id) {
    const item = this.items.find((one) => one.id === id);
    if (item) this.add({ ...item, failed: undefined });
  }

  /** Send what waits, one after the other, in order; one tab at a time. */
  async flush() {
    window.clearTimeout(this.later);
    this.more = true;
    if (this.sending) return;
    this.sending = true;
    try {
      while (this.more && this.waiting.length) await this.shelf.alone(() => this.sendAll());
    } finally {
      this.sending = false;
      this.page.changed();
    }
  }

  async sendAll() {
    this.more = false;
    let item;
    while ((item = this.waiting[0])) if (!(await this.send(item))) return;
  }

  /** @returns {Promise<boolean>} whether to go on with the next one */
  async send(/** @type {Item} */ item) {
    let answer;
    try {
      const headers = { "HX-Request": "true", "X-CSRF-Token": this.token };
      const signal = AbortSignal.timeout?.(ANSWER_MS);
      this.page.sending?.(item);
      answer = await fetch(item.path, { method: "POST", body: filled(item), headers, redirect: "error", signal });
    } catch {
      return this.pause();
    }
    const text = await answer.text().catch(() => "");
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
    if (this.items.some((one) => one.id === item.id)) this.shelf.put({ ...item, failed: sentence(text, answer) });
    this.page.changed();
    return true;
  }

  pause() {
    this.online = false;
    this.later = window.setTimeout(() => this.flush(), AGAIN_MS[Math.min(this.tries++, AGAIN_MS.length - 1)]);
    return false;
  }
}

/** The operation as a form that is sent. */
function filled(/** @type {Item} */ item) {
  const pairs = Object.entries(item.fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return new URLSearchParams([...pairs, ["id", item.id]]);
}

/** What the server said was wrong: plain words, or the first paragraph of its fragment. */
export function sentence(/** @type {string} */ text, /** @type {Response} */ answer) {
  if (!answer.headers.get("content-type")?.includes("html")) return text;
  const parsed = new DOMParser().parseFromString(text, "text/html");
  return parsed.querySelector("p")?.textContent ?? text;
}
