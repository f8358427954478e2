/**
 * Where unsent operations lie in this browser: a key for each, so that two tabs never write over one another; and the
 * turn to send them, which one tab has at a time.
 */

/** @typedef {import("./outbox.js").Item} Item */

const LONGEST_TURN_MS = 25_000;
const LEASE_MS = 5_000;
const ME = String(Math.random()).slice(2);

export class Shelf {
  constructor(/** @type {string} */ name) {
    this.name = name;
    /** What no storage would take (private window, full): it lives as long as the page. @type {Map<string, Item>} */
    this.memory = new Map();
    this.last = 0;
  }

  /** @returns {Item[]} everything that lies here, in the order it was put */
  get items() {
    const found = new Map(this.memory);
    for (const key of this.keys()) {
      const item = read(key);
      if (item) found.set(item.id, item);
    }
    return [...found.values()].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  }

  keys() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(`${this.name}#`));
    } catch {
      return [];
    }
  }

  put(/** @type {Item} */ item) {
    this.last = item.at ?? Math.max(Date.now(), this.last + 1, ...this.items.map((one) => (one.at ?? 0) + 1));
    const kept = { ...item, at: this.last };
    try {
      localStorage.setItem(`${this.name}#${item.id}`, JSON.stringify(kept));
      this.memory.delete(item.id);
    } catch {
      this.memory.set(item.id, kept);
    }
  }

  remove(/** @type {string} */ id) {
    this.memory.delete(id);
    try {
      localStorage.removeItem(`${this.name}#${id}`);
    } catch {
      // Then it never lay there.
    }
  }

  /** Another tab has put something here or taken it away. */
  holds(/** @type {string | null} */ key) {
    return key === null || key.startsWith(`${this.name}#`);
  }

  /** Do it when no other tab does; a tab that sleeps with the turn in its hands does not stop us for ever. */
  async alone(/** @type {() => Promise<void>} */ work) {
    if (!navigator.locks) return this.leased(work);
    const patience = new AbortController();
    const tired = window.setTimeout(() => patience.abort(), LONGEST_TURN_MS);
    try {
      await navigator.locks.request(this.name, { signal: patience.signal }, () => {
        window.clearTimeout(tired);
        return work();
      });
    } catch (trouble) {
      if (!(trouble instanceof DOMException && trouble.name === "AbortError")) throw trouble;
      await work();
    }
  }

  /** The same with a note in the storage, where locks are not offered (plain http). Sending twice still does it once. */
  async leased(/** @type {() => Promise<void>} */ work) {
    const key = `${this.name}!turn`;
    for (let waited = 0; waited < LONGEST_TURN_MS && taken(key); waited += 250) await rest(250);
    const hold = () => write(key, `${ME} ${Date.now() + LEASE_MS}`);
    hold();
    const holding = window.setInterval(hold, LEASE_MS / 3);
    try {
      await work();
    } finally {
      window.clearInterval(holding);
      write(key, "");
    }
  }
}

/** @returns {Item | null} */
function read(/** @type {string} */ key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function write(/** @type {string} */ key, /** @type {string} */ value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // Without storage there is no other tab to wait for.
  }
}

function taken(/** @type {string} */ key) {
  try {
    const [who, until] = (localStorage.getItem(key) ?? "").split(" ");
    return Boolean(who) && who !== ME && Number(until) > Date.now();
  } catch {
    return false;
  }
}

function rest(/** @type {number} */ ms) {
  return new Promise((done) => window.setTimeout(done, ms));
}
