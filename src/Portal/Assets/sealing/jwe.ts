// Sealing a compact JWE (RFC 7516 §3.1, §5.1) with the browser's own cryptography: `dir` and `ECDH-ES+A256KW` (RFC 7518
// §4.5, §4.6), `A256GCM` (§5.3). jose opens what this seals and the library on the server as well; jose's own sealing side
// would be a third of the form's script.
import type { PublicKey } from './keys'
import type { Bytes } from './opening'
import { encode, utf8, type Members } from './strict'

const curve = { name: 'ECDH', namedCurve: 'P-256' }
const keyBits = 256
const nonceSize = 12
const tagSize = 16

/** Under a symmetric key (`dir`), or under a new one that is wrapped to a public key. */
export async function encrypt(plain: Uint8Array, key: PublicKey | Uint8Array, members: Members): Promise<string> {
  const agreed = key instanceof Uint8Array ? null : await agree(key, String(members['alg']))
  const secret = key instanceof Uint8Array ? key : crypto.getRandomValues(new Uint8Array(keyBits / 8))
  try {
    const header = encode(utf8(JSON.stringify(agreed ? { ...members, epk: agreed.epk } : members)))
    const contentKey = await crypto.subtle.importKey('raw', secret as Bytes, 'AES-GCM', agreed !== null, ['encrypt'])
    const wrapped = agreed ? new Uint8Array(await crypto.subtle.wrapKey('raw', contentKey, agreed.wrapping, 'AES-KW')) : new Uint8Array()
    const iv = crypto.getRandomValues(new Uint8Array(nonceSize))
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(header), tagLength: tagSize * 8 }, contentKey, plain as Bytes))
    const end = sealed.length - tagSize
    return [header, encode(wrapped), encode(iv), encode(sealed.subarray(0, end)), encode(sealed.subarray(end))].join('.')
  } finally {
    if (secret !== key) secret.fill(0)
  }
}

interface Agreed {
  readonly epk: object
  readonly wrapping: CryptoKey
}

async function agree(to: PublicKey, alg: string): Promise<Agreed> {
  const pair = (await crypto.subtle.generateKey(curve, true, ['deriveBits'])) as CryptoKeyPair
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: to.key }, pair.privateKey, keyBits))
  const derived = await concatKdf(shared, alg)
  const wrapping = await crypto.subtle.importKey('raw', derived, 'AES-KW', false, ['wrapKey'])
  shared.fill(0)
  derived.fill(0)
  return { epk: { crv, kty, x, y }, wrapping }
}

/** One round of NIST SP 800-56A's Concat KDF with SHA-256, as RFC 7518 §4.6.2 fills it; no `apu`, no `apv`. */
async function concatKdf(shared: Bytes, alg: string): Promise<Bytes> {
  const name = utf8(alg)
  const input = new Uint8Array([...number(1), ...shared, ...number(name.length), ...name, ...number(0), ...number(0), ...number(keyBits)])
  try {
    return new Uint8Array(await crypto.subtle.digest('SHA-256', input))
  } finally {
    input.fill(0)
  }
}

const number = (value: number): Bytes => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}
