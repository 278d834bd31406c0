/** How alike two words are, from 0 to 1, by Jaro and Winkler (1990): letters in common, transpositions, a shared beginning. */
export function similarity(one: string, other: string): number {
  if (one === other) return 1;
  if (one === "" || other === "") return 0;
  const jaro = jaroOf([...one], [...other]);
  let shared = 0;
  while (shared < 4 && one[shared] === other[shared] && one[shared] !== undefined) shared++;
  return jaro + shared * 0.1 * (1 - jaro);
}

function jaroOf(one: string[], other: string[]): number {
  const [inOne, inOther] = matched(one, other);
  if (inOne.length === 0) return 0;
  const moved = inOne.filter((letter, at) => letter !== inOther[at]).length / 2;
  const common = inOne.length;
  return (common / one.length + common / other.length + (common - moved) / common) / 3;
}

/** The letters that both have within half the longer word, each in its own order. */
function matched(one: string[], other: string[]): [string[], string[]] {
  const reach = Math.max(Math.floor(Math.max(one.length, other.length) / 2) - 1, 0);
  const used = new Set<number>();
  const inOne = one.filter((letter, at) => {
    const found = other.findIndex(
      (same, place) => same === letter && !used.has(place) && Math.abs(place - at) <= reach,
    );
    if (found >= 0) used.add(found);
    return found >= 0;
  });
  return [inOne, other.filter((_, place) => used.has(place))];
}
