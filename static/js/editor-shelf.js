/** What this device keeps of unsaved words, by page: until the server has them, through crashes and lost lines. */

/** @typedef {{title: string, markdown: string, revision: string, at: number, alive: number, sent?: boolean}} Kept */

const DEAD_MS = 15_000;

export class Shelf {
  constructor(/** @type {string} */ text, /** @type {string} */ person, /** @type {string} */ page) {
    this.prefix = `agentnet-draft:${text}:${person}:`;
    this.page = page;
    this.works = true;
    this.before = this.remember();
  }

  /** The page that this tab had open before (a reload): its words are this tab's own. */
  remember() {
    try {
      const before = sessionStorage.getItem(this.prefix) ?? "";
      sessionStorage.setItem(this.prefix, this.page);
      return before;
    } catch {
      return "";
    }
  }

  keep(/** @type {Omit<Kept, "at" | "alive">} */ words) {
    try {
      localStorage.setItem(this.prefix + this.page, JSON.stringify({ ...words, at: Date.now(), alive: Date.now() }));
      this.works = true;
    } catch {
      this.works = false;
    }
    return this.works;
  }

  /** This page is still open: nobody else needs to rescue its words. */
  live() {
    const mine = this.read(this.page);
    if (mine) this.write(this.page, { ...mine, alive: Date.now() });
  }

  sent() {
    const mine = this.read(this.page);
    if (mine) this.write(this.page, { ...mine, sent: true });
  }

  drop(page = this.page) {
    try {
      localStorage.removeItem(this.prefix + page);
    } catch {
      // Nothing was kept, then.
    }
  }

  /** Words of pages that are gone, newest first: `[page, words]`. */
  orphans() {
    const found = [];
    for (const page of this.pages()) {
      const words = page === this.page ? null : this.read(page);
      if (words && (page === this.before || Date.now() - words.alive > DEAD_MS)) found.push(/** @type {[string, Kept]} */ ([page, words]));
    }
    return found.sort((one, other) => other[1].at - one[1].at);
  }

  pages() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(this.prefix)).map((key) => key.slice(this.prefix.length));
    } catch {
      return [];
    }
  }

  /** @returns {Kept | null} */
  read(/** @type {string} */ page) {
    try {
      const words = JSON.parse(localStorage.getItem(this.prefix + page) ?? "null");
      return typeof words?.markdown === "string" ? words : null;
    } catch {
      return null;
    }
  }

  write(/** @type {string} */ page, /** @type {Kept} */ words) {
    try {
      localStorage.setItem(this.prefix + page, JSON.stringify(words));
    } catch {
      this.works = false;
    }
  }
}
