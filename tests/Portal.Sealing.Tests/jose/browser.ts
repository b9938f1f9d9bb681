// The browser's own modules, under node. The Argon2 worker's bundle runs here too, behind a stand-in for Worker.
import { slowHashIn } from '../../../src/Portal/Assets/sealing/argon2'
import { sealConcern } from '../../../src/Portal/Assets/sealing/concern'
import { deriveKey, type SlowHash } from '../../../src/Portal/Assets/sealing/derive'
import { fingerprint, generatePrivate, privateFromBytes, publicFromJwk, toJwk } from '../../../src/Portal/Assets/sealing/keys'
import { lettersKeyOf } from '../../../src/Portal/Assets/sealing/letters'
import { openManifest } from '../../../src/Portal/Assets/sealing/manifest'
import { openContent, openWrap, resealWrap } from '../../../src/Portal/Assets/sealing/open'
import type { Opening } from '../../../src/Portal/Assets/sealing/opening'
import * as receipt from '../../../src/Portal/Assets/sealing/receipt'
import { formatRecoveryCode, newRecoveryCode, parseRecoveryCode } from '../../../src/Portal/Assets/sealing/recovery'
import { newContentKey, sealContent, sealWrap } from '../../../src/Portal/Assets/sealing/seal'
import { fromPassphrase, fromPrf, fromRecoveryCode, openSlot, sealSlot } from '../../../src/Portal/Assets/sealing/slots'
import { decode, encode } from '../../../src/Portal/Assets/sealing/strict'
import { admit, openTeamKey, sealTeamKey } from '../../../src/Portal/Assets/sealing/team'

let hashing: Promise<SlowHash> | undefined

export const slowHash: SlowHash = async (secret, salt) => (await (hashing ??= startWorker()))(secret, salt)

async function startWorker(): Promise<SlowHash> {
  const worker = new EventTarget() as EventTarget & { postMessage: (data: unknown) => void }
  const inside = { onmessage: (_: { data: unknown }) => {}, postMessage: (data: unknown) => worker.dispatchEvent(new MessageEvent('message', { data })) }
  ;(globalThis as any).self = inside
  await import(new URL('argon2.mjs', import.meta.url).href)
  worker.postMessage = (data) => inside.onmessage({ data })
  return slowHashIn(worker as unknown as Worker)
}

const bytes = (text: string) => decode(text)!
const publicKey = async (jwk: string) => (await publicFromJwk(JSON.parse(jwk)))!
const privateKey = async (key: string) => (await privateFromBytes(bytes(key)))!
const to = async ({ name, epoch, jwk }: any) => ({ name, epoch, key: await publicKey(jwk) })
const result = <T>(opening: Opening<T>, show: (value: T) => unknown) =>
  opening.opened ? { opened: show(opening.value) } : { refused: opening.reason }

export const slotSecret = ({ slot, secret }: any) =>
  slot === 'passphrase' ? fromPassphrase(secret, slowHash)! : slot === 'prf' ? fromPrf(bytes(secret)) : fromRecoveryCode(bytes(secret))

