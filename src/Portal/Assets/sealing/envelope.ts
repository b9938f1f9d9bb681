// The only module that calls jose, and only after every segment and header member was checked. Mirrors Envelopes/.
import { compactDecrypt } from 'jose/jwe/compact/decrypt'
import type { Bytes, Opening } from './opening'
import { encrypt } from './jwe'
import { opened, refused } from './opening'
import { isJwk, type PrivateKey, type PublicKey } from './keys'
import { byteCount, decode, hasExactly, isStrict, parseMembers, type Members } from './strict'

/** One family of envelopes. The families differ in their members, so none can be taken for another. */
export interface Shape {
  readonly alg: 'dir' | 'ECDH-ES+A256KW'
  readonly maxChars: number
  readonly members: readonly string[]
}

export interface Envelope {
  readonly text: string
  readonly alg: Shape['alg']
  readonly members: Members
  /** GCM keeps the length, so it is known before opening. */
  readonly plainBytes: number
}

const enc = 'A256GCM'

export function parse(text: unknown, shape: Shape): Opening<Envelope> {
  if (typeof text !== 'string') return refused('Malformed')
  if (text.length > shape.maxChars) return refused('TooLarge')
  const segments = text.split('.')
  if (segments.length !== 5 || !segments.every(isStrict)) return refused('Malformed')
  const [header, key, nonce, content, tag] = segments as [string, string, string, string, string]
  const members = parseMembers(decode(header)!)
  if (!members) return refused('Malformed')
  const wraps = shape.alg !== 'dir'
  // zip and crit are refused here too: they are members no family has.
  const accepted = hasExactly(members, ['alg', 'enc', ...(wraps ? ['epk'] : []), ...shape.members])
    && members['alg'] === shape.alg && members['enc'] === enc && (!wraps || isJwk(members['epk']))
    && byteCount(key) === (wraps ? 40 : 0) && byteCount(nonce) === 12 && byteCount(tag) === 16
  return accepted ? opened({ text, alg: shape.alg, members, plainBytes: byteCount(content) }) : refused('NotAccepted')
}

export const seal = (plain: Uint8Array, key: PublicKey | Uint8Array, shape: Shape, members: Members): Promise<string> =>
  encrypt(plain, key, { alg: shape.alg, enc, ...members })

/** What comes out is the caller's to overwrite. */
export async function open(envelope: Envelope, key: PrivateKey | Uint8Array): Promise<Opening<Bytes>> {
  try {
    const { plaintext } = await compactDecrypt(envelope.text, key instanceof Uint8Array ? key : key.key, {
      keyManagementAlgorithms: [envelope.alg],
      contentEncryptionAlgorithms: [enc],
      maxDecompressedLength: 0,
    })
    const copy = new Uint8Array(plaintext)
    plaintext.fill(0)
    return opened(copy)
  } catch {
    return refused('DoesNotOpen')
  }
}
