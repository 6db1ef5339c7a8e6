/** Draws numbers; the same seed always gives the same sequence. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number in [0, below). */
  below(below: number): number;
}

/**
 * A seeded generator: xoshiro128** with its state filled by splitmix32, so that
 * neighbouring seeds give unrelated sequences. Good for resampling, useless for
 * secrets.
 *
 * Blackman, D. & Vigna, S. (2021). Scrambled linear pseudorandom number
 * generators. ACM Transactions on Mathematical Software 47(4).
 *
 * @param seed a whole number; only its lower 32 bits count.
 */
export function randomFrom(seed: number): Random {
  let a: number, b: number, c: number, d: number;
  let state = seed | 0;
  const fill = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  [a, b, c, d] = [fill(), fill(), fill(), fill()];

  const bits = () => {
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return scrambled >>> 0;
  };
  return {
    next: () => bits() / 2 ** 32,
    below: (below) => Math.floor((bits() / 2 ** 32) * below),
  };
}

/** The items in a random order, each order equally likely (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function rotate(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by));
}

/** A seed to propose, of at most six digits: another one for each id. */
export function seedFrom(id: string): number {
  return [...id].reduce((sum, char) => (sum * 31 + char.codePointAt(0)!) % 1_000_000, 0);
}
