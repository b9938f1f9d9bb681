// What seal.ts and open.ts share: the two families of a record. Mirrors SealedContent.cs and ContentWrap.cs.
import type { Shape } from './envelope'
import type { PublicKey } from './keys'

export interface ContentHeader {
  readonly id: string
  readonly kind: string
  readonly schemaVersion: number
  /** What the sealer claims, not a proof. */
  readonly origin: 'browser' | 'server'
}

export interface Recipient {
  /** `team:` and an id, `member:` and a UUID, or `receipt`. */
  readonly name: string
  readonly epoch: number
  readonly key: PublicKey
}

export const keySize = 32
export const lastSchemaVersion = 9_999
export const contentShape: Shape = { alg: 'dir', maxChars: 44_100, members: ['id', 'kind', 'v', 'origin'] }
export const wrapShape: Shape = { alg: 'ECDH-ES+A256KW', maxChars: 1_024, members: ['id', 'kind', 'to', 'epoch', 'kid'] }
