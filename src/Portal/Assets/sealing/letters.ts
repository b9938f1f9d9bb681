// The key of a record's letters. Mirrors LettersKey.cs: the team derives it, the code's holder finds it in the receipt.
import { deriveKey } from './derive'
import type { Bytes } from './opening'

/** 32 bytes from the record's content key; the caller overwrites them after use. */
export const lettersKeyOf = (contentKey: Bytes): Promise<Bytes> => deriveKey(contentKey, new Uint8Array(), 'portal/1/letters')
