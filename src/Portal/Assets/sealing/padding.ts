// Four bytes of length, the text, zeros up to a bucket. Mirrors Padding.cs.
import type { Bytes } from './opening'

const buckets = [8_192, 16_384, 32_768]
const prefix = 4

export const maxPlainBytes = 32_768 - prefix

export const isBucket = (bytes: number): boolean => buckets.includes(bytes)

const bucketFor = (plainBytes: number): number | undefined => buckets.find((bucket) => bucket - prefix >= plainBytes)

export function pad(plain: Uint8Array): Bytes {
  const bucket = bucketFor(plain.length)
  if (bucket === undefined) throw new RangeError(`At most ${maxPlainBytes} bytes can be sealed.`)
  const padded = new Uint8Array(bucket)
  new DataView(padded.buffer).setUint32(0, plain.length)
  padded.set(plain, prefix)
  return padded
}

/** Copies the text out and overwrites `padded` in any case. */
export function unpad(padded: Uint8Array): Bytes | null {
  try {
    if (!isBucket(padded.length)) return null
    const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
    if (bucketFor(length) !== padded.length || padded.subarray(prefix + length).some((byte) => byte !== 0)) return null
    return new Uint8Array(padded.subarray(prefix, prefix + length))
  } finally {
    padded.fill(0)
  }
}