export const browser = {
  newContentKey: () => encode(newContentKey()),
  newPrivateKey: async () => encode(await generatePrivate()),
  readPrivateKey: async ({ key }: any) => {
    const read = await privateFromBytes(bytes(key))
    return read && { keyId: read.public.keyId, fingerprint: fingerprint(read.public), jwk: toJwk(read.public) }
  },
  readPublicKey: async ({ jwk }: any) => (await publicFromJwk(JSON.parse(jwk)))?.keyId ?? null,
  sealContent: ({ plain, header, key }: any) => sealContent(bytes(plain), header, bytes(key)),
  openContent: async ({ jwe, id, kind, key }: any) =>
    result(await openContent(jwe, id, kind, bytes(key)), ({ header, plain }) => ({ header, plain: encodeLong(plain) })),
  sealWrap: async ({ contentKey, id, kind, recipient }: any) => sealWrap(bytes(contentKey), id, kind, await to(recipient)),
  openWrap: async ({ jwe, id, kind, to: name, epoch, key }: any) =>
    result(await openWrap(jwe, id, kind, name, epoch, await privateKey(key)), encode),
  resealWrap: async ({ jwe, id, kind, from, epoch, key, recipient }: any) =>
    result(await resealWrap(jwe, id, kind, from, epoch, await privateKey(key), await to(recipient)), (made) => made),
  sealTeamKey: async ({ teamKey, team, epoch, to: name, jwk }: any) =>
    sealTeamKey(bytes(teamKey), team, epoch, name, await publicKey(jwk)),
  openTeamKey: async ({ jwe, team, epoch, teamJwk, to: name, key }: any) =>
    result(await openTeamKey(jwe, team, epoch, await publicKey(teamJwk), name, await privateKey(key)), (value) => encode(value.bytes)),
  admit: async ({ jwe, team, epoch, teamJwk, from, key, to: name, jwk }: any) =>
    result(await admit(jwe, team, epoch, await publicKey(teamJwk), from, await privateKey(key), name, await publicKey(jwk)), (made) => made),
  sealSlot: ({ memberKey, member, secret }: any) => sealSlot(bytes(memberKey), member, slotSecret(secret)),
  openSlot: async ({ jwe, member, secret }: any) => result(await openSlot(jwe, member, slotSecret(secret)), (value) => encode(value.bytes)),
  newRecoveryCode: async () => formatRecoveryCode(newRecoveryCode()),
  readRecoveryCode: async ({ typed }: any) => {
    const read = await parseRecoveryCode(typed)
    return read && formatRecoveryCode(read)
  },
  newReceiptCodes: ({ count }: any) => Array.from({ length: count }, () => receipt.formatReceiptCode(receipt.newReceiptCode())),
  readReceiptCode: ({ typed }: any) => {
    const read = receipt.parseReceiptCode(typed)
    return read && receipt.formatReceiptCode(read)
  },
  deriveReceipt: async ({ code, salt }: any) => {
    const keys = await receipt.deriveReceipt(receipt.parseReceiptCode(code)!, bytes(salt), slowHash)
    return { proof: encode(keys.proof), opening: encode(keys.opening) }
  },
  lettersKeyOf: async ({ contentKey }: any) => encode(await lettersKeyOf(bytes(contentKey))),
  sealReceiptKey: async ({ lettersKey, record, keys }: any) =>
    receipt.sealReceiptKey(bytes(lettersKey), record, { proof: bytes(keys.proof), opening: bytes(keys.opening) }),
  openReceiptKey: async ({ jwe, record, keys }: any) =>
    result(await receipt.openReceiptKey(jwe, record, { proof: bytes(keys.proof), opening: bytes(keys.opening) }), encode),
  sealConcern: async ({ concern, salt, jwk }: any) => {
    const code = receipt.parseReceiptCode(concern.code)!
    const keys = await receipt.deriveReceipt(code, bytes(salt), slowHash)
    return sealConcern({ ...concern, code, team: { id: concern.team, epoch: concern.epoch, key: await publicKey(jwk) } }, keys)
  },
  openManifest: async ({ jws, jwk, now }: any) =>
    result(await openManifest(jws, await publicKey(jwk), now), ({ issued, expires, teams }) => ({
      issued, expires, teams: teams.map(({ team, epoch, key }) => `${team} ${epoch} ${key.keyId}`),
    })),
  slowHash: async ({ secret, salt }: any) => encode(await slowHash(bytes(secret), bytes(salt))),
  deriveKey: async ({ secret, salt, label }: any) => encode(await deriveKey(bytes(secret), bytes(salt), label)),
}

// The browser encodes nothing longer than a key; only the tests look at whole texts as base64url.
function encodeLong(long: Uint8Array): string {
  return Buffer.from(long).toString('base64url')
}
