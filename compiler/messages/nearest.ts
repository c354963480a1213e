/** "Did you mean …?": the known name that a misspelt one most resembles. */

/** @returns null when nothing is close enough to be worth suggesting */
export function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.floor(name.length / 3) + 1;
  for (const candidate of known) {
    if (candidate === name || Math.abs(candidate.length - name.length) > least) continue;
    const distance = editDistance(normalise(name), normalise(candidate));
    if (distance < least || (best === null && distance === least && distance < name.length / 2)) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Case and `-` against `_` make the least of differences. */
function normalise(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}

/** Insertions, deletions, replacements and exchanges of neighbours that lead from one to the other. */
function editDistance(from: string, to: string): number {
  let previous: number[] = [];
  let current = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min(current[j - 1]! + (same ? 0 : 1), current[j]! + 1, next[j - 1]! + 1);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, previous[j - 2]! + 1);
      }
      next.push(cost);
    }
    previous = current;
    current = next;
  }
  return current[to.length]!;
}
