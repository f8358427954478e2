/**
 * What has not reached the server yet. It stays in the browser, in order, through reload and offline; every operation
 * has its id from here, so that sending it twice does it once. The pictures of a note go before it, each with an id too.
 */

import { dropPicture, keptPicture } from "./compose-shelf.js";
import { Shelf } from "./outbox-shelf.js";

const AGAIN_MS = [1_000, 2_000, 5_000, 10_000];
const ANSWER_MS = 20_000;
const PICTURE_MS = 120_000;

/** @typedef {{id: string, alt: string, sent?: boolean}} Brought */

/**
 * `fields` are those of a form, several values of one name as a list; `at` orders the shelf; `gesture` is shared by the
 * operations of one deed, which are said and undone together; `pictures` go first, to the address `bring`.
 * @typedef {{id: string, path: string, fields: Record<string, string | string[]>, at?: number, gesture?: string, failed?: string,
 *   pictures?: Brought[], bring?: string}} Item
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

  /** Away, with its pictures; unless (`keep`) they are on their way back to the composer. */
  drop(/** @type {string} */ id, keep = false) {
    const pictures = this.items.find((one) => one.id === id)?.pictures ?? [];
    this.shelf.remove(id);
    if (!keep) for (const picture of pictures) dropPicture(picture.id);
    this.page.changed();
  }

  retry(/** @type {string} */ id) {
    const item = this.items.find((one) => one.id === id);
    if (item) this.add({ ...item, failed: undefined, pictures: item.pictures?.map(({ id, alt }) => ({ id, alt })) });
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
    for (const picture of item.pictures ?? []) if (!picture.sent && !(await this.bring(item, picture))) return item.failed !== undefined;
    this.page.sending?.(item);
    const html = await this.post(item, item.path, filled(item), ANSWER_MS);
    if (html === null) return item.failed !== undefined;
    this.drop(item.id);
    this.page.sent(item, html);
    return true;
  }

  /** @returns {Promise<boolean>} whether the picture is there */
  async bring(/** @type {Item} */ item, /** @type {Brought} */ picture) {
    const blob = await keptPicture(picture.id);
    if (!blob) this.fail(item, document.querySelector("[data-lost-picture]")?.getAttribute("data-lost-picture") ?? "");
    if (!blob || (await this.post(item, item.bring ?? "", uploaded(picture, blob), PICTURE_MS)) === null) return false;
    picture.sent = true;
    if (this.items.some((one) => one.id === item.id)) this.shelf.put(item);
    return true;
  }

  /** @returns {Promise<string | null>} the answer; or nothing, when it waits (`pause`) or cannot be (`item.failed`) */
  async post(/** @type {Item} */ item, /** @type {string} */ to, /** @type {BodyInit} */ body, /** @type {number} */ patience) {
    let answer;
    try {
      const headers = { "HX-Request": "true", "X-CSRF-Token": this.token };
      answer = await fetch(to, { method: "POST", body, headers, redirect: "error", signal: AbortSignal.timeout?.(patience) });
    } catch {
      return this.pause();
    }
    const text = await answer.text().catch(() => "");
    this.online = true;
    if (answer.ok) {
      this.tries = 0;
      return text;
    }
    if (answer.status === 401) {
      this.page.signedOut();
      return null;
    }
    if (answer.status === 429 || answer.status >= 500) return this.pause();
    this.fail(item, sentence(text, answer));
    return null;
  }

  fail(/** @type {Item} */ item, /** @type {string} */ why) {
    item.failed = why;
    if (this.items.some((one) => one.id === item.id)) this.shelf.put(item);
    this.page.changed();
  }

  pause() {
    this.online = false;
    this.later = window.setTimeout(() => this.flush(), AGAIN_MS[Math.min(this.tries++, AGAIN_MS.length - 1)]);
    return null;
  }
}

/** The operation as a form that is sent. */
function filled(/** @type {Item} */ item) {
  const pairs = Object.entries(item.fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const pictures = (item.pictures ?? []).map((picture) => ["picture", picture.id]);
  return new URLSearchParams([...pairs, ...pictures, ["id", item.id]]);
}

function uploaded(/** @type {Brought} */ picture, /** @type {Blob} */ blob) {
  const body = new FormData();
  body.set("id", picture.id);
  body.set("alt", picture.alt);
  body.set("picture", blob, "picture");
  return body;
}

/** What the server said was wrong: plain words, or the first paragraph of its fragment. */
export function sentence(/** @type {string} */ text, /** @type {Response} */ answer) {
  if (!answer.headers.get("content-type")?.includes("html")) return text;
  const parsed = new DOMParser().parseFromString(text, "text/html");
  return parsed.querySelector("p")?.textContent ?? text;
}
