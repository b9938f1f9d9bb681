// Asks the worker of argon2.worker.ts. The page makes the worker, because only it knows its address and its policy.
import type { Argon2Reply, Argon2Request } from './argon2.worker'
import type { SlowHash } from './derive'
import type { Bytes } from './opening'

/** Rejects if the worker cannot hash here: the page then offers the server's way. */
export function slowHashIn(worker: Worker): SlowHash {
  const waiting = new Map<number, { resolve: (hash: Bytes) => void; reject: (reason: Error) => void }>()
  let last = 0
  worker.addEventListener('message', ({ data }: MessageEvent<Argon2Reply>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.hash) asked?.resolve(data.hash)
    else asked?.reject(new Error('Argon2id is not available.'))
  })
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error('Argon2id is not available.'))
    waiting.clear()
  })
  return (secret, salt) =>
    new Promise((resolve, reject) => {
      const request: Argon2Request = { id: ++last, secret, salt }
      waiting.set(request.id, { resolve, reject })
      // Transferring leaves no copy of the secret on this side.
      worker.postMessage(request, [secret.buffer])
    })
}
