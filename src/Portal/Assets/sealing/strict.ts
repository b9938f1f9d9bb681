// Base64url and protected headers with one spelling per value. Mirrors StrictBase64Url.cs and Header.cs.
import type { Bytes } from './opening'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function isStrict(text: string): boolean {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return false
  const last = alphabet.indexOf(text.slice(-1))
  switch (text.length % 4) {
    case 0: return true
    case 2: return (last & 0b1111) === 0
    case 3: return (last & 0b0011) === 0
    default: return false
  }
}

/** How many bytes a strict text stands for. */
export const byteCount = (text: string): number => Math.floor(text.length / 4) * 3 + [0, 0, 1, 2][text.length % 4]!

export function decode(text: string): Bytes | null {
  if (!isStrict(text)) return null
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

export const encode = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text)

export type Members = Readonly<Record<string, unknown>>

/**
 * Printable ASCII without space and escape, no name that starts with a digit (engines reorder those), and equal to its own
 * re-serialisation: so no duplicates, no 1e2, no 1.0.
 */
export function parseMembers(json: Uint8Array): Members | null {
  const text = String.fromCharCode(...json)
  if (!/^[\x21-\x5b\x5d-\x7e]*$/.test(text) || /"[0-9][^"]*":/.test(text)) return null
  try {
    const value: unknown = JSON.parse(text)
    return isMembers(value) && JSON.stringify(value) === text ? value : null
  } catch {
    return null
  }
}

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const hasExactly = (members: Members, names: readonly string[]): boolean =>
  Object.keys(members).length === names.length && names.every((name) => Object.hasOwn(members, name))

export const isNumber = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= most

export const isText = (value: unknown, form: RegExp): value is string => typeof value === 'string' && form.test(value)

export const isBytes = (value: unknown, size: number): value is string =>
  typeof value === 'string' && isStrict(value) && byteCount(value) === size

export const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const kindForm = /^[a-z][a-z0-9-]{0,31}$/
export const recipientForm = /^(receipt|team:[a-z0-9][a-z0-9-]{0,39}|member:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
export const lastEpoch = 1_000_000
