// Letters and their key. Mirrors LettersKey.cs, LetterText.cs and LetterThread.cs: the team derives the key, the code's
// holder finds it in the receipt, and what the clear columns say counts only if the sealed text says it too.
import { deriveKey } from './derive'
import { openContent } from './open'
import type { Bytes } from './opening'
import { sealContent } from './seal'
import { utf8 } from './strict'

export type Side = 'team' | 'reporter'
export type Asks = '' | 'remove-contact' | 'no-contact'

/** A letter as the server has it. `on` is a day in the reader's words. */
export interface SealedLetter {
  readonly id: string
  readonly from: string
  readonly number: number
  readonly on: string
  readonly content: string
}

export interface ThreadLine {
  readonly from: string
  readonly on: string
  /** False for one that does not open or is not what its columns say. */
  readonly whole: boolean
  readonly asks: string
  readonly text: string
}

export interface Thread {
  readonly lines: readonly ThreadLine[]
  readonly gap: boolean
}

interface Inside { readonly concern: string; readonly from: string; readonly number: number; readonly seen: number; readonly asks: string; readonly text: string }

const schemaVersion = 1

export const longestLetter = 4_000

/** 32 bytes from the record's content key; the caller overwrites them after use. */
export const lettersKeyOf = (contentKey: Bytes): Promise<Bytes> => deriveKey(contentKey, new Uint8Array(), 'portal/1/letters')

/** Control characters, halves of characters and marks that turn what follows are left out; isolates close themselves and stay. */
export function cleanLetter(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cs}|[\u202A-\u202E\u200E\u200F\u061C\uFEFF]|(?![\n\t])\p{Cc}/gu, '')
    .replace(/(\p{M}{8})\p{M}+/gu, '$1')
    .replace(/^[ \t\n]+|[ \t\n]+$/g, '')
}

export async function sealLetter(concern: string, id: string, from: Side, letters: readonly SealedLetter[], asks: Asks, text: string, key: Bytes): Promise<{ number: number; content: string }> {
  const number = countOf(letters, from) + 1
  const inside: Inside = { concern, from, number, seen: countOf(letters, other(from)), asks, text }
  const plain = utf8(JSON.stringify(inside))
  try {
    return { number, content: await sealContent(plain, { id, kind: 'letter', schemaVersion, origin: 'browser' }, key) }
  } finally {
    plain.fill(0)
  }
}

export async function openThread(concern: string, letters: readonly SealedLetter[], key: Bytes): Promise<Thread> {
  const seen: Record<string, number> = { team: 0, reporter: 0 }
  const lines: ThreadLine[] = []
  for (const letter of letters) {
    const { from, on } = letter
    const inside = await openLetter(concern, letter, key)
    lines.push(inside
      ? { from, on, whole: true, asks: inside.asks, text: cleanLetter(inside.text) }
      : { from, on, whole: false, asks: '', text: '' })
    if (inside) seen[other(from)] = Math.max(seen[other(from)]!, inside.seen)
  }
  const gap = (['team', 'reporter'] as const).some((from) => {
    const numbers = letters.filter((letter) => letter.from === from).map((letter) => letter.number).sort((a, b) => a - b)
    return numbers.some((number, index) => number !== index + 1) || numbers.length < seen[from]!
  })
  return { lines, gap }
}

async function openLetter(concern: string, letter: SealedLetter, key: Bytes): Promise<Inside | null> {
  const opened = await openContent(letter.content, letter.id, 'letter', key)
  if (!opened.opened) return null
  try {
    const inside = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(opened.value.plain)) as Partial<Inside> | null
    return inside && Object.keys(inside).length === 6 && inside.concern === concern && inside.from === letter.from && inside.number === letter.number
      && Number.isSafeInteger(inside.seen) && typeof inside.asks === 'string' && typeof inside.text === 'string' ? (inside as Inside) : null
  } catch {
    return null
  } finally {
    opened.value.plain.fill(0)
  }
}

const other = (from: string): Side => (from === 'team' ? 'reporter' : 'team')
const countOf = (letters: readonly SealedLetter[], from: string): number => letters.filter((letter) => letter.from === from).length
