// Receipt codes and what they open (design D6). Mirrors Portal.Sealing/Receipts; the vault exists on the server only.
import { keySize } from './content'
import { deriveKey, type SlowHash } from './derive'
import { open, parse, seal, type Shape } from './envelope'
import { refused, type Bytes, type Opening } from './opening'
import { isText, utf8, uuidForm } from './strict'
import { digitOf, isSeparator, maxTyped } from './typed'

const shape: Shape = { alg: 'dir', maxChars: 1_024, members: ['id', 'slot', 'v'] }
const digits = 20
const locatorDigits = 5

/** Twenty ASCII digits whose last one is Damm's check digit over the others. */
export type ReceiptCode = string & { readonly __receipt: true }

const damm = [
  '0317598642', '7092154863', '4206871359', '1750983426', '6123045978',
  '3674209581', '5869720134', '8945362017', '9438617205', '2581436790',
]

const check = (code: string): number => [...code].reduce((interim, digit) => Number(damm[interim]![Number(digit)]), 0)

export function newReceiptCode(): ReceiptCode {
  let code = ''
  while (code.length < digits - 1) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      // 250 is the last multiple of ten a byte can reach: below it every digit is equally likely.
      if (byte < 250 && code.length < digits - 1) code += String(byte % 10)
    }
  }
  return (code + String(check(code))) as ReceiptCode
}

/** Null if there are not twenty digits or the check digit does not fit. */
export function parseReceiptCode(typed: string): ReceiptCode | null {
  if (typed.length > maxTyped) return null
  let code = ''
  for (let index = 0; index < typed.length; index++) {
    const digit = digitOf(typed[index]!)
    if (digit >= 0) code += String(digit)
    else if (!isSeparator(typed[index]!)) return null
  }
  return code.length === digits && check(code) === 0 ? (code as ReceiptCode) : null
}

export const formatReceiptCode = (code: ReceiptCode): string => (code.match(/..../g) ?? []).join(' ')

/** No secret: it is what the browser asks the server's salt for. */
export const locatorOf = (code: ReceiptCode): string => code.slice(0, locatorDigits)

export interface ReceiptKeys {
  /** 32 bytes that are posted to show knowledge of the code. */
  readonly proof: Bytes
  /** 32 bytes that never leave the browser. */
  readonly opening: Bytes
}

/** The caller overwrites both after use. */
export async function deriveReceipt(code: ReceiptCode, salt: Bytes, slowHash: SlowHash): Promise<ReceiptKeys> {
  const slow = await slowHash(utf8(code.slice(locatorDigits, digits - 1)), salt)
  try {
    return {
      proof: await deriveKey(slow, salt, 'portal/1/receipt/proof'),
      opening: await deriveKey(slow, salt, 'portal/1/receipt/key'),
    }
  } finally {
    slow.fill(0)
  }
}

/** The letters' key of a record, for whoever holds the code. */
export async function sealReceiptKey(lettersKey: Bytes, record: string, keys: ReceiptKeys): Promise<string> {
  if (lettersKey.length !== keySize || !uuidForm.test(record)) throw new RangeError('Cannot be sealed.')
  return seal(lettersKey, keys.opening, shape, { id: record, slot: 'receipt', v: 2 })
}

/** Gives the 32-byte letters' key, which the caller overwrites after use. */
export async function openReceiptKey(jwe: unknown, record: string, keys: ReceiptKeys): Promise<Opening<Bytes>> {
  const parsed = parse(jwe, shape)
  if (!parsed.opened) return parsed
  const { members, plainBytes } = parsed.value
  if (plainBytes !== keySize || !isText(members['id'], uuidForm) || members['slot'] !== 'receipt' || members['v'] !== 2) {
    return refused('NotAccepted')
  }
  return members['id'] === record ? open(parsed.value, keys.opening) : refused('OtherSubject')
}
