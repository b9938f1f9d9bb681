// The price of sending (D8): a calculation that costs an honest visitor little and a flood much. Pure: no page, no network.
// The server's half is Features/Concerns/Abuse/WorkTickets.cs; a test compares the two.

// Signed words: engines keep them in registers, where unsigned ones become floating point.
const rounds = new Int32Array(64);
const start = new Int32Array(8);
const schedule = new Int32Array(64);
constants();

/** How many hashes are tried before the page may breathe: a few hundredths of a second on an old phone. */
const breath = 2_000;

/** What stands in the header `Portal-Price` when work was asked for. */
export function header(challenge: string, journey: string, counter: number): string {
  return `${challenge};${journey};${counter}`;
}

/**
 * Finds the smallest counter for which SHA-256(seed, counter as eight bytes) begins with `bits` zero bits, where the seed is
 * SHA-256("challenge.journey"). Null when `stopped` says so.
 */
export async function solve(
  challenge: string,
  journey: string,
  bits: number,
  pause: () => Promise<void> = () => new Promise((resolve) => setTimeout(resolve, 0)),
  stopped: () => boolean = () => false,
): Promise<number | null> {
  const seed = digest(new TextEncoder().encode(`${challenge}.${journey}`));
  const block = new Int32Array(16);
  const state = new Int32Array(8);
  block.set(seed);
  // Padding of a message of forty bytes.
  block[10] = 0x80000000 | 0;
  block[15] = 320;
  for (let counter = 0; ; counter++) {
    if (counter % breath === breath - 1) {
      await pause();
      if (stopped()) return null;
    }
    block[8] = Math.floor(counter / 0x1_0000_0000);
    block[9] = counter >>> 0;
    compress(start, block, state);
    if (startsWithZeros(state, bits)) return counter;
  }
}

/** SHA-256 (FIPS 180-4) as eight words. WebCrypto's costs a promise each time, which is more than the hash. */
export function digest(message: Uint8Array): Int32Array {
  const length = (((message.length + 8) >> 6) + 1) << 6;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 4, message.length * 8);
  const state = start.slice();
  const block = new Int32Array(16);
  for (let at = 0; at < length; at += 64) {
    for (let word = 0; word < 16; word++) block[word] = view.getInt32(at + word * 4);
    compress(state, block, state);
  }
  return state;
}

function startsWithZeros(state: Int32Array, bits: number): boolean {
  let left = bits;
  for (let word = 0; left > 0; word++, left -= 32) {
    if (Math.clz32(state[word] ?? 0) < Math.min(left, 32)) return false;
  }
  return true;
}

function compress(state: Int32Array, block: Int32Array, out: Int32Array): void {
  const w = schedule;
  for (let i = 0; i < 16; i++) w[i] = block[i]!;
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15]!;
    const b = w[i - 2]!;
    const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
    const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }

  let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!;
  let e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + rounds[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }

  out[0] = (state[0]! + a) | 0;
  out[1] = (state[1]! + b) | 0;
  out[2] = (state[2]! + c) | 0;
  out[3] = (state[3]! + d) | 0;
  out[4] = (state[4]! + e) | 0;
  out[5] = (state[5]! + f) | 0;
  out[6] = (state[6]! + g) | 0;
  out[7] = (state[7]! + h) | 0;
}

/** The fractional parts of the square and cube roots of the first primes: shorter to compute than to send. */
function constants(): void {
  let found = 0;
  for (let candidate = 2; found < 64; candidate++) {
    let prime = true;
    for (let factor = 2; factor * factor <= candidate; factor++) if (candidate % factor === 0) prime = false;
    if (!prime) continue;
    if (found < 8) start[found] = fraction(Math.sqrt(candidate));
    rounds[found++] = fraction(Math.cbrt(candidate));
  }
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 0x1_0000_0000) | 0;
}
