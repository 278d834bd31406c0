/** A seeded source of chance in [0, 1) (mulberry32): a proof that fails can be run again with the seed it printed. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The seed of this run: PROOF_SEED, else a new one. */
export const seedOfRun = (): number => Number(process.env.PROOF_SEED) || Math.floor(Math.random() * 1e9);
