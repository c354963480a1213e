/** The generator of random numbers behind the module random: xoshiro128**, seedable. */

let state: Uint32Array | null = null;

/** A number from 0 up to, not including, 1, with 53 random bits. */
export function nextRandom(): number {
  const high = nextBits() >>> 5;
  const low = nextBits() >>> 6;
  return (high * 67108864 + low) / 9007199254740992;
}

/** Begins the sequence that belongs to a seed; null takes the host's randomness. */
export function seedWith(seed: number | null): void {
  state = new Uint32Array(4);
  if (seed === null) {
    for (let i = 0; i < 4; i++) state[i] = Math.random() * 4294967296;
    state[0]! |= 1;
    return;
  }
  let mixed = seed >>> 0;
  for (let i = 0; i < 4; i++) {
    mixed = (mixed + 0x9e3779b9) >>> 0;
    let word = mixed;
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    state[i] = word ^ (word >>> 15);
  }
}

function nextBits(): number {
  if (state === null) seedWith(null);
  const s = state!;
  const result = Math.imul(rotated(Math.imul(s[1]!, 5), 7), 9);
  const shifted = s[1]! << 9;
  s[2]! ^= s[0]!;
  s[3]! ^= s[1]!;
  s[1]! ^= s[2]!;
  s[0]! ^= s[3]!;
  s[2]! ^= shifted;
  s[3] = rotated(s[3]!, 11);
  return result;
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
