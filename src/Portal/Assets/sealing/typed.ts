// What people type, and what phones and word processors add when a code is pasted. Mirrors TypedText.cs.
const separators =
  ' \t\r\n-\u00A0\u00AD\u2007\u2009\u200A\u202F\u2010\u2011\u2012\u2013\u2014\u2212'
  + '\u061C\u200B\u200E\u200F\u202A\u202B\u202C\u2066\u2067\u2068\u2069\uFEFF'

export const maxTyped = 100

export const isSeparator = (symbol: string): boolean => separators.includes(symbol)

/** The digit of an ASCII, Arabic-Indic or Persian digit; -1 for anything else. */
export function digitOf(symbol: string): number {
  const code = symbol.charCodeAt(0)
  const zero = [0x30, 0x660, 0x6f0].find((start) => code >= start && code <= start + 9)
  return zero === undefined ? -1 : code - zero
}
