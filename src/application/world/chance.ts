/** Chance that can be repeated: the same seed draws the same. */
export interface Chance {
  /** From 0 up to and without 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  happens(probability: number): boolean;
  pick<Value>(from: readonly [Value, ...(readonly Value[])]): Value;
  /** Around 0 with a spread of 1. */
  normal(): number;
  /** Sixteen hexadecimal digits. */
  digits(): string;
}

/** 32 bits that differ for texts that differ little (FNV-1a with a last mixing). */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** The generator sfc32: four words of state, passes the usual test batteries, and is quick. */
const sfc32 = (text: string): (() => number) => {
  let [a, b, c] = [hashOf(`a${text}`), hashOf(`b${text}`), hashOf(`c${text}`)];
  let counter = 1;
  const draw = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) draw();
  return draw;
};

export const chanceFrom = (seed: string): Chance => {
  const word = sfc32(seed);
  const next = (): number => word() / 0x1_0000_0000;
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    happens: (probability) => next() < probability,
    pick: (from) => from[Math.floor(next() * from.length)] ?? from[0],
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    digits: () => word().toString(16).padStart(8, '0') + word().toString(16).padStart(8, '0'),
  };
};
