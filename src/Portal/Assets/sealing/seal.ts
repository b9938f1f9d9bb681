// Sealing in the visitor's browser: a text under a content key, and that key for each recipient (design D2).
import { contentShape, keySize, lastSchemaVersion, wrapShape, type ContentHeader, type Recipient } from './content'
import { seal } from './envelope'
import type { Bytes } from './opening'
import { maxPlainBytes, pad } from './padding'
import { isNumber, kindForm, lastEpoch, recipientForm, uuidForm } from './strict'

export type { ContentHeader, Recipient } from './content'
export { maxPlainBytes } from './padding'

/** 32 bytes; the caller overwrites them once all wraps are made. */
export const newContentKey = (): Bytes => crypto.getRandomValues(new Uint8Array(keySize))

/** Throws a RangeError for a text or header that cannot be sealed: the form has checked both before. */
export async function sealContent(plain: Uint8Array, header: ContentHeader, contentKey: Uint8Array): Promise<string> {
  const { id, kind, schemaVersion, origin } = header
  check(plain.length <= maxPlainBytes && uuidForm.test(id) && kindForm.test(kind)
    && isNumber(schemaVersion, lastSchemaVersion) && contentKey.length === keySize)
  const padded = pad(plain)
  try {
    return await seal(padded, contentKey, contentShape, { id, kind, v: schemaVersion, origin })
  } finally {
    padded.fill(0)
  }
}

export async function sealWrap(contentKey: Uint8Array, id: string, kind: string, to: Recipient): Promise<string> {
  check(uuidForm.test(id) && kindForm.test(kind) && recipientForm.test(to.name) && isNumber(to.epoch, lastEpoch)
    && contentKey.length === keySize)
  return seal(contentKey, to.key, wrapShape, { id, kind, to: to.name, epoch: to.epoch, kid: to.key.keyId })
}

function check(holds: boolean): void {
  if (!holds) throw new RangeError('Cannot be sealed.')
}
