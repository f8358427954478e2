/** Pictures that have not reached the server: kept in this browser (IndexedDB) through reload and offline. */

const NAME = "agentnet-pictures";
const STORE = "pictures";
/** @type {Map<string, Blob>} when the browser keeps nothing (a private window), they live as long as the page */
const memory = new Map();
/** @type {Promise<IDBDatabase | null> | null} */
let opened = null;

function open() {
  opened ??= new Promise((done) => {
    try {
      const asked = indexedDB.open(NAME, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = asked.onblocked = () => done(null);
    } catch {
      done(null);
    }
  });
  return opened;
}

/** @returns {Promise<unknown>} what came of it, or nothing when the shelf does not work */
async function on(/** @type {IDBTransactionMode} */ mode, /** @type {(store: IDBObjectStore) => IDBRequest} */ act) {
  const shelf = await open();
  if (!shelf) return undefined;
  return new Promise((done) => {
    try {
      const transaction = shelf.transaction(STORE, mode);
      const asked = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(asked.result);
      transaction.onabort = transaction.onerror = () => done(undefined);
    } catch {
      done(undefined);
    }
  });
}

export async function keepPicture(/** @type {string} */ id, /** @type {Blob} */ blob) {
  memory.set(id, blob);
  await on("readwrite", (store) => store.put(blob, id));
}

/** @returns {Promise<Blob | null>} */
export async function keptPicture(/** @type {string} */ id) {
  const found = memory.get(id) ?? (await on("readonly", (store) => store.get(id)));
  return found instanceof Blob ? found : null;
}

export async function dropPicture(/** @type {string} */ id) {
  memory.delete(id);
  await on("readwrite", (store) => store.delete(id));
}

/** @returns {Promise<string>} as an address that the page's policy lets a picture have */
export function asData(/** @type {Blob} */ blob) {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => done("");
    reader.readAsDataURL(blob);
  });
}
