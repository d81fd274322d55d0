// Uploads that are not done yet, in IndexedDB: it is there on plain http, too. Where it is refused (private windows) nothing is remembered and nothing breaks.
import { keepStored } from '../../../lib/use-stored';
import { LEFT_DATABASE, LEFT_KEY } from '../../../lib/uploads-left';
import type { UploadRecord } from '../model/upload-record';

const STORE = 'uploads';

/** Those of one person; another who signs in on this machine does not hear of them. */
export async function recordsOf(viewer: string): Promise<UploadRecord[]> {
  const all = (await during<UploadRecord[]>('readonly', (store) => store.getAll())) ?? [];
  if (all.length === 0) forgetAll();
  else keepStored(LEFT_KEY, '1');
  return all.filter((record) => record.viewer === viewer);
}

export async function keepRecord(record: UploadRecord): Promise<void> {
  const kept = await during('readwrite', (store) => store.put(record));
  // Some browsers cannot keep a hold of files.
  if (kept === null) await during('readwrite', (store) => store.put({ ...record, roots: [] }));
  keepStored(LEFT_KEY, '1');
}

export async function forgetRecord(id: string): Promise<void> {
  await during('readwrite', (store) => store.delete(id));
  const left = (await during<number>('readonly', (store) => store.count())) ?? 0;
  if (left === 0) forgetAll();
}

/** Pages look for unfinished uploads where there is a database. What another tab keeps at this moment it keeps again with its next part. */
function forgetAll(): void {
  keepStored(LEFT_KEY, null);
  try {
    window.indexedDB.deleteDatabase(LEFT_DATABASE);
  } catch {
    // Refused: then there is none.
  }
}

async function during<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest): Promise<T | null> {
  try {
    const database = await opened();
    try {
      return await answerOf<T>(work(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}

function opened(): Promise<IDBDatabase> {
  const request = window.indexedDB.open(LEFT_DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  return answerOf<IDBDatabase>(request);
}

function answerOf<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}
