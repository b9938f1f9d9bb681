// A member's private key under the member's own secrets (design D3). Mirrors Portal.Sealing/Slots.
import { deriveKey, saltSize, type SlowHash } from './derive'
import { parse, seal, type Shape } from './envelope'
import { privateFromBytes, privateSize } from './keys'
import { refused, type Bytes, type Opening } from './opening'
import { takePrivateKey, type OpenedKey } from './privateKeys'
import { decode, encode, isBytes, isText, utf8, uuidForm } from './strict'

const shape: Shape = { alg: 'dir', maxChars: 1_024, members: ['member', 'kid', 'slot', 'salt', 'v'] }
const slots = /^(passphrase|recovery|prf)$/

export type SlotSecret =
  | { readonly slot: 'passphrase'; readonly secret: Bytes; readonly slowHash: SlowHash }
  | { readonly slot: 'recovery' | 'prf'; readonly secret: Bytes }

/** NFC, every Unicode space as U+0020 (RFC 8265 §4.2). Null if empty, too long, or holding half a surrogate pair. */
export function fromPassphrase(passphrase: string, slowHash: SlowHash): SlotSecret | null {
  if (passphrase.length < 1 || passphrase.length > 1_024 || /\p{Cs}|\uFFFD/u.test(passphrase)) return null
  return { slot: 'passphrase', secret: utf8(passphrase.replace(/\p{Zs}/gu, ' ').normalize('NFC')), slowHash }
}

export const fromRecoveryCode = (code: Bytes): SlotSecret => ({ slot: 'recovery', secret: code })

/** The 32 bytes of the PRF extension; strip them from anything posted. */
export function fromPrf(output: Bytes): SlotSecret {
  if (output.length !== 32) throw new RangeError('A PRF output has 32 bytes.')
  return { slot: 'prf', secret: output }
}

export async function sealSlot(memberKey: Bytes, member: string, secret: SlotSecret): Promise<string> {
  const read = await privateFromBytes(memberKey)
  if (!read || !uuidForm.test(member)) throw new RangeError('Cannot be sealed.')
  const salt = crypto.getRandomValues(new Uint8Array(saltSize))
  const key = await slotKey(secret, salt)
  try {
    return await seal(memberKey, key, shape, { member, kid: read.public.keyId, slot: secret.slot, salt: encode(salt), v: 1 })
  } finally {
    key.fill(0)
  }
}

export async function openSlot(jwe: unknown, member: string, secret: SlotSecret): Promise<Opening<OpenedKey>> {
  const parsed = parse(jwe, shape)
  if (!parsed.opened) return parsed
  const { members, plainBytes } = parsed.value
  const salt = members['salt']
  if (plainBytes !== privateSize || !isText(members['member'], uuidForm) || !isBytes(members['kid'], 32)
    || !isText(members['slot'], slots) || members['v'] !== 1 || !isBytes(salt, saltSize)) return refused('NotAccepted')
  if (members['member'] !== member || members['slot'] !== secret.slot) return refused('OtherSubject')
  const key = await slotKey(secret, decode(salt)!)
  try {
    return await takePrivateKey(parsed.value, key, members['kid'])
  } finally {
    key.fill(0)
  }
}

async function slotKey(from: SlotSecret, salt: Bytes): Promise<Bytes> {
  const label = `portal/1/slot/${from.slot}`
  if (from.slot !== 'passphrase') return deriveKey(from.secret, salt, label)
  const slow = await from.slowHash(from.secret.slice(), salt)
  try {
    return await deriveKey(slow, salt, label)
  } finally {
    slow.fill(0)
  }
}
