// Private keys inside envelopes: a team's for a member, a member's in a slot. Shared last step of opening.
import { open, type Envelope } from './envelope'
import { privateFromBytes, type PrivateKey } from './keys'
import { opened, refused, type Bytes, type Opening } from './opening'

export interface OpenedKey {
  readonly key: PrivateKey
  /** d ‖ x ‖ y, for wrapping again; the caller overwrites it at once. */
  readonly bytes: Bytes
}

export async function takePrivateKey(envelope: Envelope, key: PrivateKey | Uint8Array, keyId: unknown): Promise<Opening<OpenedKey>> {
  const bytes = await open(envelope, key)
  if (!bytes.opened) return bytes
  const read = await privateFromBytes(bytes.value)
  if (read && read.public.keyId === keyId) return opened({ key: read, bytes: bytes.value })
  bytes.value.fill(0)
  return refused('BadContent')
}
