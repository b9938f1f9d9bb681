// HKDF-SHA256 with one label per purpose. Mirrors DerivedKey.cs; Argon2id is passed in, because it runs in a worker.
import type { Bytes } from './opening'
import { utf8 } from './strict'

/** Argon2id v1.3: 64 MiB, three passes, one lane, 16-byte salt, 32-byte result. It overwrites the secret it is given. */
export type SlowHash = (secret: Bytes, salt: Bytes) => Promise<Bytes>

export const saltSize = 16

export async function deriveKey(secret: Bytes, salt: Bytes, label: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8(label) }, key, 256))
}
