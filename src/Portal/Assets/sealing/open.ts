// Opening in the team member's browser. Takes the expected record and refuses anything else (design D2, D4).
import { contentShape, keySize, lastSchemaVersion, wrapShape, type ContentHeader, type Recipient } from './content'
import { open, parse } from './envelope'
import type { PrivateKey } from './keys'
import { opened, refused, type Bytes, type Opening } from './opening'
import { isBucket, unpad } from './padding'
import { sealWrap } from './seal'
import { isBytes, isNumber, isText, kindForm, lastEpoch, recipientForm, uuidForm } from './strict'

export interface OpenedContent {
  readonly header: ContentHeader
  /** The caller overwrites it after use. */
  readonly plain: Bytes
}

export async function openContent(jwe: unknown, id: string, kind: string, contentKey: Uint8Array): Promise<Opening<OpenedContent>> {
  const parsed = parse(jwe, contentShape)
  if (!parsed.opened) return parsed
  const { members, plainBytes } = parsed.value
  const version = members['v']
  const origin = members['origin']
  if (!isBucket(plainBytes) || !isText(members['id'], uuidForm) || !isText(members['kind'], kindForm)
    || !isNumber(version, lastSchemaVersion) || (origin !== 'browser' && origin !== 'server')) return refused('NotAccepted')
  if (members['id'] !== id || members['kind'] !== kind) return refused('OtherSubject')
  const padded = await open(parsed.value, contentKey)
  if (!padded.opened) return padded
  const plain = unpad(padded.value)
  return plain ? opened({ header: { id, kind, schemaVersion: version, origin }, plain }) : refused('BadContent')
}

/** Gives the 32-byte content key, which the caller overwrites after use. */
export async function openWrap(
  jwe: unknown, id: string, kind: string, to: string, epoch: number, key: PrivateKey,
): Promise<Opening<Bytes>> {
  const parsed = parse(jwe, wrapShape)
  if (!parsed.opened) return parsed
  const { members, plainBytes } = parsed.value
  if (plainBytes !== keySize || !isText(members['id'], uuidForm) || !isText(members['kind'], kindForm)
    || !isText(members['to'], recipientForm) || !isNumber(members['epoch'], lastEpoch)
    || !isBytes(members['kid'], 32)) return refused('NotAccepted')
  if (members['id'] !== id || members['kind'] !== kind || members['to'] !== to || members['epoch'] !== epoch
    || members['kid'] !== key.public.keyId) return refused('OtherSubject')
  return open(parsed.value, key)
}

/** Opens one wrap and makes another: for a new epoch, another team, one more reader. The content stays as it is. */
export async function resealWrap(
  jwe: unknown, id: string, kind: string, from: string, epoch: number, key: PrivateKey, to: Recipient,
): Promise<Opening<string>> {
  const contentKey = await openWrap(jwe, id, kind, from, epoch, key)
  if (!contentKey.opened) return contentKey
  try {
    return opened(await sealWrap(contentKey.value, id, kind, to))
  } finally {
    contentKey.value.fill(0)
  }
}
