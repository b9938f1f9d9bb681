// How every opening ends: with the whole value, or with a reason and nothing else. Mirrors Portal.Sealing/Opening.cs.
export type Refusal =
  | 'TooLarge' | 'Malformed' | 'NotAccepted' | 'OtherSubject' | 'DoesNotOpen' | 'BadContent' | 'Expired'

export type Opening<T> =
  | { readonly opened: true; readonly value: T }
  | { readonly opened: false; readonly reason: Refusal }

export type Bytes = Uint8Array<ArrayBuffer>

export const opened = <T>(value: T): Opening<T> => ({ opened: true, value })
export const refused = (reason: Refusal): { readonly opened: false; readonly reason: Refusal } => ({ opened: false, reason })
