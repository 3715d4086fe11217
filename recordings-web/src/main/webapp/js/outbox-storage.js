/** @typedef {import("./outbox.js").Entry} Entry */
/**
 * @typedef {object} OutboxStorage where recordings wait until they have arrived
 * @property {() => Promise<Entry[]>} all
 * @property {(entry: Entry) => Promise<void>} put
 * @property {(key: string) => Promise<void>} delete
 */

/** Keeps entries as long as the page is open. @returns {OutboxStorage} */
export function memoryStorage() {
  /** @type {Map<string, Entry>} */
  const entries = new Map();
  return {
    all: async () => [...entries.values()],
    put: async (entry) => void entries.set(entry.key, entry),
    delete: async (key) => void entries.delete(key),
  };
}
