/** Keeps the user's own tables in this browser's IndexedDB, when they are too large for a link. */
import type { Table } from "../data/dataset";

const databaseName = "ml-concept-playground";
const storeName = "tables";
/** The oldest make room for the newest. */
const mostTables = 20;

/** Saves a table; resolves to the key it can be found by. Rejects where nothing can be stored, or no more. */
export async function keepTable(table: Table): Promise<string> {
  const key = newKey();
  const database = await open();
  try {
    const store = database.transaction(storeName, "readwrite").objectStore(storeName);
    const done = finished(store.transaction);
    store.put({ key, table, savedAt: Date.now() });
    await done;
    await dropOldest(database);
  } finally {
    database.close();
  }
  return key;
}

/** The table saved under this key; undefined if this browser has none. */
export async function keptTable(key: string): Promise<Table | undefined> {
  const database = await open();
  try {
    const found: unknown = await result(database.transaction(storeName).objectStore(storeName).get(key));
    return (found as { table: Table } | undefined)?.table;
  } finally {
    database.close();
  }
}

async function dropOldest(database: IDBDatabase): Promise<void> {
  const store = database.transaction(storeName, "readwrite").objectStore(storeName);
  const done = finished(store.transaction);
  const keys = await result(store.index("savedAt").getAllKeys());
  for (const key of keys.slice(0, Math.max(0, keys.length - mostTables))) store.delete(key);
  await done;
}

/** Not to be guessed, or a link made elsewhere could show someone's own table to them as if it were another. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(databaseName, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore(storeName, { keyPath: "key" }).createIndex("savedAt", "savedAt");
  });
  return result(request);
}

function result<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("The request failed.")));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("The transaction was aborted.")));
  });
}
