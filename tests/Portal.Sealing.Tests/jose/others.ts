// Implementations that are not ours: npm jose, hash-wasm and noble.
import * as jose from 'jose'
import { argon2id as nobleArgon2id } from '@noble/hashes/argon2.js'
import { decode, encode } from '../../../src/Portal/Assets/sealing/strict'

const bytes = (text: string) => decode(text)!
const privateJwk = (key: string) => {
  const [d, x, y] = [0, 32, 64].map((start) => encode(bytes(key).subarray(start, start + 32)))
  return { kty: 'EC', crv: 'P-256', d: d!, x: x!, y: y! }
}

export const others = {
  joseThumbprint: ({ jwk }: any) => jose.calculateJwkThumbprint(JSON.parse(jwk)),

  joseSealDirect: ({ plain, key, header }: any) =>
    new jose.CompactEncrypt(bytes(plain)).setProtectedHeader(header).encrypt(bytes(key)),

  joseOpenDirect: async ({ jwe, key }: any) => {
    const { plaintext, protectedHeader } = await jose.compactDecrypt(jwe, bytes(key))
    return { plain: encode(plaintext), header: protectedHeader }
  },

  joseSealToJwk: async ({ plain, jwk, header }: any) =>
    new jose.CompactEncrypt(bytes(plain)).setProtectedHeader(header).encrypt(await jose.importJWK(JSON.parse(jwk), header.alg)),

  joseOpenWithKey: async ({ jwe, key }: any) => {
    const { plaintext, protectedHeader } = await jose.compactDecrypt(jwe, await jose.importJWK(privateJwk(key), 'ECDH-ES+A256KW'))
    return { plain: encode(plaintext), header: protectedHeader }
  },

  joseVerify: async ({ jws, jwk }: any) => {
    const { payload, protectedHeader } = await jose.compactVerify(jws, await jose.importJWK(JSON.parse(jwk), 'ES256'))
    return { payload: encode(payload), header: protectedHeader }
  },

  joseSign: async ({ payload, key, header }: any) =>
    new jose.CompactSign(bytes(payload)).setProtectedHeader(header).sign(await jose.importJWK(privateJwk(key), 'ES256')),

  /** Otherwise sound envelopes with one thing that is not accepted. */
  joseForeign: async ({ alg, plain, header }: any) => {
    const sealing = new jose.CompactEncrypt(bytes(plain)).setProtectedHeader({ ...header, alg })
    if (alg.startsWith('PBES2')) return sealing.encrypt(new Uint8Array(32))
    if (alg === 'A256KW' || alg === 'A256GCMKW') return sealing.encrypt(new Uint8Array(32))
    const { publicKey } = await jose.generateKeyPair(alg, { crv: header.crv, extractable: true })
    return sealing.encrypt(publicKey)
  },

  nobleArgon2id: ({ password, salt, m, t, p, key, personalization }: any) =>
    encode(nobleArgon2id(bytes(password), bytes(salt), {
      m, t, p, dkLen: 32, version: 0x13,
      ...(key ? { key: bytes(key) } : {}), ...(personalization ? { personalization: bytes(personalization) } : {}),
    })),
}
