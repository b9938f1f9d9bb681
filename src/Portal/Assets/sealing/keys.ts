// P-256 keys: x ‖ y and d ‖ x ‖ y, 32 bytes each. Mirrors Portal.Sealing/Keys.
import type { Bytes } from './opening'
import { decode, encode, hasExactly, isBytes, isMembers, utf8 } from './strict'

const algorithm = { name: 'ECDH', namedCurve: 'P-256' }
const coordinate = 32

export const privateSize = 96

/** The DER of a P-256 PKCS#8 key is of one length, so a key can be imported from bytes that are then overwritten. */
const pkcs8Start = '308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420'
const pkcs8Middle = 'a144034200'
const hex = (text: string): number[] => (text.match(/../g) ?? []).map((pair) => parseInt(pair, 16))

export interface PublicKey {
  readonly key: CryptoKey
  readonly keyId: string
  readonly point: Bytes
}

export interface PrivateKey {
  /** Not extractable; only derives. */
  readonly key: CryptoKey
  readonly public: PublicKey
}

export const isJwk = (value: unknown): value is { x: string; y: string } =>
  isMembers(value) && hasExactly(value, ['crv', 'kty', 'x', 'y']) && value['crv'] === 'P-256' && value['kty'] === 'EC'
  && isBytes(value['x'], coordinate) && isBytes(value['y'], coordinate)

export const toJwk = (key: PublicKey): string => jwkOf(key.point)

const jwkOf = (point: Bytes): string =>
  `{"crv":"P-256","kty":"EC","x":"${encode(point.subarray(0, coordinate))}","y":"${encode(point.subarray(coordinate))}"}`

const digest = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

export async function publicFromJwk(value: unknown): Promise<PublicKey | null> {
  return isJwk(value) ? publicFromPoint(new Uint8Array([...decode(value.x)!, ...decode(value.y)!])) : null
}

async function publicFromPoint(point: Bytes): Promise<PublicKey | null> {
  try {
    const key = await crypto.subtle.importKey('raw', new Uint8Array([4, ...point]), algorithm, true, [])
    return { key, keyId: encode(await digest(utf8(jwkOf(point)))), point }
  } catch {
    return null
  }
}

/** Reads d ‖ x ‖ y. The caller overwrites the bytes. Null unless the halves belong together. */
export async function privateFromBytes(bytes: Bytes): Promise<PrivateKey | null> {
  if (bytes.length !== privateSize) return null
  const publicKey = await publicFromPoint(bytes.slice(coordinate))
  if (!publicKey) return null
  const pkcs8 = new Uint8Array([...hex(pkcs8Start), ...bytes.subarray(0, coordinate), ...hex(pkcs8Middle), 4, ...publicKey.point])
  try {
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['deriveBits'])
    return (await halvesMatch(key, publicKey.key)) ? { key, public: publicKey } : null
  } catch {
    return null
  } finally {
    pkcs8.fill(0)
  }
}

/** Not every engine compares the halves when importing: both must agree with a third key on the same secret. */
async function halvesMatch(own: CryptoKey, ownPublic: CryptoKey): Promise<boolean> {
  const other = (await crypto.subtle.generateKey(algorithm, false, ['deriveBits'])) as CryptoKeyPair
  const ours = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: other.publicKey }, own, 256))
  const theirs = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: ownPublic }, other.privateKey, 256))
  return ours.every((byte, index) => byte === theirs[index])
}

/** A new pair as d ‖ x ‖ y. The caller overwrites the bytes. */
export async function generatePrivate(): Promise<Bytes> {
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['deriveBits'])) as CryptoKeyPair
  const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey)
  return new Uint8Array([...decode(jwk.d!)!, ...decode(jwk.x!)!, ...decode(jwk.y!)!])
}

/** Six groups of five digits for two people to compare by voice. */
export function fingerprint(key: PublicKey): string {
  const hash = decode(key.keyId)!
  return [0, 1, 2, 3, 4, 5]
    .map((group) => hash.subarray(group * 5, group * 5 + 5).reduce((number, byte) => number * 256 + byte, 0))
    .map((number) => String(number % 100_000).padStart(5, '0'))
    .join(' ')
}
