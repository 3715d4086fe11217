/**
 * @typedef {object} Take something a person said or chose, kept in this browser until the server has it
 * @property {string} key also the Idempotency-Key of every attempt to send it
 * @property {string} name file name
 * @property {string} type media type
 * @property {boolean} file chosen from disk, so the person still has it
 * @property {string} email empty when not given
 * @property {number|null} durationMs
 * @property {number} createdAt
 * @property {"recording"|"draft"|"outgoing"|"discarded"} phase
 * @property {string|null} upload id of the upload that has some of its parts already
 */
/**
 * @typedef {object} TakeStorage
 * @property {boolean} lasting whether it outlives the page
 * @property {() => Promise<Take[]>} all
 * @property {(key: string) => Promise<Take|undefined>} get
 * @property {(take: Take) => Promise<void>} put
 * @property {(key: string, number: number, sound: ArrayBuffer) => Promise<void>} append one more stretch of sound
 * @property {(key: string) => Promise<BlobPart[]>} sound all stretches in order
 * @property {(key: string) => Promise<void>} delete
 */

const DATABASE = "recordings";

/** @returns {Promise<TakeStorage>} in IndexedDB; in memory where the browser refuses that */
export async function takeStorage() {
  try {
    return indexedStorage(await opened());
  } catch {
    return memoryStorage();
  }
}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("takes", { keyPath: "key" });
    request.result.createObjectStore("sound");
  };
  return answer(request);
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** All stretches of one take; an array sorts after every number. @param {string} key */
const stretches = (key) => IDBKeyRange.bound([key, 0], [key, []]);

/**
 * One after the other, each handed to the browser at once: hours of sound do not fit into memory.
 * @param {IDBObjectStore} sound @param {IDBKeyRange} range @returns {Promise<Blob[]>}
 */
const blobs = (sound, range) =>
  new Promise((resolve, reject) => {
    /** @type {Blob[]} */
    const all = [];
    const request = sound.openCursor(range);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve(all);
      all.push(new Blob([cursor.value]));
      cursor.continue();
    };
  });

/** @param {IDBDatabase} database @returns {TakeStorage} */
function indexedStorage(database) {
  const read = (/** @type {string} */ store) => database.transaction(store).objectStore(store);
  /** Resolves when it is on disk. @param {(takes: IDBObjectStore, sound: IDBObjectStore) => void} change */
  const write = (change) =>
    new Promise((/** @type {(nothing: void) => void} */ resolve, reject) => {
      const transaction = database.transaction(["takes", "sound"], "readwrite", { durability: "strict" });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      change(transaction.objectStore("takes"), transaction.objectStore("sound"));
    });
  return {
    lasting: true,
    all: () => answer(read("takes").getAll()),
    get: (key) => answer(read("takes").get(key)),
    put: (take) => write((takes) => takes.put(take)),
    append: (key, number, stretch) => write((_, sound) => sound.put(stretch, [key, number])),
    sound: (key) => blobs(read("sound"), stretches(key)),
    delete: (key) => write((takes, sound) => (takes.delete(key), sound.delete(stretches(key)))),
  };
}

/** @returns {TakeStorage} */
function memoryStorage() {
  /** @type {Map<string, Take>} */
  const takes = new Map();
  /** @type {Map<string, ArrayBuffer[]>} */
  const sounds = new Map();
  return {
    lasting: false,
    all: async () => [...takes.values()],
    get: async (key) => takes.get(key),
    put: async (take) => void takes.set(take.key, take),
    append: async (key, number, stretch) => void ((sounds.get(key) ?? sounds.set(key, []).get(key) ?? [])[number] = stretch),
    sound: async (key) => sounds.get(key) ?? [],
    delete: async (key) => void (takes.delete(key), sounds.delete(key)),
  };
}
