// Argon2id in a worker of its own, whose response alone may compile WebAssembly (design D7). One message, one hash.
import { argon2id } from 'hash-wasm'
import type { Bytes } from './opening'

export interface Argon2Request { readonly id: number; readonly secret: Bytes; readonly salt: Bytes }
export type Argon2Reply = { readonly id: number; readonly hash: Bytes } | { readonly id: number; readonly hash: null }

self.onmessage = async ({ data }: MessageEvent<Argon2Request>) => {
  let reply: Argon2Reply
  try {
    const hash = await argon2id({
      password: data.secret, salt: data.salt, memorySize: 64 * 1024, iterations: 3, parallelism: 1, hashLength: 32, outputType: 'binary',
    })
    reply = { id: data.id, hash: new Uint8Array(hash) }
  } catch {
    // No WebAssembly or no 64 MiB: the page offers the server's way openly.
    reply = { id: data.id, hash: null }
  } finally {
    data.secret.fill(0)
  }
  self.postMessage(reply)
}
