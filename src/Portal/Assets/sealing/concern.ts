// Everything a browser posts to /api/concerns, from one function: content, the team's wrap, and the receipt's half.
import type { PublicKey } from './keys'
import { lettersKeyOf } from './letters'
import { locatorOf, sealReceiptKey, type ReceiptCode, type ReceiptKeys } from './receipt'
import { newContentKey, sealContent, sealWrap } from './seal'
import { encode, utf8 } from './strict'

/** Schema version 1 of ConcernText.cs, of every kind. */
const schemaVersion = 1

export interface ConcernToSeal {
  /** Both made once per journey with crypto.randomUUID(): posted again, they store nothing twice. */
  readonly journey: string
  readonly id: string
  readonly kind: 'concern' | 'advice' | 'visit' | 'feedback'
  readonly urgent: boolean
  /** The team's id without `team:`, and its key of this epoch. */
  readonly team: { readonly id: string; readonly epoch: number; readonly key: PublicKey }
  readonly language: string
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly code: ReceiptCode
}

/** Mirrors SealedPost.cs. */
export interface ConcernPost {
  readonly journey: string
  readonly id: string
  readonly kind: string
  readonly urgent: boolean
  readonly team: string
  readonly epoch: number
  readonly content: string
  readonly wrap: string
  readonly receipt: { readonly locator: string; readonly proof: string; readonly key: string }
}

/**
 * `keys` come from deriveReceipt and are the caller's to overwrite; they can be used again when the team turns out to have
 * a newer key. Throws a RangeError for what cannot be sealed, such as a text that is too long.
 */
export async function sealConcern(concern: ConcernToSeal, keys: ReceiptKeys): Promise<ConcernPost> {
  const { journey, id, kind, urgent, team, language, answers, code } = concern
  const contentKey = newContentKey()
  const lettersKey = await lettersKeyOf(contentKey)
  const plain = utf8(JSON.stringify({ language, answers }))
  try {
    return {
      journey, id, kind, urgent, team: team.id, epoch: team.epoch,
      content: await sealContent(plain, { id, kind, schemaVersion, origin: 'browser' }, contentKey),
      wrap: await sealWrap(contentKey, id, kind, { name: `team:${team.id}`, epoch: team.epoch, key: team.key }),
      receipt: { locator: locatorOf(code), proof: encode(keys.proof), key: await sealReceiptKey(lettersKey, id, keys) },
    }
  } finally {
    for (const secret of [plain, contentKey, lettersKey]) secret.fill(0)
  }
}
