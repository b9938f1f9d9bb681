// The signed list of team keys, checked before a browser seals to any of them. Mirrors SealedManifest.cs.
import { publicFromJwk, type PublicKey } from './keys'
import { opened, refused, type Opening } from './opening'
import { decode, hasExactly, isMembers, isNumber, isText, parseMembers, utf8, type Members } from './strict'

export interface TeamKey {
  readonly team: string
  readonly epoch: number
  readonly key: PublicKey
}

export interface Manifest {
  /** Seconds since 1970. A caller refuses a manifest issued before one it has seen. */
  readonly issued: number
  readonly expires: number
  readonly teams: readonly TeamKey[]
}

const lastSecond = 253_402_300_799
const maxTeams = 200
const teamForm = /^team:[a-z0-9][a-z0-9-]{0,39}$/

export async function openManifest(jws: unknown, signer: PublicKey, now: number): Promise<Opening<Manifest>> {
  if (typeof jws !== 'string') return refused('Malformed')
  if (jws.length > 65_536) return refused('TooLarge')
  const segments = jws.split('.')
  const [header, payload, signature] = segments.map(decode)
  const members = header && parseMembers(header)
  if (segments.length !== 3 || !members || !payload || !signature) return refused('Malformed')
  if (!hasExactly(members, ['alg', 'kid']) || members['alg'] !== 'ES256') return refused('NotAccepted')
  if (members['kid'] !== signer.keyId) return refused('OtherSubject')
  const raw = new Uint8Array([4, ...signer.point])
  const verifier = await crypto.subtle.importKey('raw', raw, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
  const signed = utf8(`${segments[0]!}.${segments[1]!}`)
  if (!(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, verifier, signature, signed))) return refused('DoesNotOpen')
  const manifest = await read(parseMembers(payload))
  if (!manifest) return refused('BadContent')
  return now < manifest.expires ? opened(manifest) : refused('Expired')
}

/** A list that nobody signed, for Development: it says whose keys they are, and nobody vouches for it. */
export async function openUnsigned(payload: Uint8Array, now: number): Promise<Opening<Manifest>> {
  const manifest = await read(parseMembers(payload))
  if (!manifest) return refused('BadContent')
  return now < manifest.expires ? opened(manifest) : refused('Expired')
}

async function read(members: Members | null): Promise<Manifest | null> {
  if (!members || !hasExactly(members, ['v', 'issued', 'expires', 'teams']) || members['v'] !== 1) return null
  const { issued, expires, teams } = members
  if (!isNumber(issued, lastSecond) || !isNumber(expires, lastSecond) || !Array.isArray(teams) || teams.length > maxTeams) return null
  const read = await Promise.all(teams.map(readTeam))
  const known = read.filter((team) => team !== null)
  const distinct = new Set(known.map(({ team, epoch }) => `${team} ${epoch}`))
  return known.length === teams.length && distinct.size === teams.length ? { issued, expires, teams: known } : null
}

async function readTeam(entry: unknown): Promise<TeamKey | null> {
  if (!isMembers(entry) || !hasExactly(entry, ['team', 'epoch', 'key'])) return null
  const { team, epoch, key } = entry
  if (!isText(team, teamForm) || !isNumber(epoch, 1_000_000)) return null
  const publicKey = await publicFromJwk(key)
  return publicKey && { team, epoch, key: publicKey }
}
