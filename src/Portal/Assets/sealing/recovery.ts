// Printed recovery codes: 15 random bytes and 20 check bits in Crockford's base 32. Mirrors RecoveryCode.cs.
import type { Bytes } from './opening'
import { isSeparator, maxTyped } from './typed'

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const secretBytes = 15
const codeSymbols = 28

export const newRecoveryCode = (): Bytes => crypto.getRandomValues(new Uint8Array(secretBytes))

/** Seven groups of four. */
export async function formatRecoveryCode(code: Bytes): Promise<string> {
  const all = [...code, ...new Uint8Array(await crypto.subtle.digest('SHA-256', code)).subarray(0, 3)]
  const bits = all.map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const text = Array.from({ length: codeSymbols }, (_, index) => symbols[parseInt(bits.slice(index * 5, index * 5 + 5), 2)]).join('')
  return (text.match(/..../g) ?? []).join('-')
}

/** Null if a symbol is missing, wrong or swapped. */
export async function parseRecoveryCode(typed: string): Promise<Bytes | null> {
  if (typed.length > maxTyped) return null
  let text = ''
  for (const raw of typed) {
    if (isSeparator(raw)) continue
    const upper = /[a-z]/.test(raw) ? raw.toUpperCase() : raw
    const symbol = upper === 'O' ? '0' : upper === 'I' || upper === 'L' ? '1' : upper
    if (!symbols.includes(symbol)) return null
    text += symbol
  }
  if (text.length !== codeSymbols) return null
  const bits = [...text].map((symbol) => symbols.indexOf(symbol).toString(2).padStart(5, '0')).join('')
  const code = Uint8Array.from({ length: secretBytes }, (_, index) => parseInt(bits.slice(index * 8, index * 8 + 8), 2))
  return (await formatRecoveryCode(code)).replaceAll('-', '') === text ? code : null
}
