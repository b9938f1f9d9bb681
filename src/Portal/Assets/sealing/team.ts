// A team's private key for one member. Mirrors TeamKeyWrap.cs.
import { parse, seal, type Shape } from './envelope'
import { privateFromBytes, privateSize, type PrivateKey, type PublicKey } from './keys'
import { opened, refused, type Bytes, type Opening } from './opening'
import { takePrivateKey, type OpenedKey } from './privateKeys'
import { isBytes, isNumber, isText, lastEpoch, recipientForm } from './strict'

const shape: Shape = { alg: 'ECDH-ES+A256KW', maxChars: 1_280, members: ['team', 'epoch', 'key', 'to', 'kid'] }
const teamForm = /^team:[a-z0-9][a-z0-9-]{0,39}$/

export async function sealTeamKey(teamKey: Bytes, team: string, epoch: number, to: string, toKey: PublicKey): Promise<string> {
  const read = await privateFromBytes(teamKey)
  if (!read || !teamForm.test(team) || !isNumber(epoch, lastEpoch) || !recipientForm.test(to)) throw new RangeError('Cannot be sealed.')
  return seal(teamKey, toKey, shape, { team, epoch, key: read.public.keyId, to, kid: toKey.keyId })
}

/** `teamKey` is the public half from the manifest: anybody can wrap some key to a member. */
export async function openTeamKey(
  jwe: unknown, team: string, epoch: number, teamKey: PublicKey, to: string, key: PrivateKey,
): Promise<Opening<OpenedKey>> {
  const parsed = parse(jwe, shape)
  if (!parsed.opened) return parsed
  const { members, plainBytes } = parsed.value
  if (plainBytes !== privateSize || !isText(members['team'], teamForm) || !isNumber(members['epoch'], lastEpoch)
    || !isBytes(members['key'], 32) || !isText(members['to'], recipientForm) || !isBytes(members['kid'], 32)) return refused('NotAccepted')
  if (members['team'] !== team || members['epoch'] !== epoch || members['key'] !== teamKey.keyId || members['to'] !== to
    || members['kid'] !== key.public.keyId) return refused('OtherSubject')
  return takePrivateKey(parsed.value, key, teamKey.keyId)
}

/** Admits a member, after the two have compared the fingerprint of `toKey` by voice. */
export async function admit(
  jwe: unknown, team: string, epoch: number, teamKey: PublicKey, from: string, key: PrivateKey, to: string, toKey: PublicKey,
): Promise<Opening<string>> {
  const held = await openTeamKey(jwe, team, epoch, teamKey, from, key)
  if (!held.opened) return held
  try {
    return opened(await sealTeamKey(held.value.bytes, team, epoch, to, toKey))
  } finally {
    held.value.bytes.fill(0)
  }
}
