// Between pages the member's key rests in IndexedDB, wrapped under a random key of the server's session row (design D4).
// Without the row – signed out, expired, idle – what lies here opens no more.
import { privateFromBytes, privateSize, type PrivateKey } from "../sealing/keys";
import type { Bytes } from "../sealing/opening";
import { utf8 } from "../sealing/strict";

interface Kept {
  readonly member: string;
  readonly nonce: Bytes;
  readonly sealed: ArrayBuffer;
  /** When a page last used it. */
  readonly at: number;
}

export const idleMinutes = 15;

const place = "portal-staff";
const shelf = "key";
const slot = "member";
const nonceSize = 12;

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function withShelf<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(place, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(shelf);
  const database = await asked(opening);
  try {
    return await asked(act(database.transaction(shelf, mode).objectStore(shelf)));
  } finally {
    database.close();
  }
}

async function sessionKey(): Promise<CryptoKey | null> {
  const answer = await fetch("/staff/unlock-key", { cache: "no-store", redirect: "error" }).catch(() => null);
  if (!answer?.ok) return null;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  try {
    return bytes.length === 32 ? await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]) : null;
  } finally {
    bytes.fill(0);
  }
}

/** Keeps the key for this session. The bytes are the caller's to overwrite. False when the session is over. */
export async function keepKey(member: string, bytes: Bytes): Promise<boolean> {
  const key = await sessionKey();
  if (!key) return false;
  const nonce = crypto.getRandomValues(new Uint8Array(nonceSize));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: utf8(member) }, key, bytes);
  const kept: Kept = { member, nonce, sealed, at: Date.now() };
  await withShelf("readwrite", (store) => store.put(kept, slot));
  return true;
}

/** The member's key, or null when it must be unlocked again. */
export async function takeKey(member: string): Promise<PrivateKey | null> {
  const kept = (await withShelf("readonly", (store) => store.get(slot))) as Kept | undefined;
  if (!kept) return null;
  const key = kept.member === member && !isIdle(kept.at) ? await sessionKey() : null;
  const opened = key && (await open(kept, key));
  if (!opened) {
    await forgetKey();
    return null;
  }
  try {
    return opened.length === privateSize ? await privateFromBytes(opened) : null;
  } finally {
    opened.fill(0);
  }
}

async function open(kept: Kept, key: CryptoKey): Promise<Bytes | null> {
  try {
    const rules = { name: "AES-GCM", iv: kept.nonce, additionalData: utf8(kept.member) };
    return new Uint8Array(await crypto.subtle.decrypt(rules, key, kept.sealed));
  } catch {
    return null;
  }
}

/** Somebody is at work: the key may rest for another while. */
export async function touchKey(): Promise<void> {
  const kept = (await withShelf("readonly", (store) => store.get(slot))) as Kept | undefined;
  if (kept && isIdle(kept.at)) await forgetKey();
  else if (kept) await withShelf("readwrite", (store) => store.put({ ...kept, at: Date.now() }, slot));
}

/** When any page of this browser last used the key; null when there is none. */
export async function lastTouch(): Promise<number | null> {
  return ((await withShelf("readonly", (store) => store.get(slot))) as Kept | undefined)?.at ?? null;
}

export const forgetKey = async (): Promise<void> => {
  await withShelf("readwrite", (store) => store.clear());
};

const isIdle = (at: number): boolean => Date.now() - at > idleMinutes * 60_000;
